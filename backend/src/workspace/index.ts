export { Connections, type ConnectionsOptions, type ConnectRequest } from './connections.ts';
export { ConnectionNameTakenError, NoConnectionError } from './errors.ts';
export {
  InvalidSettingError,
  Settings,
  Teammates,
  type SettingName,
  type TeammatePreview
} from './settings/index.ts';
export type { OpenedSignIn, KnownSignIn } from './sign-ins.ts';
export type { SentInvitation } from './invitations.ts';
export { createPeople, type People, type PeopleParts } from './people.ts';
export { actorOf } from './users.ts';
