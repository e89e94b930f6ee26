/** How a connection syncs, backfills and plans, and what its runs covered. */
export interface RunTables {
  connection_settings: ConnectionSettingsTable;
  setting_changes: SettingChangeTable;
  backfills: BackfillTable;
  plans: PlanTable;
  plan_rows: PlanRowTable;
  run_ranges: RunRangeTable;
  contact_intents: ContactIntentTable;
  expired_activities: ExpiredActivityTable;
  confirmed_points: ConfirmedPointTable;
}

export interface ConfirmedPointTable {
  connection_id: string;
  point: string;
  actor: string;
  at: string;
}

/** `leaving` until the org has it no more, then `left`. */
export interface ExpiredActivityTable {
  connection_id: string;
  external_id: string;
  state: string;
}

export interface ContactIntentTable {
  connection_id: string;
  email_key: string;
  member_key: string;
  state: string;
  contact_id: string | null;
  message: string | null;
  updated_at: string;
}

/** Changes of one kind that a run answered: after one position, up to another. */
export interface RunRangeTable {
  run_id: string;
  kind: string;
  after_seq: number;
  up_to_seq: number;
}

export interface PlanTable {
  id: string;
  connection_id: string;
  created_at: string;
  used_at: string | null;
  head: number;
  /** JSON, like `summary`. */
  schema: string;
  summary: string;
}

export interface PlanRowTable {
  plan_id: string;
  position: number;
  object: string;
  external_id: string;
  action: string;
  /** JSON: differences, or why it will not land. */
  details: string;
}

export interface BackfillTable {
  id: string;
  connection_id: string;
  state: string;
  /** JSON, like `deal_accounts`. */
  scope: string;
  total: number;
  queued: number;
  rank: string;
  after_id: string | null;
  deal_accounts: string;
  worked_seconds: number;
  requested_at: string;
  started_at: string | null;
  finished_at: string | null;
  message: string | null;
}

export interface ConnectionSettingsTable {
  connection_id: string;
  /** JSON object. */
  settings: string;
  updated_at: string;
}

export interface SettingChangeTable {
  id: string;
  connection_id: string;
  name: string;
  /** JSON, like `value_after`. */
  value_before: string;
  value_after: string;
  actor: string;
  at: string;
}
