/** What each org gives, and how much of it is used; shared by all connections of one org. */
export interface OrgUseTables {
  api_hours: ApiHourTable;
  api_pauses: ApiPauseTable;
  org_storage: OrgStorageTable;
}

export interface ApiHourTable {
  org_id: string;
  /** Beginning of the hour. */
  hour: string;
  calls: number;
  /** Null, like the three after it, while the org has said nothing in this hour. */
  sampled_at: string | null;
  used: number | null;
  max: number | null;
  others: number | null;
}

export interface ApiPauseTable {
  org_id: string;
  reason: string;
  since: string;
  until: string;
  probes: number;
}

export interface OrgStorageTable {
  org_id: string;
  max_mb: number;
  left_mb: number;
  sampled_at: string;
}
