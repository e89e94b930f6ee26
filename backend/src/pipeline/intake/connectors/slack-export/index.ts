export { SlackExportConnector } from './slack-export.ts';
