export { Connections, type ConnectionsOptions, type ConnectRequest } from './connections.ts';
export { ConnectionNameTakenError, NoConnectionError } from './errors.ts';
