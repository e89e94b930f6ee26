import type { LinkChoice, OrgAccount, OrgOpportunity, OrgPerson } from '../../domain/index.ts';
import type { ReadObject } from '../../rules/index.ts';

/** Objects of which we keep up with what changes in the org. */
export type MirroredObject = ReadObject;

/** Where to read on: rows stamped later, or stamped then with a greater id. */
export interface MirrorPosition {
  readonly object: MirroredObject;
  /** ISO-8601 UTC; null for the very beginning. */
  readonly stamp: string | null;
  /** Null: rows stamped exactly then are read too. */
  readonly recordId: string | null;
}

/** Deleted, or merged into another record. */
export interface GoneRecord {
  readonly recordId: string;
  /** The record that took its place in a merge. */
  readonly masterId: string | null;
}

/** A row without what only we know. */
export type Pulled<T> = Omit<T, 'connectionId'>;

interface PageOf<O extends MirroredObject, R> {
  readonly object: O;
  readonly rows: readonly R[];
  readonly gone: readonly GoneRecord[];
  /** Where the next page begins; null after the last one. */
  readonly next: MirrorPosition | null;
  /** Set when the org refuses the query, for example for want of access to the object. */
  readonly error: { readonly code: string; readonly message: string } | null;
}

export type MirrorPage =
  | PageOf<'Contact' | 'Lead', Pulled<OrgPerson>>
  | PageOf<'Account', Pulled<OrgAccount>>
  | PageOf<'Opportunity', Pulled<OrgOpportunity>>
  | PageOf<'Member__c', LinkChoice>;
