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
  AuthorisationRefusedError,
  ConnectionNameTakenError,
  ConnectionNotFoundError,
  NoConnectionError,
  NoRefreshTokenError,
  OtherOrgError
} from './errors.ts';
export { Verification, type VerifyReport } from './verification.ts';
