export type { Activity } from './activity.ts';
export type {
  ApiHour,
  ApiPause,
  ApiPauseReason,
  ApiSample,
  CallUrgency,
  OrgStorage
} from './api-use.ts';
export { SCOPES, type ApiKey, type KeyScope } from './api-key.ts';
export type { Actor, AuditEntry } from './audit-entry.ts';
export {
  pushConsumer,
  sentConsumer,
  type Change,
  type ChangeKind,
  type ChangeOrigin,
  type LoggedChange
} from './change.ts';
export {
  BACKFILL_RANKS,
  type Backfill,
  type BackfillRank,
  type BackfillScope,
  type BackfillState
} from './backfill.ts';
export {
  CAPABILITIES,
  DIRECTIONS,
  ENVIRONMENTS,
  purposeText,
  type CapabilityChoice,
  type CapabilityName,
  type Choice
} from './catalogue.ts';
export type { Community, Platform } from './community.ts';
export type { HealthAnswer, HealthObject, HealthRequest, HealthRow } from './health.ts';
export type { ContactIntent, ContactIntentState } from './contact-intent.ts';
export type {
  Capability,
  Connection,
  ConnectionAction,
  ConnectionEvent,
  ConnectionState,
  Environment,
  LifecycleState,
  SyncDirection
} from './connection.ts';
export type { Invitation, InvitationState } from './invitation.ts';
export type { PasswordLink } from './password-link.ts';
export { LeaseLostError, type Fence } from './lease.ts';
export type { MatchRule, MemberLink } from './link.ts';
export { emailKey, type Member, type MemberStatus } from './member.ts';
export type { LinkChoice } from './link-choice.ts';
export type { OrgAccount } from './org-account.ts';
export type { ContactRole, OrgOpportunity } from './opportunity.ts';
export type { OrgPerson } from './person.ts';
export type { FieldDifference, Plan, PlannedAction, PlannedRow, PlanSummary } from './plan.ts';
export {
  DEFAULT_SETTINGS,
  INTERVALS,
  OPTIONAL_RULES,
  PRIVACY_LEVELS,
  type ConnectionSettings,
  type IntervalMinutes,
  type OptionalRule,
  type PrivacyLevel,
  type SettingChange
} from './settings.ts';
export type { FieldSchema, ObjectSchema } from './schema.ts';
export type { ProvisionedItem } from './provisioned-item.ts';
export type { Session, SessionLink } from './session.ts';
export type { Issue, IssueReport, Run, RunKind, RunProgress, RunStatus } from './run.ts';
export type {
  CountedSession,
  MemberRollup,
  RecordRollup,
  RollupObject,
  RollupRecord
} from './rollup.ts';
export {
  ROLES,
  type OpenIdAttempt,
  type Role,
  type SignIn,
  type SignInFailures,
  type User
} from './user.ts';
export {
  isStandard,
  KIND_OF,
  PUSH_ORDER,
  type ExceptionState,
  type Receipt,
  type RowError,
  type TargetObject,
  type Write,
  type WriteException
} from './write.ts';
