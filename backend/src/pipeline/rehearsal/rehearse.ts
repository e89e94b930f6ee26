import type { ExistingRow, SchemaReader } from '../../adapters/salesforce/index.ts';
import { undone, type Storage } from '../../adapters/storage/index.ts';
import {
  PUSH_ORDER,
  type ObjectSchema,
  type Plan,
  type PlannedRow,
  type PlanSummary,
  type TargetObject,
  type Write,
  type WriteException
} from '../../domain/index.ts';
import { isoNow, newId, type Clock } from '../../kernel/index.ts';
import { ASSUMED_ROWS_PER_SECOND, estimateCost } from '../../rules/index.ts';
import { schemaHashes } from './check-plan.ts';
import { fieldDifferences } from './field-differences.ts';
import { parentKey, PredictingWriter, type ExistingRows } from './predicting-writer.ts';

/** Describe and mirror when the run begins, and the schema to hold the plan against. */
const READS_OF_A_PLANNED_RUN = 2;

export interface RehearsalContext {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly reader: Pick<SchemaReader, 'schema' | 'existing'>;
  readonly connectionId: string;
  /** Objects the integration user cannot write. */
  readonly paused: readonly string[];
  /** The push itself, on a storage that is undone and with a writer that only answers. */
  readonly push: (
    storage: Storage,
    writer: Pick<PredictingWriter, 'write'>
  ) => Promise<{ readonly unchanged: number }>;
}

export interface Rehearsal {
  readonly plan: Plan;
  readonly rows: readonly PlannedRow[];
}

/**
 * What the next run will do, row by row, without a write: the push runs twice against a writer that
 * answers from the org's describe. The first time it tells which records to ask the org for.
 */
export async function rehearse(context: RehearsalContext): Promise<Rehearsal> {
  const { storage, reader } = context;
  const head = await storage.changes.head();
  const schemas = await reader.schema(PUSH_ORDER);
  const curious = new PredictingWriter([], new Map());
  await undone(storage, (scratch) => context.push(scratch, curious));
  const existing = await readExisting(
    reader,
    curious.landed.map(({ write }) => write)
  );
  const writer = new PredictingWriter(schemas, existing);
  const { unchanged, exceptions } = await undone(storage, async (scratch) => {
    const counts = await context.push(scratch, writer);
    return { ...counts, exceptions: await listExceptions(scratch, context.connectionId) };
  });
  const rows = [...landedRows(writer), ...exceptions.map(exceptionRow)];
  const plan = planOf(context, { head, schemas, rows, unchanged, calls: writer.calls });
  await storage.transaction((scope) => scope.plans.insert(plan, rows));
  return { plan, rows };
}

async function readExisting(
  reader: RehearsalContext['reader'],
  writes: readonly Write[]
): Promise<ExistingRows> {
  const existing = new Map<TargetObject, Map<string, ExistingRow>>();
  for (const [object, group] of Map.groupBy(writes, (write) => write.object)) {
    const keys = [...new Set(group.map(({ externalId }) => externalId))];
    const fields = [...new Set(group.flatMap((write) => Object.keys(write.fields)))];
    existing.set(object, await reader.existing(object, keys, fields));
  }
  await addParents(reader, existing, writes);
  return existing;
}

/** Parents that are not sent themselves: the org has them, or their children are refused. */
async function addParents(
  reader: RehearsalContext['reader'],
  existing: Map<TargetObject, Map<string, ExistingRow>>,
  writes: readonly Write[]
): Promise<void> {
  const sent = new Set(writes.map(({ externalId }) => externalId));
  const named = writes.flatMap(({ fields }) =>
    Object.entries(fields).map(([field, value]) => ({ field, key: parentKey(value) ?? '' }))
  );
  for (const [field, group] of Map.groupBy(named, (one) => one.field)) {
    const object: TargetObject = field === 'Community__r' ? 'Community__c' : 'Member__c';
    const keys = [...new Set(group.map(({ key }) => key))].filter((key) => key && !sent.has(key));
    if (keys.length === 0) continue;
    const parents = await reader.existing(object, keys, []);
    existing.set(object, new Map([...(existing.get(object) ?? []), ...parents]));
  }
}

async function listExceptions(storage: Storage, connectionId: string): Promise<WriteException[]> {
  const listed: WriteException[][] = [];
  for (const object of PUSH_ORDER) {
    for (const state of ['parked', 'waiting', 'retry'] as const) {
      listed.push(await storage.exceptions.listByState(connectionId, object, state));
    }
  }
  return listed.flat();
}

function landedRows({ landed }: PredictingWriter): PlannedRow[] {
  return landed.map(({ write, before }) => ({
    ...{ object: write.object, externalId: write.externalId },
    action: before ? 'update' : 'create',
    differences: before ? fieldDifferences(write, before) : [],
    ...{ code: null, field: null, message: null, remedy: null }
  }));
}

function exceptionRow(exception: WriteException): PlannedRow {
  const { object, externalId, state, code, field, message, remedy } = exception;
  const action = state === 'parked' ? 'park' : 'wait';
  return { object, externalId, action, differences: [], code, field, message, remedy };
}

function planOf(
  { connectionId, clock, paused }: RehearsalContext,
  found: {
    readonly head: number;
    readonly schemas: readonly ObjectSchema[];
    readonly rows: readonly PlannedRow[];
    readonly unchanged: number;
    readonly calls: number;
  }
): Plan {
  const count = (action: PlannedRow['action']) =>
    found.rows.filter((row) => row.action === action).length;
  const [create, update] = [count('create'), count('update')];
  const pace = { reads: READS_OF_A_PLANNED_RUN, rowsPerSecond: ASSUMED_ROWS_PER_SECOND };
  const summary: PlanSummary = {
    ...{ create, update, unchanged: found.unchanged, park: count('park'), wait: count('wait') },
    paused,
    apiCalls: found.calls + READS_OF_A_PLANNED_RUN,
    storageMb: estimateCost(create, pace).storageMb,
    minutes: estimateCost(create + update, pace).minutes
  };
  return {
    ...{ id: newId(), connectionId, createdAt: isoNow(clock), usedAt: null },
    ...{ head: found.head, schema: schemaHashes(found.schemas), summary }
  };
}
