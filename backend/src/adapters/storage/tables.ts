import type { Generated } from 'kysely';
import type {
  AuthorisationTable,
  ConnectionTable,
  OrgAccessTable,
  ProvisionedItemTable,
  SecretTable
} from './connection-tables.ts';
import type { Flag } from './flag.ts';
import type { OpportunityTables } from './opportunity-tables.ts';
import type { ImportTable, LeaseTable } from './work-tables.ts';
import type { OrgUseTables } from './org-use-tables.ts';
import type { PeopleTables } from './people-tables.ts';
import type { RunTables } from './run-tables.ts';
import type {
  CountedSessionTable,
  MemberRollupTable,
  RecordRollupTable,
  ScoreWeightTable
} from './rollup-tables.ts';

/** Every table as both databases hold it: text ids, ISO-8601 UTC text, flags as 0 and 1. */
export interface Tables extends RunTables, PeopleTables, OpportunityTables, OrgUseTables {
  migrations: MigrationTable;
  communities: CommunityTable;
  members: MemberTable;
  activities: ActivityTable;
  sessions: SessionTable;
  session_links: SessionLinkTable;
  member_rollups: MemberRollupTable;
  record_rollups: RecordRollupTable;
  score_weights: ScoreWeightTable;
  counted_sessions: CountedSessionTable;
  changes: ChangeTable;
  cursors: CursorTable;
  settled_marks: SettledMarksTable;
  connections: ConnectionTable;
  authorisations: AuthorisationTable;
  provisioned_items: ProvisionedItemTable;
  org_access: OrgAccessTable;
  secrets: SecretTable;
  org_people: OrgPersonTable;
  org_accounts: OrgAccountTable;
  member_links: MemberLinkTable;
  exceptions: ExceptionTable;
  sent_hashes: SentHashTable;
  writable_fields: WritableFieldTable;
  runs: RunTable;
  issues: IssueTable;
  imports: ImportTable;
  leases: LeaseTable;
  bulk_jobs: BulkJobTable;
}

export interface MigrationTable {
  name: string;
  applied_at: string;
}

export interface CommunityTable {
  id: string;
  external_id: string;
  platform: string;
  workspace_key: string;
  name: string;
  url: string | null;
  logo_url: string | null;
  content_hash: string;
  created_at: string;
  updated_at: string;
}

export interface MemberTable {
  id: string;
  external_id: string;
  community_key: string;
  name: string;
  email: string | null;
  /** `email` trimmed and in lower case: what matching compares. */
  email_key: string | null;
  /** The organisation that `email` names; null for free mail. */
  email_domain: string | null;
  handle: string | null;
  job_title: string | null;
  company: string | null;
  avatar_url: string | null;
  joined_at: string | null;
  left_at: string | null;
  status: string;
  content_hash: string;
  created_at: string;
  updated_at: string;
}

export interface ActivityTable {
  id: string;
  external_id: string;
  community_key: string;
  member_key: string;
  recipient_key: string | null;
  type: string;
  occurred_at: string;
  occurred_at_estimated: Flag;
  channel: string | null;
  title: string | null;
  body: string | null;
  url: string | null;
  thread_key: string | null;
  content_hash: string;
  created_at: string;
  updated_at: string;
}

export interface SessionTable {
  id: string;
  external_id: string;
  started_at: string;
  ended_at: string;
  duration_minutes: number;
  full_name: string | null;
  email: string | null;
  /** As in `members`. */
  email_key: string | null;
  steps_viewed: number;
  /** JSON arrays of texts, like the three kinds of areas. */
  demos: string;
  flows: string;
  very_interested_areas: string;
  somewhat_interested_areas: string;
  not_interested_areas: string;
  opportunity_id: string | null;
  share_url: string | null;
  content_hash: string;
  created_at: string;
  updated_at: string;
}

export interface SessionLinkTable {
  connection_id: string;
  session_key: string;
  member_key: string | null;
  contact_id: string | null;
  lead_id: string | null;
  account_id: string | null;
  opportunity_id: string | null;
  owner_id: string | null;
  owner_email: string | null;
  is_ambiguous: Flag;
}

export interface ChangeTable {
  seq: Generated<number>;
  kind: string;
  key: string;
  connection_id: string | null;
  origin: string;
  depth: number;
  created_at: string;
}

export interface CursorTable {
  consumer: string;
  stream: string;
  position: number;
  updated_at: string;
}

/** Of what is done beyond a cursor's position; outdated where that is another one. */
export interface SettledMarksTable {
  consumer: string;
  stream: string;
  position: number;
  marks: Buffer;
}

export interface OrgPersonTable {
  connection_id: string;
  record_id: string;
  object: string;
  email: string | null;
  email_key: string | null;
  email_domain: string | null;
  name: string;
  account_id: string | null;
  converted_contact_id: string | null;
  is_converted: Flag;
  system_modstamp: string;
}

export interface OrgAccountTable {
  connection_id: string;
  record_id: string;
  name: string;
  website: string | null;
  /** The organisation that `website` names. */
  domain: string | null;
  system_modstamp: string;
}

export interface MemberLinkTable {
  connection_id: string;
  member_key: string;
  contact_id: string | null;
  lead_id: string | null;
  account_id: string | null;
  rule: string;
  evidence: string | null;
  confidence: number;
  matched_at: string;
  locked: Flag;
  /** JSON array of record ids. */
  candidates: string;
}

export interface ExceptionTable {
  connection_id: string;
  object: string;
  external_id: string;
  state: string;
  code: string;
  field: string | null;
  message: string;
  remedy: string;
  attempts: number;
  retry_at: string | null;
  parent_key: string | null;
  payload_hash: string;
  first_seen_at: string;
  last_seen_at: string;
}

export interface SentHashTable {
  connection_id: string;
  object: string;
  external_id: string;
  hash: string;
}

/** What the integration user could write when we last looked: a gain re-sends the object's rows. */
export interface WritableFieldTable {
  connection_id: string;
  object: string;
  /** JSON array of field names, sorted. */
  fields: string;
  /** Of what the org demands of these fields. */
  fingerprint: string;
  updated_at: string;
}

export interface RunTable {
  id: string;
  connection_id: string;
  kind: string;
  status: string;
  started_at: string;
  finished_at: string | null;
  created: number;
  updated: number;
  unchanged: number;
  parked: number;
  api_calls: number;
  message: string | null;
  stage: string | null;
  stage_done: Generated<number>;
}

export interface IssueTable {
  id: string;
  connection_id: string;
  run_id: string | null;
  object: string;
  record_key: string;
  code: string;
  field: string;
  message: string;
  remedy: string;
  state: string;
  first_seen_at: string;
  last_seen_at: string;
}

export interface BulkJobTable {
  connection_id: string;
  object: string;
  job_id: string;
  state: string;
  up_to: number;
  rows: number;
  new_rows: number;
  created_at: string;
}
