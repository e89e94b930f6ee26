import { contentHash } from '../../adapters/storage/index.ts';
import type { Write } from '../../domain/index.ts';

/** A write on its way to the org. */
export interface Row {
  readonly write: Write;
  /** What it was loaded with; of it the write may leave out a recipient. */
  readonly payload: Write['fields'];
  /** Of what the org locks for it: 32 bits. */
  readonly place: number;
  /** How often this content was refused for a passing reason, earlier runs included. */
  readonly attempts: number;
  /** The same, in this run. */
  readonly tries: number;
  /** Milliseconds; not to be sent earlier. 0: at once. */
  readonly notBefore: number;
  /** At most so many rows may share its Collection: halved when one is refused as a whole. */
  readonly together: number;
  /** As far as we know it is not in the org: no state of it has landed. */
  readonly isNew: boolean;
  /** Code of the exception the outbox holds for it, to be deleted when it lands. */
  readonly exceptionCode: string | null;
  /** Its parents were sent again because the org did not know one of them. */
  readonly parentsResent: boolean;
  /** Sent without its recipient, who is not in the org yet. */
  readonly missingRecipient: string | null;
}

/** The same hash means the same content. Reckoned when asked for: most rows land without having needed one. */
export function hashOf({ payload }: Row): string {
  return contentHash(payload);
}
