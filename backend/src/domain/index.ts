export type { Activity } from './activity.ts';
export type { Change, ChangeKind, ChangeOrigin, LoggedChange } from './change.ts';
export type { Community, Platform } from './community.ts';
export type { Connection, ConnectionState } from './connection.ts';
export type { MatchRule, MemberLink } from './link.ts';
export { emailKey, type Member, type MemberStatus } from './member.ts';
export type { OrgPerson } from './person.ts';
export type { Issue, Run, RunStatus } from './run.ts';
export {
  PUSH_ORDER,
  type ExceptionState,
  type Receipt,
  type RowError,
  type TargetObject,
  type Write,
  type WriteException
} from './write.ts';
