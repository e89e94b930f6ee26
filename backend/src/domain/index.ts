export type { Activity } from './activity.ts';
export {
  pushConsumer,
  type Change,
  type ChangeKind,
  type ChangeOrigin,
  type LoggedChange
} from './change.ts';
export type { Community, Platform } from './community.ts';
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
export { LeaseLostError, type Fence } from './lease.ts';
export type { MatchRule, MemberLink } from './link.ts';
export { emailKey, type Member, type MemberStatus } from './member.ts';
export type { LinkChoice } from './link-choice.ts';
export type { OrgAccount } from './org-account.ts';
export type { OrgPerson } from './person.ts';
export type { Session, SessionLink } from './session.ts';
export type { Issue, IssueReport, Run, RunStatus } from './run.ts';
export type {
  CountedSession,
  MemberRollup,
  RecordRollup,
  RollupObject,
  RollupRecord
} from './rollup.ts';
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
