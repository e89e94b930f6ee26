/** The package's objects in which administrators see how the sync is doing. */
export type HealthObject = 'SyncRun__c' | 'SyncIssue__c';

/** A run or an issue as the org shall have it. */
export interface HealthRow {
  readonly object: HealthObject;
  /** Id of the run or the issue. */
  readonly externalId: string;
  /** Field values without the key; the run of an issue is a nested `{ ExternalId__c }`. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** What is to be told the org about itself; it travels with calls that are made anyway. */
export type HealthRequest =
  | { readonly kind: 'upsert'; readonly row: HealthRow }
  | { readonly kind: 'delete'; readonly row: Pick<HealthRow, 'object' | 'externalId'> };

/** What the org said about one of them; `error` is null when it took it. */
export interface HealthAnswer {
  readonly request: HealthRequest;
  readonly error: { readonly code: string; readonly message: string } | null;
}
