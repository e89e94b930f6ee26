import type { Clock } from '../clock.ts';
import { findNamed } from '../find-named.ts';
import type { ObjectSchema } from '../metadata/index.ts';
import { checkDuplicates } from './check-duplicates.ts';
import { checkRecordTypes } from './check-record-types.ts';
import { checkUnique } from './check-unique.ts';
import { checkValidationRules } from './check-validation-rules.ts';
import { checkWritable } from './check-writable.ts';
import {
  convertLead,
  type ConversionFailure,
  type ConversionSuccess,
  type LeadConversion
} from './convert-lead.ts';
import { deleteRow } from './delete-rows.ts';
import { deriveValues } from './derive-values.ts';
import { resultOf } from './draft-result.ts';
import { sound, type Draft } from './draft.ts';
import { stampOf } from './encode-time.ts';
import { checkRequired, fillInserts, stampUpdate, type Writer } from './fill-rows.ts';
import { identifyById, identifyByKey, identifyInserts, identifyUpdates } from './identify-rows.ts';
import { normalizeId } from './ids.ts';
import { idsLockedBy, lockRows } from './lock-rows.ts';
import {
  mergeRows,
  type MergeFailure,
  type MergeRequest,
  type MergeSuccess
} from './merge-rows.ts';
import { mergeWatched } from './merge-watched.ts';
import { planOf, type Column, type ObjectPlan } from './object-plan.ts';
import { RecordLocks } from './record-locks.ts';
import { RecycleBin } from './recycle-bin.ts';
import { checkLookups, resolveForeignKeys } from './resolve-lookups.ts';
import {
  lockedRow,
  needsViewAll,
  notInRecycleBin,
  unsupportedType,
  unusableKey
} from './row-errors.ts';
import { removeRows } from './remove-rows.ts';
import type { Removal } from './removal-triggers.ts';
import { RowReader } from './row-reader.ts';
import type { DmlOptions, Row, RowResult, Session, StoredRow } from './row-result.ts';
import { checkRule } from './row-rules.ts';
import type { RowTriggers, TriggerRun } from './row-triggers.ts';
import { defaultSwitches, type RuleSwitches } from './rule-switches.ts';
import { afterWrite, beforeWrite } from './side-effects.ts';
import type { Store } from './store.ts';
import { undeleteRow } from './undelete-rows.ts';
import { writeInAttempts } from './write-in-attempts.ts';
import { writeInChunks } from './write-in-chunks.ts';
import { WriteTriggers } from './write-triggers.ts';
import { insertDraft, noteWrite, updateDraft } from './write-rows.ts';

type Identify = (plan: ObjectPlan, drafts: readonly Draft[]) => void;

/** Writes rows as Salesforce would: one result per row, in order; it never throws for a bad row. */
export class Records {
  readonly locks: RecordLocks;
  readonly switches: RuleSwitches;
  /** The org's own code around writes; none without it. */
  triggers: RowTriggers | undefined;
  private readonly store: Store;
  private readonly clock: Clock;

  constructor(store: Store, clock: Clock, switches: RuleSwitches = defaultSwitches()) {
    this.store = store;
    this.clock = clock;
    this.switches = switches;
    this.locks = new RecordLocks(clock);
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
      const key = findNamed(plan.byName, keyField, session.options?.defaultNamespace);
      if (key && needsToSeeAll(session, plan, key)) {
        for (const draft of drafts) draft.errors.unshift(needsViewAll(key.field.name));
        return;
      }
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
    new RecycleBin(this.store).purgeExpired(this.clock.now());
    return this.remove(
      session,
      'delete',
      ids,
      options,
      (id) => this.lockedResult(session, id) ?? deleteRow(this.store, session, id, stamp)
    );
  }

  /** Ids of deleted records, in order; each comes back with what went with it. */
  undelete(session: Session, ids: readonly string[], options: DmlOptions = {}): RowResult[] {
    const stamp = stampOf(this.clock.now());
    new RecycleBin(this.store).purgeExpired(this.clock.now());
    return this.remove(session, 'undelete', ids, options, (id) =>
      undeleteRow(this.store, session, id, stamp)
    );
  }

  /** Removes deleted records for good, with what went with them. */
  emptyRecycleBin(session: Session, ids: readonly string[]): RowResult[] {
    const bin = new RecycleBin(this.store);
    return writeInChunks(this.store, ids, {}, (chunk) =>
      chunk.map((given): RowResult => {
        const id = normalizeId(given) ?? given;
        const object = this.store.findObjectOfId(id);
        const batch = bin.findBatch(id);
        if (batch === undefined || !object || !session.rights.canDelete(object.name)) {
          return { success: false, created: false, errors: [notInRecycleBin()] };
        }
        bin.purge(batch);
        return { success: true, id, created: false };
      })
    );
  }

  merge(session: Session, request: MergeRequest): MergeSuccess | MergeFailure {
    const { store, triggers, clock } = this;
    const stamp = stampOf(clock.now());
    const merge = () => mergeRows(store, session, request, stamp);
    return mergeWatched({ store, session, triggers, clock }, request, merge, () => {
      const [result] = this.update(session, request.object, [{ Id: request.masterId }]);
      return result;
    });
  }

  convertLead(session: Session, request: LeadConversion): ConversionSuccess | ConversionFailure {
    return convertLead(this.store, this, session, request, this.clock.now());
  }

