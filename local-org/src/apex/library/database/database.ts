import { typeOf } from '../../types/type.ts';
import type { ApexId, ApexMap } from '../../values/index.ts';
import {
  ApexList,
  ApexNative,
  ApexSObject,
  ApexSObjectField,
  concatenatedText,
  type Value
} from '../../values/index.ts';
import { batchMethods, locatorMethods } from '../async/batch.ts';
import { method, procedure, type Call } from '../call.ts';
import type { DmlOperation } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { convertMethods } from './lead-convert.ts';
import { dmlOptionsOf, duplicatesIn } from './dml-options.ts';
import { mergeMethods } from './merge.ts';
import { accessOf, allOrNoneOf } from './options.ts';
import { RESULT_TYPES, resultOf } from './results.ts';

const WRITE_OPTIONS = [[], ['Boolean'], ['Database.DMLOptions']].flatMap((options) => [
  options,
  [...options, 'AccessLevel']
]);

/** Documented: Database Class. Without an access level calls run in system mode. */
export const databaseType: LibraryType = {
  name: 'Database',
  staticMethods: {
    query: [
      method('List<SObject>', ['String'], query),
      method('List<SObject>', ['String', 'AccessLevel'], query)
    ],
    queryWithBinds: [
      method('List<SObject>', ['String', 'Map<String, Object>', 'AccessLevel'], (call) =>
        call.context.query(call.text(0), accessOf(call), bindsOf(call))
      )
    ],
    countQuery: [
      method('Integer', ['String'], count),
      method('Integer', ['String', 'AccessLevel'], count)
    ],
    countQueryWithBinds: [
      method('Integer', ['String', 'Map<String, Object>', 'AccessLevel'], (call) =>
        call.context.countQuery(call.text(0), accessOf(call), bindsOf(call))
      )
    ],
    insert: writing('insert'),
    update: writing('update'),
    upsert: [...writing('upsert'), ...writing('upsert', ['SObjectField'])],
    delete: [...writing('delete'), ...writingIds('delete')],
    undelete: [...writing('undelete'), ...writingIds('undelete')],
    merge: mergeMethods,
    convertLead: convertMethods,
    executeBatch: batchMethods,
    getQueryLocator: locatorMethods,
    setSavepoint: [
      method(
        'Savepoint',
        [],
        (call) => new ApexNative(typeOf('Savepoint'), call.context.savepoint())
      )
    ],
    rollback: [
      procedure(['Savepoint'], (call) => {
        call.context.rollback((call.required(0) as ApexNative).state as string);
      })
    ],
    // It only frees the transaction for callouts; the savepoint is not used again.
    releaseSavepoint: [procedure(['Savepoint'], (call) => void call.required(0))]
  }
};

export const savepointType: LibraryType = { name: 'Savepoint' };

function query(call: Call): ApexList {
  return call.context.query(call.text(0), accessOf(call));
}

function count(call: Call): number {
  return call.context.countQuery(call.text(0), accessOf(call));
}

/** With and without options and access level, for one record and for many. */
function writing(operation: DmlOperation, key: readonly string[] = []): LibraryMethod[] {
  const result = RESULT_TYPES[operation];
  return WRITE_OPTIONS.flatMap((options) => [
    method(result, ['SObject', ...key, ...options], (call) => {
      const [only] = write(call, operation, [call.required(0)]);
      return only ?? null;
    }),
    method(
      `List<${result}>`,
      ['List<SObject>', ...key, ...options],
      (call) => new ApexList(typeOf(result), write(call, operation, call.items(0)))
    )
  ]);
}

function writingIds(operation: DmlOperation): LibraryMethod[] {
  const result = RESULT_TYPES[operation];
  return [[], ['Boolean'], ['AccessLevel'], ['Boolean', 'AccessLevel']].flatMap((options) => [
    method(result, ['Id', ...options], (call) => {
      const [only] = write(call, operation, [recordOf(call, call.required(0))]);
      return only ?? null;
    }),
    method(`List<${result}>`, ['List<Id>', ...options], (call) => {
      const records = call.items(0).map((id) => recordOf(call, id));
      return new ApexList(typeOf(result), write(call, operation, records));
    })
  ]);
}

function write(call: Call, operation: DmlOperation, records: readonly Value[]): ApexNative[] {
  const key = call.args.find((arg) => arg instanceof ApexSObjectField);
  const options = dmlOptionsOf(call);
  const results = call.context.dml({
    operation,
    records: records as readonly ApexSObject[],
    access: accessOf(call),
    allOrNone: allOrNoneOf(call),
    ...(key && { keyField: key.field.name }),
    ...(options && { duplicates: duplicatesIn(options) })
  });
  return results.map((result) => resultOf(operation, result));
}

function recordOf(call: Call, id: Value): ApexSObject {
  const text = (id as ApexId).text;
  const object = call.context.org.store.findObjectOfId(text);
  if (!object) throw call.fail('SObjectException', `Cannot locate Apex Type for ID: ${text}`);
  const record = new ApexSObject(object);
  record.fields.set('id', id);
  return record;
}

function bindsOf(call: Call): ReadonlyMap<string, Value> {
  const { entries } = call.required(1) as ApexMap;
  return new Map(
    [...entries.values()].map(({ key, value }) => [concatenatedText(key).toLowerCase(), value])
  );
}
