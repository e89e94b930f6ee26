export { Connections, type ConnectionsOptions, type ConnectRequest } from './connections.ts';
export { ConnectionNameTakenError, NoConnectionError } from './errors.ts';
export { InvalidSettingError, Settings, type SettingName } from './settings/index.ts';
