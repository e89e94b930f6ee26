export { Connections, type ConnectionsOptions, type ConnectRequest } from './connections.ts';
export { ConnectionNameTakenError, NoConnectionError } from './errors.ts';
export {
  InvalidSettingError,
  Settings,
  Teammates,
  type SettingName,
  type TeammatePreview
} from './settings/index.ts';
