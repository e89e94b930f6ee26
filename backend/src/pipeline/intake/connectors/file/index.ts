export { FileConnector } from './file-connector.ts';