  /** The raw stored row, one in the recycle bin too; undefined when absent or not readable. */
  get(session: Session, objectName: string, id: string): StoredRow | undefined {
    const object = this.findReadable(session, objectName);
    if (!object) return undefined;
    const sql = `SELECT * FROM ${planOf(object).table} WHERE "Id" = ?`;
    return this.store.prepare(sql).get(normalizeId(id) ?? id) as StoredRow | undefined;
  }

  /** The record was there before the org: audit fields can be set when data is migrated into an org. */
  setCreatedDate(object: ObjectSchema, id: string, instant: Date): void {
    const sql = `UPDATE ${planOf(object).table} SET "CreatedDate" = ? WHERE "Id" = ?`;
    this.store.prepare(sql).run(instant.toISOString(), id);
  }

  private write(
    session: Session,
    objectName: string,
    rows: readonly Row[],
    options: DmlOptions = {},
    identify: Identify
  ): RowResult[] {
    const object = this.findReadable(session, objectName);
    if (!object) {
      const errors = [unsupportedType(objectName)];
      return rows.map(() => ({ success: false, created: false, errors }));
    }
    const plan = planOf(object);
    const reader = new RowReader(this.store, session, plan);
    const run = this.triggers?.begin(object, session);
    const restart = run && (() => run.restart());
    const results = writeInChunks(this.store, rows, options, (chunk) =>
      writeInAttempts(this.store, chunk, options, restart, (part) => {
        const drafts = part.map((row) => reader.read(row));
        identify(plan, drafts);
        this.writeDrafts(session, plan, drafts, run);
        return drafts.map((draft) => resultOf(draft, options));
      })
    );
    run?.finish();
    return results;
  }

  /** In Salesforce's order of execution (documented: Triggers and Order of Execution). */
  private writeDrafts(
    session: Session,
    plan: ObjectPlan,
    drafts: readonly Draft[],
    run: TriggerRun | undefined
  ): void {
    const triggers = run && new WriteTriggers(this.store, session, plan, run, this.clock);
    checkWritable(session, plan, drafts);
    resolveForeignKeys(this.store, drafts);
    this.checkReferences(plan, drafts);
    triggers?.before(drafts);
    if (triggers) this.checkReferences(plan, drafts);
    this.check(session, plan, drafts);
    this.apply(plan, sound(drafts), session.userId);
    triggers?.after(drafts);
  }

  private checkReferences(plan: ObjectPlan, drafts: readonly Draft[]): void {
    checkLookups(this.store, plan, drafts);
    checkRecordTypes(this.store, plan, drafts);
  }

  private check(session: Session, plan: ObjectPlan, drafts: readonly Draft[]): void {
    checkRequired(plan, drafts);
    for (const draft of sound(drafts)) deriveValues(this.store, plan, draft);
    checkValidationRules(this.store, session, plan, drafts, this.clock.now());
    checkDuplicates(this.store, session, this.switches, plan, drafts);
    checkUnique(this.store, plan, drafts);
    for (const draft of sound(drafts)) {
      const error = checkRule(this.store, plan, draft);
      if (error) draft.errors.push(error);
    }
    lockRows(this.locks, this.switches.parentLockMilliseconds, session, plan, drafts);
  }

  private remove(
    session: Session,
    operation: Removal,
    ids: readonly string[],
    options: DmlOptions,
    removeOne: (id: string) => RowResult
  ): RowResult[] {
    const { store, triggers, clock } = this;
    return removeRows({ store, session, operation, triggers, clock }, ids, options, removeOne);
  }

  /** Of a record that somebody else holds, or whose parent; else takes their locks. */
  private lockedResult(session: Session, givenId: string): RowResult | undefined {
    const transaction = session.options?.transaction;
    const milliseconds = this.switches.parentLockMilliseconds;
    const takes = milliseconds > 0 && transaction !== undefined;
    const id = normalizeId(givenId);
    const object = id === undefined ? undefined : this.store.findObjectOfId(id);
    if (id === undefined || !object || (this.locks.isFree && !takes)) return undefined;
    const ids = idsLockedBy(this.store, planOf(object), id);
    const blocked = this.locks.findBlocked(ids, transaction);
    if (blocked !== undefined) {
      return { success: false, created: false, errors: [lockedRow(blocked)] };
    }
    if (takes) this.locks.hold(ids, transaction, milliseconds);
    return undefined;
  }

  private findReadable({ rights, options }: Session, name: string): ObjectSchema | undefined {
    const object = findNamed(this.store.schema.objects, name, options?.defaultNamespace);
    return object && rights.canRead(object.name) ? object : undefined;
  }

  private apply(plan: ObjectPlan, drafts: readonly Draft[], userId: string): void {
    const writer: Writer = { userId, stamp: stampOf(this.clock.now()) };
    const inserts = drafts.filter((draft) => draft.operation === 'insert');
    if (inserts.length > 0) fillInserts(this.store, plan, inserts, writer);
    beforeWrite(this.store, plan, drafts, writer);
    for (const draft of drafts) {
      if (draft.operation === 'insert') {
        insertDraft(this.store, plan, draft);
      } else {
        stampUpdate(plan, draft, writer);
        updateDraft(this.store, plan, draft);
      }
    }
    afterWrite(this.store, plan, drafts);
    if (drafts.length > 0) noteWrite(this.store, plan.object.name);
  }
}

/** Documented: by an external id that is not unique only those who see every record may upsert. */
function needsToSeeAll({ rights }: Session, { object }: ObjectPlan, { field }: Column): boolean {
  return field.externalId && !field.unique && !rights.canViewAll(object.name);
}
