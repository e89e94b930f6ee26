import type { Row, RowError, RowResult, Session } from '../../records/index.ts';
import type { AccessLevel, DmlRequest, DmlRowResult } from '../library/index.ts';
import { ApexId, ApexSObject, toWire, type DmlFailure, type Value } from '../values/index.ts';
import { requireUnmixed, type DmlContext } from './mixed-dml.ts';
import { refusalOf } from './user-mode-refusal.ts';
import { systemRights } from './system-rights.ts';
import type { Thrown } from './thrown.ts';
import { TransactionTriggers } from './transaction-triggers.ts';
import type { Transaction } from './transaction.ts';

/** DML of one transaction, through the org's own records. */
export class Dml {
  private readonly transaction: Transaction;
  private current: DmlContext = { touched: undefined };

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  /** One result per record, in order. Throws DmlException unless rows may fail alone. */
  run(request: DmlRequest): DmlRowResult[] {
    const { records, operation } = request;
    if (records.length === 0) return [];
    const { limits, org } = this.transaction;
    limits.count('DMLStatements');
    limits.count('DMLRows', records.length);
    for (const record of records) this.requireUsable(record, request);
    const results = this.withOwnTriggers(() => org.store.transaction(() => this.write(request)));
    const failures = failuresOf(results, records);
    if (failures.length > 0 && request.allOrNone) throw this.failed(request, failures);
    results.forEach((result, index) => {
      const record = records[index];
      if (result.success && record && operation !== 'delete') {
        record.fields.set('id', new ApexId(result.id));
      }
    });
    return results.map(rowResult);
  }

  /** `System.runAs` separates what may not be written together. */
  inOwnContext<T>(work: () => T): T {
    const before = this.current;
    this.current = { touched: undefined };
    try {
      return work();
    } finally {
      this.current = before;
    }
  }

  /** Who writes: in system mode the user without the bounds of permissions. */
  session(access: AccessLevel): Session {
    const { org, userId } = this.transaction;
    const own = org.sessionOf(userId);
    return access === 'user' ? own : { ...own, rights: systemRights(own.rights) };
  }

  /** Triggers of what Apex writes run in its transaction. */
  withOwnTriggers<T>(work: () => T): T {
    const { records } = this.transaction.org;
    const before = records.triggers;
    records.triggers = new TransactionTriggers(this.transaction);
    try {
      return work();
    } finally {
      records.triggers = before;
    }
  }

  private requireUsable(record: ApexSObject, { operation }: DmlRequest): void {
    const id = record.fields.get('id') ?? null;
    if (operation === 'insert' && id !== null) {
      throw this.single(
        operation,
        'INVALID_FIELD_FOR_INSERT_UPDATE',
        'cannot specify Id in an insert call',
        ['Id']
      );
    }
    if (operation !== 'insert' && operation !== 'upsert' && id === null) {
      const message = `Id not specified in an ${operation} call`;
      throw this.single(operation, 'MISSING_ARGUMENT', message, ['Id']);
    }
    const { newList, oldList } = this.transaction.firing.at(-1) ?? {};
    if (newList?.items.includes(record) || oldList?.items.includes(record)) {
      const message = 'DML statement cannot operate on trigger.new or trigger.old';
      throw this.transaction.exception('SObjectException', message);
    }
    const problem = requireUnmixed(this.current, record.object.name);
    if (problem) throw this.single(operation, 'MIXED_DML_OPERATION', problem, []);
  }

  private write(request: DmlRequest): RowResult[] {
    const { org } = this.transaction;
    const session = withDuplicates(this.session(request.access), request);
    const options = { allOrNone: request.allOrNone };
    const { operation, records } = request;
    if (operation === 'delete' || operation === 'undelete') {
      const ids = records.map((record) => idOf(record) ?? '');
      return org.records[operation](session, ids, options);
    }
    return groupsOf(records).flatMap((group) => {
      const name = group[0]?.object.name ?? '';
      const keyField = request.keyField ?? 'Id';
      const rows = group.map((record) => rowOf(record, operation, keyField));
      if (operation === 'insert') return org.records.insert(session, name, rows, options);
      if (operation === 'update') return org.records.update(session, name, rows, options);
      return org.records.upsert(session, name, keyField, rows, options);
    });
  }

