export { ApiBudgetError, ApiBudgets, isOutOfCalls } from './api-budget/index.ts';
export {
  Authorisations,
  type AuthorisationAnswer,
  type Completed,
  type AuthorisationRequest
} from './authorisations.ts';
export type { ConnectionChange } from './change-connection.ts';
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
  settingForms,
  Settings,
  Teammates,
  type SettingForm,
  type SettingInput,
  type SettingName,
  type TeammatePreview
} from './settings/index.ts';
export type { OpenedSignIn, KnownSignIn } from './sign-ins.ts';
export type { SentInvitation } from './invitations.ts';
export type { MadePasswordLink } from './password-links.ts';
export { createOrgs, type Orgs, type OrgsParts } from './orgs.ts';
export { createPeople, type People, type PeopleParts } from './people.ts';
export { actorOf } from './users.ts';
export { IssueRetries, type WhichRows } from './issue-retries.ts';
export { AuditLog, COMMAND_LINE, SERVICE } from './audit-log.ts';
export { NotVerifiedError, requireVerified } from './require-verified.ts';
export { Provisioning, type ProvisioningPreview, type ProvisioningReport } from './provisioning.ts';
export { Verification, type VerifyReport } from './verification.ts';
export { Checklist, NotConfirmableError, type CheckedPoint } from './checklist.ts';
