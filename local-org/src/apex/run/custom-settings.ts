import type { ObjectSchema } from '../../metadata/index.ts';
import { runQuery } from '../../soql/index.ts';
import { typeOf, type ApexType } from '../types/index.ts';
import { ApexId, ApexSObject, concatenatedText } from '../values/index.ts';
import type { CallNode } from './compile-call.ts';
import type { Code } from './frame.ts';
import { recordsOf } from './query-records.ts';
import type { Scope } from './scope.ts';
import { systemRights } from './system-rights.ts';
import type { Transaction } from './transaction.ts';

/**
 * `Setting__c.getInstance()` and `getOrgDefaults()` of a hierarchy custom setting (documented: Hierarchy
 * Custom Settings Methods): they need no permission and cost no query.
 */
export function customSettingMethod(
  type: ApexType,
  node: CallNode,
  scope: Scope
): Code | undefined {
  const object = scope.program.names.findObject(type.name);
  if (!object?.customSetting || node.args.length > 0) return undefined;
  const levels = levelsOf[node.name.toLowerCase()];
  if (!levels) return undefined;
  return {
    type: typeOf(object.name),
    run: ({ transaction }) => merged(object, rowsOf(transaction, object), levels(transaction))
  };
}

/** Ids of the owners whose values count, the nearest first. */
const levelsOf: Readonly<Record<string, (transaction: Transaction) => string[]>> = {
  getinstance: (transaction) => [
    transaction.userId,
    ...ownersOf(transaction, `SELECT ProfileId FROM User WHERE Id = '${transaction.userId}'`),
    ...ownersOf(transaction, 'SELECT Id FROM Organization')
  ],
  getorgdefaults: (transaction) => ownersOf(transaction, 'SELECT Id FROM Organization')
};

/** Field by field the value of the nearest owner who has one. */
function merged(
  object: ObjectSchema,
  rows: readonly ApexSObject[],
  owners: readonly string[]
): ApexSObject {
  const record = new ApexSObject(object);
  const nearest = owners.flatMap((owner) => rows.find((row) => ownerOf(row) === owner) ?? []);
  for (const row of nearest) {
    for (const [name, value] of row.fields) {
      if ((record.fields.get(name) ?? null) === null) record.fields.set(name, value);
    }
  }
  return record;
}

function ownerOf(row: ApexSObject): string {
  return concatenatedText(row.fields.get('setupownerid') ?? null);
}

function rowsOf(transaction: Transaction, object: ObjectSchema): ApexSObject[] {
  const fields = [...object.fields.values()].filter(({ custom }) => custom);
  const names = ['Id', 'SetupOwnerId', ...fields.map(({ name }) => name)];
  return recordsFor(transaction, `SELECT ${names.join(', ')} FROM ${object.name}`);
}

function ownersOf(transaction: Transaction, soql: string): string[] {
  return recordsFor(transaction, soql).flatMap(({ fields }) => {
    const owner = fields.get('profileid') ?? fields.get('id');
    return owner instanceof ApexId ? [owner.text] : [];
  });
}

function recordsFor(transaction: Transaction, soql: string): ApexSObject[] {
  const { org, userId, context } = transaction;
  const result = runQuery({
    store: org.store,
    session: { rights: systemRights(org.sessionOf(userId).rights) },
    soql,
    now: org.clock.now(),
    timeZone: context.timeZone
  });
  return recordsOf(transaction.program.schema, result) as ApexSObject[];
}
