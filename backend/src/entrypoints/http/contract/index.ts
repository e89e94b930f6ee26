export {
  addedApiKey,
  apiKey,
  apiKeyList,
  newApiKey,
  scopeList,
  scopeName,
  type AddedApiKeyAnswer,
  type ApiKeyAnswer,
  type ScopeListAnswer,
  type ScopeName
} from './api-key.ts';
export { apiUseAnswer, type ApiUseAnswer } from './api-use.ts';
export { auditEntries, auditPage, type AuditAnswer } from './audit.ts';
export {
  authorisationAnswer,
  connectionAnswer,
  connectionCatalogue,
  connectionList,
  connectionTest,
  consentAnswer,
  newAuthorisation,
  newConnection,
  renewedAuthorisation,
  renewedCredentials,
  type ConnectionActionName,
  type ConnectionAnswer,
  type ConnectionCatalogue,
  type ConnectionTest
} from './connection.ts';
export { errorAnswer, type ErrorAnswer, type ErrorDetails } from './error.ts';
export { healthAnswer, type HealthAnswer } from './health.ts';
export {
  invitation,
  invitationList,
  mailList,
  newInvitation,
  sentInvitation,
  type InvitationAnswer,
  type MailListAnswer,
  type SentInvitationAnswer
} from './invitation.ts';
export {
  credentials,
  firstAdmin,
  invitationAcceptance,
  invitationFound,
  invitationLookup,
  openIdAnswer,
  openIdStart,
  signInOptions,
  studioRoute,
  type InvitationFound,
  type SignInOptions
} from './sign-in.ts';
export { statusAnswer, type StatusAnswer } from './status.ts';
export {
  idParams,
  me,
  roleChange,
  roleName,
  user,
  userList,
  type MeAnswer,
  type RoleName,
  type UserAnswer
} from './user.ts';
export {
  accessFix,
  verificationReport,
  type FindingAnswer,
  type VerificationReport
} from './verification.ts';
