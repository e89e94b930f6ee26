import type { ChangeKind } from './change.ts';

/** What we write, in push order: parents before children, totals on records of the org at the end. */
export const PUSH_ORDER = [
  ...(['Community__c', 'Member__c', 'Session__c', 'Activity__c'] as const),
  ...(['Account', 'Contact', 'Lead', 'Opportunity'] as const)
] as const;
export type TargetObject = (typeof PUSH_ORDER)[number];

/** The kind of change that concerns each object's records. */
export const KIND_OF: Readonly<
  Record<TargetObject, Exclude<ChangeKind, 'person' | 'account' | 'opportunity'>>
> = {
  Community__c: 'community',
  Member__c: 'member',
  Session__c: 'session',
  Activity__c: 'activity',
  Account: 'account_totals',
  Contact: 'contact_totals',
  Lead: 'lead_totals',
  Opportunity: 'opportunity_totals'
};

/** Whether the org made the object's records: they are updated by record id and never created. */
export function isStandard(object: TargetObject): boolean {
  return !object.endsWith('__c');
}

/** A record as the org shall have it. */
export interface Write {
  readonly object: TargetObject;
  /** The record's key: external id of ours, record id of a standard object's. */
  readonly externalId: string;
  /** Field values without the key; a parent is a nested `{ ExternalId__c }` under its relationship name. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** External ids of the required parents, which must be in the org first. */
  readonly parentKeys: readonly string[];
}

/** What the org said about one write. */
export type Receipt =
  | { readonly outcome: 'created' | 'updated'; readonly write: Write }
  | { readonly outcome: 'failed'; readonly write: Write; readonly error: RowError };

/** One row's refusal: the platform's code, the field if named, its text. */
export interface RowError {
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
  /** True when the rows sent together were refused as one: the guilty one is not known. */
  readonly collective: boolean;
}

export type ExceptionState = 'retry' | 'waiting' | 'parked';

/** A write that did not land: to be retried, waiting for its parent, or parked until something changes. */
export interface WriteException {
  readonly connectionId: string;
  readonly object: TargetObject;
  readonly externalId: string;
  readonly state: ExceptionState;
  readonly code: string;
  readonly field: string | null;
  readonly message: string;
  readonly remedy: string;
  readonly attempts: number;
  readonly retryAt: string | null;
  readonly parentKey: string | null;
  readonly payloadHash: string;
  readonly firstSeenAt: string;
  readonly lastSeenAt: string;
}
