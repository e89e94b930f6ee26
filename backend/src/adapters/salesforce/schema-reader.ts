import type { FieldSchema, ObjectSchema, TargetObject } from '../../domain/index.ts';
import { isStandard } from '../../domain/index.ts';
import { chunk } from '../../kernel/index.ts';
import { composite, type Subresponse } from './composite.ts';
import { OrgUnavailableError } from './errors.ts';
import type { Namespace } from './namespace.ts';
import type { OrgClient } from './org-client.ts';

/** So many keys of 40 characters stay far below the longest query (documented: 100,000 characters). */
const KEYS_PER_QUERY = 400;
/** Documented: Composite, at most 5 subrequests may be queries. */
const QUERIES_PER_CALL = 5;

/** A record of the org as it is now: values by field, a parent by its external id. */
export type ExistingRow = Readonly<Record<string, unknown>>;

type DescribedField = Omit<FieldSchema, 'allowedValues'> & {
  readonly restrictedPicklist?: boolean;
  readonly picklistValues?: readonly { readonly value: string; readonly active: boolean }[];
};

/** What a rehearsal reads besides: the schema in full, and the records that are there. */
export class SchemaReader {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;

  constructor(client: OrgClient, namespace: Namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** In one API call (documented: at most 25 subrequests); no fields where the object is closed to us. */
  async schema(objects: readonly TargetObject[]): Promise<ObjectSchema[]> {
    const { subresponses } = await composite(
      this.client,
      objects.map((object) => ({
        method: 'GET',
        path: `/sobjects/${this.namespace.qualify(object)}/describe`
      }))
    );
    return objects.map((object, index) => ({
      object,
      fields: this.fieldsOf(subresponses[index])
    }));
  }

  /**
   * The records with these keys, by key. Keys are external ids of our objects and record ids of
   * standard ones; fields are as a write names them, a parent by its relationship.
   */
  async existing(
    object: TargetObject,
    keys: readonly string[],
    fields: readonly string[]
  ): Promise<Map<string, ExistingRow>> {
    const found = new Map<string, ExistingRow>();
    const queries = chunk(keys, KEYS_PER_QUERY).map((part) => this.query(object, part, fields));
    for (const call of chunk(queries, QUERIES_PER_CALL)) {
      const { subresponses } = await composite(
        this.client,
        call.map((soql) => ({ method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` }))
      );
      for (const row of subresponses.flatMap((response) => this.rowsOf(response))) {
        found.set(String(row[keyOf(object)]), row);
      }
    }
    return found;
  }

  private query(object: TargetObject, keys: readonly string[], fields: readonly string[]): string {
    const key = keyOf(object);
    const columns = [key, ...fields.filter((field) => field !== key)].map((field) =>
      field.endsWith('__r')
        ? `${this.namespace.qualify(field)}.${this.namespace.qualify('ExternalId__c')}`
        : this.namespace.qualify(field)
    );
    const quoted = keys.map((one) => `'${one.replace(/[\\']/g, '\\$&')}'`).join(',');
    const from = this.namespace.qualify(object);
    return `SELECT ${columns.join(', ')} FROM ${from} WHERE ${this.namespace.qualify(key)} IN (${quoted})`;
  }

  private rowsOf(response: Subresponse | undefined): ExistingRow[] {
    if (response?.status !== 200) throw new OrgUnavailableError('records that cannot be read');
    const { records } = response.body as { records: readonly Record<string, unknown>[] };
    return records.map(
      (record) => this.plain(record) as ExistingRow & { readonly attributes?: unknown }
    );
  }

  private plain(value: unknown): unknown {
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => name !== 'attributes')
        .map(([name, one]) => [this.namespace.strip(name), this.plain(one)])
    );
  }

  private fieldsOf(response: Subresponse | undefined): FieldSchema[] {
    if (!response || response.status >= 500) throw new OrgUnavailableError('no describe');
    const described = (response.status === 200 ? response.body : {}) as {
      fields?: readonly DescribedField[];
    };
    return (described.fields ?? []).map((field) => ({
      name: this.namespace.strip(field.name),
      relationshipName:
        field.relationshipName === null ? null : this.namespace.strip(field.relationshipName),
      type: field.type,
      length: field.length,
      precision: field.precision,
      scale: field.scale,
      nillable: field.nillable,
      defaultedOnCreate: field.defaultedOnCreate,
      createable: field.createable,
      updateable: field.updateable,
      allowedValues: field.restrictedPicklist
        ? (field.picklistValues ?? []).filter(({ active }) => active).map(({ value }) => value)
        : null
    }));
  }
}

function keyOf(object: TargetObject): string {
  return isStandard(object) ? 'Id' : 'ExternalId__c';
}