  private failed(request: DmlRequest, failures: readonly DmlFailure[]): Thrown {
    const [first] = failures;
    const refusal = request.access === 'user' && first ? refusalOf(request, first) : undefined;
    const text =
      refusal?.message ??
      `${verbs[request.operation]} failed. First exception on row ${first?.index ?? 0}` +
        `${first?.id ? ` with id ${first.id.text}` : ''}; first error: ${first?.statusCode}, ` +
        `${first?.message}: [${first?.fields.join(', ')}]`;
    const thrown = this.transaction.exception(refusal?.typeName ?? 'DmlException', text);
    thrown.exception.dmlFailures = failures;
    return thrown;
  }

  private single(
    operation: DmlRequest['operation'],
    statusCode: string,
    message: string,
    fields: readonly string[]
  ): Thrown {
    const request = { operation, access: 'system', records: [], allOrNone: true } as const;
    return this.failed(request, [{ index: 0, id: null, statusCode, message, fields }]);
  }
}

function withDuplicates(session: Session, { duplicates }: DmlRequest): Session {
  return duplicates ? { ...session, options: { ...session.options, duplicates } } : session;
}

const verbs: Readonly<Record<DmlRequest['operation'], string>> = {
  insert: 'Insert',
  update: 'Update',
  upsert: 'Upsert',
  delete: 'Delete',
  undelete: 'Undelete'
};

function failuresOf(results: readonly RowResult[], records: readonly ApexSObject[]): DmlFailure[] {
  const rows = results.flatMap((result, index) => {
    if (result.success) return [];
    const [error] = result.errors;
    const id = records[index]?.fields.get('id');
    return [{ index, id: id instanceof ApexId ? id : null, error }];
  });
  // Rows that were only undone with a bad one are no failures of their own.
  const own = rows.filter(({ error }) => error?.statusCode !== 'ALL_OR_NONE_OPERATION_ROLLED_BACK');
  return own.map(({ index, id, error }) => ({ index, id, ...plain(error) }));
}

function plain(error: RowError | undefined) {
  return {
    statusCode: error?.statusCode ?? 'UNKNOWN_EXCEPTION',
    message: error?.message ?? '',
    fields: error?.fields ?? []
  };
}

function rowResult(result: RowResult): DmlRowResult {
  return result.success
    ? { success: true, created: result.created, id: result.id, errors: [] }
    : { success: false, created: false, id: null, errors: result.errors };
}

/** Neighbours of one object are written together (documented: Bulk DML Exception Handling). */
function groupsOf(records: readonly ApexSObject[]): ApexSObject[][] {
  const groups: ApexSObject[][] = [];
  for (const record of records) {
    const last = groups.at(-1);
    if (last?.[0]?.object.name === record.object.name) last.push(record);
    else groups.push([record]);
  }
  return groups;
}

function rowOf(record: ApexSObject, operation: string, keyField: string): Row {
  const row: Record<string, unknown> = {};
  for (const [key, value] of record.fields) {
    const field = record.object.fields.get(key);
    if (!field || (field.type !== 'id' && skips(record, operation, field))) continue;
    if (field.type === 'id' && (operation === 'insert' || keyField.toLowerCase() !== 'id'))
      continue;
    row[field.name] = toWire(field, value);
  }
  for (const [key, parent] of record.relations) {
    if (parent instanceof ApexSObject && !record.queried)
      row[relationName(record, key)] = keysOf(parent);
  }
  return row;
}

/** A queried record is saved with what it was read with; the org's own stamps are not written back. */
function skips(record: ApexSObject, operation: string, field: { updateable: boolean }): boolean {
  return record.queried && operation !== 'insert' && !field.updateable;
}

function relationName(record: ApexSObject, key: string): string {
  const field = [...record.object.fields.values()].find(
    (one) => one.reference?.relationshipName.toLowerCase() === key
  );
  return field?.reference?.relationshipName ?? key;
}

function keysOf(parent: ApexSObject): Row {
  const attributes = { attributes: { type: parent.object.name } };
  return { ...attributes, ...rowOf(parent, 'insert', 'Id') };
}

export function idOf(record: Value): string | undefined {
  const id = record instanceof ApexSObject ? record.fields.get('id') : record;
  return id instanceof ApexId ? id.text : undefined;
}
