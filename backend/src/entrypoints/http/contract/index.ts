export {
  addedApiKey,
  apiKey,
  apiKeyList,
  newApiKey,
  scopeList,
  type AddedApiKeyAnswer,
  type ApiKeyAnswer,
  type ScopeListAnswer,
  type ScopeName
} from './api-key.ts';
export { apiUseAnswer, type ApiUseAnswer } from './api-use.ts';
export { auditEntries, auditPage, type AuditAnswer } from './audit.ts';
export {
  backfillEstimate,
  backfillProgress,
  backfillRequest,
  backfillStep,
  communityList,
  currentBackfill,
  type BackfillAction,
  type BackfillEstimateAnswer,
  type BackfillProgressAnswer,
  type BackfillRequestBody,
  type CommunityListAnswer,
  type CurrentBackfillAnswer
} from './backfill.ts';
export {
  authorisationAnswer,
  connectionAnswer,
  connectionCatalogue,
  connectionChange,
  connectionTarget,
  connectionList,
  connectionTest,
  consentAnswer,
  newAuthorisation,
  newConnection,
  renewedAuthorisation,
  renewedCredentials,
  type ConnectionAnswer,
  type ConnectionCatalogue,
  type ConnectionTest
} from './connection.ts';
export { checklist, checklistParams, confirmation, type ChecklistAnswer } from './checklist.ts';
export { supportBundleAnswer, type SupportBundleAnswer } from './support-bundle.ts';
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
  madePasswordLink,
  passwordChange,
  passwordLinkFound,
  passwordLinkLookup,
  passwordLinkRequest,
  passwordLinkUse,
  type MadePasswordLinkAnswer,
  type PasswordLinkFound
} from './password.ts';
export {
  credentials,
  firstAdmin,
  invitationAcceptance,
  invitationFound,
  invitationLookup,
  openIdAnswer,
  openIdStart,
  signInOptions,
  type InvitationFound,
  type SignInOptions
} from './sign-in.ts';
export {
  madeItems,
  provisioningPreview,
  provisioningReport,
  provisioningRequest,
  type MadeItemAnswer,
  type MadeItemsAnswer,
  type ProvisioningPreviewAnswer,
  type ProvisioningReportAnswer,
  type SetupRefusalAnswer
} from './provisioning.ts';
export {
  issueList,
  issuePage,
  recordAnswer,
  recordQuery,
  retryAnswer,
  retryRequest,
  runDetails,
  type IssueAnswer,
  type IssueListAnswer,
  type RecordAnswer,
  type RetryAnswer,
  type RetryRequest,
  type RunDetailsAnswer
} from './issue.ts';
export { entityId, idParams } from './params.ts';
export {
  runList,
  runPage,
  runParams,
  runRowPage,
  runRows,
  startedRun,
  type RunAnswer,
  type RunListAnswer,
  type RunRowsAnswer,
  type StartedRunAnswer
} from './run.ts';
export {
  latestPlan,
  planParams,
  planRowPage,
  planRows,
  settingsChange,
  syncSettings,
  syncStart,
  syncView,
  type LatestPlanAnswer,
  type PlanRowsAnswer,
  type SettingAnswer,
  type SettingValue,
  type SyncSettingsAnswer,
  type SyncViewAnswer
} from './sync.ts';
export { statusAnswer, type StatusAnswer } from './status.ts';
export {
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
  lastVerification,
  verificationReport,
  type VerificationReport
} from './verification.ts';
