import type { OrgReader } from '../adapters/salesforce/index.ts';
import { PUSH_ORDER, type Receipt } from '../domain/index.ts';
import type { Access } from '../pipeline/pull/index.ts';
import { MAPPING_INVALID, mappingProblem } from '../rules/index.ts';

/** What an org says of a row whose field or object was open when the run began. */
const OF_A_ROW = new Set(['INVALID_FIELD_FOR_INSERT_UPDATE', 'INSUFFICIENT_ACCESS_OR_READONLY']);
/** Of a single row these may speak of its parent; of all rows of an object they hardly do. */
const OF_ALL_ROWS = new Set(['INVALID_FIELD', 'INVALID_TYPE', 'NOT_FOUND']);

type FailedReceipt = Extract<Receipt, { outcome: 'failed' }>;

/**
 * Looks again at what may be written when a refusal makes one wonder whether that changed under the run: at
 * most once a run, in one API call. When it did, the refusals say so, and the push stops instead of
 * finding out row by row.
 */
export class MappingCheck {
  private readonly reader: Pick<OrgReader, 'granted'>;
  private readonly access: Pick<Access, 'writable'>;
  private lost: Promise<readonly string[]> | undefined;
  private isLooking = false;

  constructor(reader: Pick<OrgReader, 'granted'>, access: Pick<Access, 'writable'>) {
    this.reader = reader;
    this.access = access;
  }

  /** The org is being asked. */
  get isInDoubt(): boolean {
    return this.isLooking;
  }

  async explain(receipts: readonly Receipt[]): Promise<Receipt[]> {
    const landed = new Set(
      receipts.filter(({ outcome }) => outcome !== 'failed').map(({ write }) => write.object)
    );
    const isSuspicious = (one: Receipt): one is FailedReceipt =>
      one.outcome === 'failed' &&
      (OF_A_ROW.has(one.error.code) ||
        (OF_ALL_ROWS.has(one.error.code) && !landed.has(one.write.object)));
    if (!receipts.some(isSuspicious)) return [...receipts];
    this.lost ??= this.lookAgain();
    const lost = await this.lost;
    if (lost.length === 0) return [...receipts];
    const message = mappingProblem(lost);
    return receipts.map((one) =>
      isSuspicious(one) ? { ...one, error: { ...one.error, code: MAPPING_INVALID, message } } : one
    );
  }

  private async lookAgain(): Promise<readonly string[]> {
    this.isLooking = true;
    const granted = await this.reader.granted(PUSH_ORDER).finally(() => (this.isLooking = false));
    return granted.flatMap(({ object, canEdit, editable }) => {
      const before = this.access.writable.get(object as (typeof PUSH_ORDER)[number]);
      if (!before) return [];
      if (!canEdit) return [object];
      return [...before]
        .filter((field) => !editable.has(field))
        .map((field) => `${object}.${field}`);
    });
  }
}
