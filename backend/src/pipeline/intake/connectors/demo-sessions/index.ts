export { DemoSessionsConnector } from './demo-sessions.ts';
