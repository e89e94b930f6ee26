import type { Org } from '../../org.ts';
import type { RowResult } from '../../records/index.ts';
import type { Call, Reply } from '../call.ts';
import type { Route } from '../router.ts';
import { Undo, undoable, writeRows } from '../writing.ts';
import { checkTreeLimits, referenceFailures, type TreeFailure } from './check-tree.ts';
import { readTree, type TreeRecord } from './tree-body.ts';

/** `/composite/tree/X`: records with their children in one call, all or none (documented: sObject Tree). */
export function treeRoutes(org: Org): Route[] {
  return [
    {
      method: 'POST',
      path: '/composite/tree/:object',
      kind: 'composite',
      since: 34,
      handle: (call, { object = '' }) => insertTree(org, call, object)
    }
  ];
}

function insertTree(org: Org, call: Call, objectName: string): Reply {
  const records = readTree(org, call, objectName);
  checkTreeLimits(records);
  const unusable = referenceFailures(records);
  if (unusable.length > 0) return failed(unusable);
  return undoable(org, call, () => {
    const ids = new Map<TreeRecord, string>();
    for (const group of inInsertOrder(records)) insertGroup(org, call, group, ids);
    const results = records.map((record) => ({
      referenceId: record.referenceId,
      id: ids.get(record)
    }));
    return { status: 201, body: { hasErrors: false, results } };
  });
}

/** Level by level, and within a level the records of one type together. */
function inInsertOrder(records: readonly TreeRecord[]): TreeRecord[][] {
  const groups = Map.groupBy(records, ({ level, object }) => `${level} ${object.name}`);
  return [...groups.values()].sort((a, b) => (a[0]?.level ?? 0) - (b[0]?.level ?? 0));
}

function insertGroup(
  org: Org,
  call: Call,
  group: readonly TreeRecord[],
  ids: Map<TreeRecord, string>
): void {
  const object = group[0]?.object.name ?? '';
  const results = writeRows(org, call, {
    object,
    rows: group.map(({ row, parent }) =>
      parent ? { ...row, [parent.field]: ids.get(parent.record) } : row
    ),
    allOrNone: false,
    perform: (rows) => org.records.insert(call.session, object, rows)
  });
  const failures = group.flatMap((record, index) => failureOf(record, results[index]));
  if (failures.length > 0) throw new Undo(failed(failures));
  group.forEach((record, index) => {
    const result = results[index];
    if (result?.success) ids.set(record, result.id);
  });
}

function failureOf({ referenceId }: TreeRecord, result: RowResult | undefined): TreeFailure[] {
  if (!result || result.success || referenceId === undefined) return [];
  return [{ referenceId, errors: result.errors }];
}

/** Only the guilty records are named. */
function failed(failures: readonly TreeFailure[]): Reply {
  const results = failures.map(({ referenceId, errors }) => ({
    ...(referenceId !== undefined && { referenceId }),
    errors: errors.map(({ statusCode, message, fields, duplicateResult }) => ({
      statusCode,
      message,
      fields,
      ...(duplicateResult && { duplicateResult })
    }))
  }));
  return { status: 400, body: { hasErrors: true, results } };
}
