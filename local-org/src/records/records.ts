import type { Clock } from '../clock.ts';
import { checkUnique } from './check-unique.ts';
import { checkWritable } from './check-writable.ts';
import { deleteRow } from './delete-rows.ts';
import { deriveValues } from './derive-values.ts';
import { sound, type Draft } from './draft.ts';
import { stampOf } from './encode-time.ts';
import { checkRequired, fillInserts, stampUpdate, type Writer } from './fill-rows.ts';
import { identifyById, identifyByKey, identifyInserts, identifyUpdates } from './identify-rows.ts';
import { normalizeId } from './ids.ts';
import { planOf, type ObjectPlan } from './object-plan.ts';
import { checkLookups, resolveForeignKeys } from './resolve-lookups.ts';
import { unsupportedType, unusableKey } from './row-errors.ts';
import { RowReader } from './row-reader.ts';
import type { DmlOptions, Row, RowResult, Session, StoredRow } from './row-result.ts';
import { checkRule } from './row-rules.ts';
import type { Store } from './store.ts';
import { writeInChunks } from './write-in-chunks.ts';
import { insertDraft, noteWrite, updateDraft } from './write-rows.ts';

const unreadableCodes = new Set(['JSON_PARSER_ERROR', 'INVALID_FIELD', 'NOT_FOUND']);

type Identify = (plan: ObjectPlan, drafts: readonly Draft[]) => void;

/** Writes rows as Salesforce would: one result per row, in order; it never throws for a bad row. */
export class Records {
  private readonly store: Store;
  private readonly clock: Clock;

  constructor(store: Store, clock: Clock) {
    this.store = store;
    this.clock = clock;
  }

  insert(session: Session, object: string, rows: readonly Row[], options?: DmlOptions) {
    return this.write(session, object, rows, options, (_, drafts) => identifyInserts(drafts));
  }

  /** Each row carries its Id; fields that are not named stay as they are. */
  update(session: Session, object: string, rows: readonly Row[], options?: DmlOptions) {
    return this.write(session, object, rows, options, (plan, drafts) =>
      identifyUpdates(this.store, plan, drafts)
    );
  }

  /** The key is `Id`, an external id or another idLookup field. */
  upsert(
    session: Session,
    object: string,
    keyField: string,
    rows: readonly Row[],
    options?: DmlOptions
  ): RowResult[] {
    return this.write(session, object, rows, options, (plan, drafts) => {
      const key = plan.byName.get(keyField.toLowerCase());
      if (key === plan.id) return identifyById(this.store, plan, drafts);
      if (key?.field.idLookup && session.rights.canReadField(plan.object.name, key.field.name)) {
        return identifyByKey(this.store, plan, key, drafts);
      }
      for (const draft of drafts) draft.errors.unshift(unusableKey(keyField));
    });
  }

  /** Ids of any objects, in order: children that hold a parent back must come first. */
  delete(session: Session, ids: readonly string[], options: DmlOptions = {}): RowResult[] {
    const stamp = stampOf(this.clock.now());
    return writeInChunks(this.store, ids, options, (chunk) =>
      chunk.map((id) => deleteRow(this.store, session, id, stamp))
    );
  }

  /** The raw stored row, one in the recycle bin too; undefined when absent or not readable. */
  get(session: Session, objectName: string, id: string): StoredRow | undefined {
    const object = this.store.findObject(objectName);
    if (!object || !session.rights.canRead(object.name)) return undefined;
    const sql = `SELECT * FROM ${planOf(object).table} WHERE "Id" = ?`;
    return this.store.prepare(sql).get(normalizeId(id) ?? id) as StoredRow | undefined;
  }

  private write(
    session: Session,
    objectName: string,
    rows: readonly Row[],
    options: DmlOptions = {},
    identify: Identify
  ): RowResult[] {
    const object = this.store.findObject(objectName);
    if (!object || !session.rights.canRead(object.name)) {
      const errors = [unsupportedType(objectName)];
      return rows.map(() => ({ success: false, created: false, errors }));
    }
    const plan = planOf(object);
    const reader = new RowReader(this.store, session, plan);
    return writeInChunks(this.store, rows, options, (chunk) => {
      const drafts = chunk.map((row) => reader.read(row));
      identify(plan, drafts);
      this.check(session, plan, drafts);
      this.apply(plan, sound(drafts), session.userId);
      return drafts.map((draft) => resultOf(draft, options));
    });
  }

  private check(session: Session, plan: ObjectPlan, drafts: readonly Draft[]): void {
    checkWritable(session, plan, drafts);
    resolveForeignKeys(this.store, drafts);
    checkLookups(this.store, plan, drafts);
    checkRequired(plan, drafts);
    checkUnique(this.store, plan, drafts);
    for (const draft of sound(drafts)) {
      const error = checkRule(this.store, plan, draft);
      if (error) draft.errors.push(error);
    }
  }

  private apply(plan: ObjectPlan, drafts: readonly Draft[], userId: string): void {
    const writer: Writer = { userId, stamp: stampOf(this.clock.now()) };
    for (const draft of drafts) deriveValues(this.store, plan, draft);
    const inserts = drafts.filter((draft) => draft.operation === 'insert');
    if (inserts.length > 0) fillInserts(this.store, plan, inserts, writer);
    for (const draft of drafts) {
      if (draft.operation === 'insert') {
        insertDraft(this.store, plan, draft);
      } else {
        stampUpdate(plan, draft, writer);
        updateDraft(this.store, plan, draft);
      }
    }
    if (drafts.length > 0) noteWrite(this.store, plan.object.name);
  }
}

/** A failed row says `created` only where allOrNone undid a would-be insert (recorded). */
function resultOf(draft: Draft, options: DmlOptions): RowResult {
  const created = draft.operation === 'insert';
  if (draft.errors.length === 0) return { success: true, id: draft.id ?? '', created };
  // A row that cannot be read at all reports only that.
  const unreadable = draft.errors.find((error) => unreadableCodes.has(error.statusCode));
  const errors = unreadable ? [unreadable] : draft.errors;
  return { success: false, created: options.allOrNone === true && created, errors };
}
