/** `intended`: a call may be under way, or its answer was lost; the others are the end. */
export type ContactIntentState = 'intended' | 'created' | 'linked' | 'refused';

/** A Contact that shall be made for an e-mail address; kept before the call, so that none is made twice. */
export interface ContactIntent {
  readonly connectionId: string;
  /** The address trimmed and in lower case. */
  readonly emailKey: string;
  /** The member it is made for; others with this address share it. */
  readonly memberKey: string;
  readonly state: ContactIntentState;
  readonly contactId: string | null;
  /** Why it was refused. */
  readonly message: string | null;
}
