/** Minutes between two incremental runs: slots of the clock, so each divides an hour. */
export const INTERVALS = [5, 10, 15, 30, 60] as const;
export type IntervalMinutes = (typeof INTERVALS)[number];

/** Match rules that an admin may switch off. */
export const OPTIONAL_RULES = ['contact_email', 'lead_email', 'account_domain'] as const;
export type OptionalRule = (typeof OPTIONAL_RULES)[number];

/**
 * How much of what people wrote reaches an org, from least to most: totals only, without any activity; who did
 * what when and where; also titles and the beginning of each text; all of it.
 */
export const PRIVACY_LEVELS = ['counts', 'metadata', 'snippet', 'full'] as const;
export type PrivacyLevel = (typeof PRIVACY_LEVELS)[number];

/** How one connection syncs; every change is kept with who made it. */
export interface ConnectionSettings {
  readonly intervalMinutes: IntervalMinutes;
  /** While nothing is to be written the org is asked for news only this often; minutes. */
  readonly readMinutes: number;
  /** Make a Contact for every member who matches nobody and has an e-mail address. */
  readonly createContacts: boolean;
  readonly matchRules: readonly OptionalRule[];
  /** E-mail domains of those who run the community: their members are teammates, without a score, and no Contact is made for them. */
  readonly teammateDomains: readonly string[];
  /** Types of activities to send; null sends all. */
  readonly activityTypes: readonly string[] | null;
  readonly privacyLevel: PrivacyLevel;
  /** Activities older than this leave the org; null keeps them for ever. Days. */
  readonly retentionDays: number | null;
  /** So many of the newest activities of a matched member stay, however old they are. */
  readonly retentionNewest: number;
  /** What our rows may take in the org; null for no cap. Megabytes at 2 KB a row. */
  readonly storageCapMb: number | null;
  /** Of the API calls that the org has left today, at most this share is ours; percent. */
  readonly apiSharePercent: number;
}

export const DEFAULT_SETTINGS: ConnectionSettings = {
  intervalMinutes: 10,
  readMinutes: 60,
  createContacts: false,
  matchRules: OPTIONAL_RULES,
  teammateDomains: [],
  activityTypes: null,
  privacyLevel: 'full',
  retentionDays: null,
  retentionNewest: 200,
  storageCapMb: null,
  apiSharePercent: 50
};

/** One setting that somebody changed; values as JSON. */
export interface SettingChange {
  readonly connectionId: string;
  readonly name: keyof ConnectionSettings;
  readonly before: string;
  readonly after: string;
  /** Who, as people know them: a user's name, `command line`. */
  readonly actor: string;
  readonly at: string;
}
