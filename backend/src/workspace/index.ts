export {
  Authorisations,
  type AuthorisationAnswer,
  type AuthorisationRequest
} from './authorisations.ts';
export { ConnectionCare, type ConnectionView, type TestResult } from './connection-care.ts';
export { Connections, type ConnectionsOptions, type ConnectRequest } from './connections.ts';
export type { Consent } from './keep-consent.ts';
export {
  AccountDisconnectedError,
  AppNeededError,
  AuthorisationRefusedError,
  ConnectionNameTakenError,
  ConnectionNotFoundError,
  NoConnectionError,
  NoRefreshTokenError,
  OtherOrgError
} from './errors.ts';
export {
  InvalidSettingError,
  Settings,
  Teammates,
  type SettingName,
  type TeammatePreview
} from './settings/index.ts';
export type { OpenedSignIn, KnownSignIn } from './sign-ins.ts';
export type { SentInvitation } from './invitations.ts';
export { COMMAND_LINE, SERVICE } from './audit-log.ts';
export { createOrgs, type Orgs, type OrgsParts } from './orgs.ts';
export { createPeople, type People, type PeopleParts } from './people.ts';
export { actorOf } from './users.ts';
export { Provisioning, type ProvisioningPreview, type ProvisioningReport } from './provisioning.ts';
export { Verification, type VerifyReport } from './verification.ts';
