/** The nouns that travel through the change log. */
export type ChangeKind =
  | 'community'
  | 'member'
  | 'activity'
  | 'session'
  /** A Contact or Lead of the mirror. */
  | 'person'
  /** An Account of the mirror. */
  | 'account'
  /** An Opportunity of the mirror, or who has a role in it. */
  | 'opportunity'
  /** Totals on records of the org. */
  | 'account_totals'
  | 'contact_totals'
  | 'lead_totals'
  | 'opportunity_totals';

/** Who caused a change; a stage drops what it caused itself. `edit`: intake, of a record that was there. */
export type ChangeOrigin =
  'intake' | 'edit' | 'pull' | 'identity' | 'rollups' | 'access' | 'settings' | 'backfill';

/** "The record with this key is not what it was": what it is now is read from its own table. */
export interface Change {
  readonly kind: ChangeKind;
  /** External id of our record; record id of a person, account or deal of the org. */
  readonly key: string;
  /** Set when the change concerns one connection only (a link, a mirrored person). */
  readonly connectionId: string | null;
  readonly origin: ChangeOrigin;
  /** How many stages have answered this change; 0 at the source. */
  readonly depth: number;
}

/** A change as the log keeps it: `seq` grows in commit order as far as a reader can see. */
export interface LoggedChange extends Change {
  readonly seq: number;
}

/**
 * The name under which the push to one connection keeps its positions, one per kind of record.
 * History reads them to count what has still to be sent.
 */
export function pushConsumer(connectionId: string): string {
  return `push:${connectionId}`;
}

/**
 * The name under which the push keeps how far its streams may have been sent, received or not: behind its
 * own position, nobody knows what the org holds.
 */
export function sentConsumer(connectionId: string): string {
  return `sent:${connectionId}`;
}
