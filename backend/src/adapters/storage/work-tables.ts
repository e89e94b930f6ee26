export interface ImportTable {
  id: string;
  connector: string;
  path: string;
  /** JSON: community, mapping, preset. */
  options: string;
  state: string;
  accepted: number;
  duplicates: number;
  rejected: number;
  message: string | null;
  started_at: string;
  finished_at: string | null;
}

export interface LeaseTable {
  name: string;
  holder: string;
  /** Grows with each new holder; checked where a cursor advances. */
  token: number;
  expires_at: string;
}
