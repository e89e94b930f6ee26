import {
  queryShape,
  runQuery,
  SoqlError,
  type BoundValue,
  type QueryResult
} from '../../soql/index.ts';
import { NotImplementedError, type AccessLevel } from '../library/index.ts';
import { typeOf } from '../types/index.ts';
import { ApexList, ApexSObject, type Value } from '../values/index.ts';
import { boundValue } from './bound-value.ts';
import { recordsOf } from './query-records.ts';
import { withBytes } from './record-bytes.ts';
import { findInaccessible, withoutSecurityClause } from './security-enforced.ts';
import { systemRights } from './system-rights.ts';
import type { Transaction } from './transaction.ts';

type FindBind = (name: string, at: number) => Value | undefined;

/** SOQL of one transaction over the org's engine: counted, bound, and read as records. */
export class Queries {
  private readonly transaction: Transaction;

  constructor(transaction: Transaction) {
    this.transaction = transaction;
  }

  /** A list of records or groups; the number of `COUNT()`. Throws QueryException. */
  run(soql: string, access: AccessLevel, bind: FindBind): Value {
    const result = this.result(soql, access, bind);
    if (result.columns.length === 0) return result.totalSize;
    const items = recordsOf(this.transaction.program.schema, result);
    const element = result.aggregate ? 'AggregateResult' : result.entity;
    return withBytes(this.transaction.org.store, new ApexList(typeOf(element), items));
  }

  /** `Database.countQuery`: the number of rows whatever is selected. */
  count(soql: string, access: AccessLevel, bind: FindBind): number {
    return this.result(soql, access, bind).totalSize;
  }

  /** All rows of an object that Salesforce keeps in its cache: no limit counts them. */
  allRows(objectName: string): ApexSObject[] {
    const object = this.transaction.program.names.findObject(objectName);
    const fields = [...(object?.fields.values() ?? [])].map(({ name }) => name);
    const soql = `SELECT ${fields.join(', ')} FROM ${objectName} ORDER BY Id`;
    const result = this.answer(soql, 'system', () => undefined);
    const records = recordsOf(this.transaction.program.schema, result);
    return records.filter((record) => record instanceof ApexSObject);
  }

  private result(soql: string, access: AccessLevel, bind: FindBind): QueryResult {
    const { limits } = this.transaction;
    // Documented: custom metadata is cached, its queries are not limited.
    if (!readsMetadata(soql)) limits.count('Queries');
    const { text, isEnforced } = withoutSecurityClause(soql);
    const result = this.answer(text, access, bind);
    if (isEnforced) this.requireAccessible(result);
    limits.count('QueryRows', result.columns.length === 0 ? 1 : result.totalSize);
    return result;
  }

  private requireAccessible(result: QueryResult): void {
    const { org, userId } = this.transaction;
    const name = findInaccessible(org.sessionOf(userId).rights, result);
    if (name === undefined) return;
    const message = `Insufficient permissions: secure query included inaccessible field`;
    throw this.transaction.exception('QueryException', message);
  }

  private answer(soql: string, access: AccessLevel, bind: FindBind): QueryResult {
    const { org, userId, context } = this.transaction;
    const user = org.sessionOf(userId);
    const rights = access === 'user' ? user.rights : systemRights(user.rights);
    try {
      return runQuery({
        store: org.store,
        session: { rights },
        soql,
        now: org.clock.now(),
        timeZone: context.timeZone,
        apex: { userRights: user.rights, bind: (name, at) => this.bound(name, at, bind) }
      });
    } catch (error) {
      if (!(error instanceof SoqlError)) throw error;
      // No refusal of Salesforce, so code must not catch it as one.
      if (error.missing !== undefined) throw new NotImplementedError(error.missing);
      const thrown = this.transaction.exception('QueryException', error.message);
      thrown.exception.inaccessible = this.hiddenFieldsIn(error.message);
      throw thrown;
    }
  }

  /** A field the refusal calls missing and that exists is one the user may not read. */
  private hiddenFieldsIn(message: string): ReadonlyMap<string, ReadonlySet<string>> {
    const [, field = '', entity = ''] =
      /No such column '(\w+)' on entity '(\w+)'/.exec(message) ?? [];
    const object = this.transaction.program.names.findObject(entity);
    const name = object?.fields.get(field.toLowerCase())?.name;
    return object && name !== undefined ? new Map([[object.name, new Set([name])]]) : new Map();
  }

  private bound(name: string, at: number, bind: FindBind): BoundValue | readonly BoundValue[] {
    const value = bind(name, at);
    if (value === undefined) {
      throw this.transaction.exception('QueryException', `Variable does not exist: ${name}`);
    }
    return boundValue(value);
  }
}

/** Text that is no query counts; running it will tell what is wrong. */
function readsMetadata(soql: string): boolean {
  if (!/__mdt\b/i.test(soql)) return false;
  try {
    return /__mdt$/i.test(queryShape(soql).from);
  } catch {
    return false;
  }
}
