import type { Flag } from './flag.ts';

export interface MemberRollupTable {
  connection_id: string;
  member_key: string;
  community_key: string;
  is_counted: Flag;
  is_teammate: Flag;
  contact_id: string | null;
  lead_id: string | null;
  account_id: string | null;
  activity_count: number;
  activity_count_30d: number;
  last_activity_at: string | null;
  score: number;
  level: string;
  score_reasons: string | null;
  weeks: string | null;
  due_on: string | null;
}

export interface RecordRollupTable {
  connection_id: string;
  object: string;
  record_key: string;
  /** JSON object; null until the totals have been computed. */
  fields: string | null;
  /** In the past for a record whose totals are out of date. */
  due_on: string | null;
}

export interface CountedSessionTable {
  connection_id: string;
  session_key: string;
  contact_id: string | null;
  lead_id: string | null;
  account_id: string | null;
  opportunity_id: string | null;
  ended_at: string;
}

/** Points may have decimals. */
export interface ScoreWeightTable {
  connection_id: string;
  type: string;
  points: number;
  half_life_days: number;
  daily_cap: number;
  maximum_points: number;
}
