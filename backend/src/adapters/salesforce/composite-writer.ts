import {
  isStandard,
  type Receipt,
  type RowError,
  type TargetObject,
  type Write
} from '../../domain/index.ts';
import { composite, type Subrequest, type Subresponse } from './composite.ts';
import type { Namespace } from './namespace.ts';
import type { OrgClient } from './org-client.ts';

const KEY_FIELD = 'ExternalId__c';

/**
 * Rows that travel as one sObject Collection (at most 200): of one object of ours, or of any standard
 * objects.
 */
export interface Collection {
  /** Of the first row. */
  readonly object: TargetObject;
  readonly writes: readonly Write[];
}

interface RowResult {
  readonly success?: boolean;
  readonly collective?: boolean;
  readonly created?: boolean;
  readonly errors?: readonly RowProblem[];
}

/** Collections say `statusCode`, failed subrequests `errorCode`. */
interface RowProblem {
  readonly statusCode?: string;
  readonly errorCode?: string;
  readonly message?: string;
  readonly fields?: readonly string[];
}

/**
 * Upserts by external id, standard objects' records updated by id: up to five Collections in one API
 * call, each row on its own.
 */
export class CompositeWriter {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;

  constructor(client: OrgClient, namespace: Namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** One receipt per row, in order. Throws only when the whole call failed; it may then be repeated. */
  async write(collections: readonly Collection[]): Promise<Receipt[]> {
    const { subresponses } = await composite(
      this.client,
      collections.map((collection) =>
        isStandard(collection.object) ? this.update(collection) : this.upsert(collection)
      )
    );
    return collections.flatMap(({ writes }, index) => {
      const response = subresponses[index];
      return writes.map((write, row) => this.receipt(write, rowResult(response, row)));
    });
  }

  private upsert({ object, writes }: Collection): Subrequest {
    const type = this.namespace.qualify(object);
    return {
      method: 'PATCH',
      path: `/composite/sobjects/${type}/${this.namespace.qualify(KEY_FIELD)}`,
      body: {
        allOrNone: false,
        records: writes.map((write) => ({
          attributes: { type },
          ...this.namespace.qualifyFields({ [KEY_FIELD]: write.externalId, ...write.fields })
        }))
      }
    };
  }

  /** Documented: `PATCH composite/sobjects`; it never creates. */
  private update({ writes }: Collection): Subrequest {
    const records = writes.map(({ object, externalId, fields }) => ({
      ...{ attributes: { type: object }, id: externalId },
      ...this.namespace.qualifyFields(fields)
    }));
    return { method: 'PATCH', path: '/composite/sobjects', body: { allOrNone: false, records } };
  }

  private receipt(write: Write, result: RowResult): Receipt {
    if (result.success) return { outcome: result.created ? 'created' : 'updated', write };
    return { outcome: 'failed', write, error: this.rowError(result) };
  }

  private rowError({ errors, collective }: RowResult): RowError {
    const problem = errors?.[0];
    const field = problem?.fields?.[0];
    return {
      code: problem?.statusCode ?? problem?.errorCode ?? 'UNKNOWN_EXCEPTION',
      field: field === undefined ? null : this.namespace.strip(field),
      message: problem?.message ?? '',
      collective: collective ?? false
    };
  }
}

/** A Collection refused as a whole answers a list of problems that concern each of its rows. */
function rowResult(response: Subresponse | undefined, row: number): RowResult {
  const body = Array.isArray(response?.body) ? (response.body as unknown[]) : [];
  if (response?.status === 200) return body[row] ?? {};
  return { success: false, collective: true, errors: body as RowProblem[] };
}
