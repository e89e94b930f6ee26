import {
  isStandard,
  type HealthAnswer,
  type HealthRequest,
  type Receipt,
  type RowError,
  type TargetObject,
  type Write
} from '../../domain/index.ts';
import { composite, type Subrequest, type Subresponse } from './composite.ts';
import { packHealth } from './health-requests.ts';
import type { Namespace } from './namespace.ts';
import type { OrgClient } from './org-client.ts';

const KEY_FIELD = 'ExternalId__c';
/** Documented: Composite, at most 25 subrequests, at most five of them Collections. */
const SUBREQUESTS = 25;
const COLLECTIONS = 5;

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

/** A part of a call, and the rows that its answer is about. */
interface Part {
  readonly subrequest: Subrequest;
  readonly writes: readonly Write[];
  /** One row of its own, which answers as such. */
  readonly isSingle: boolean;
}

export interface Written {
  /** One per row, in order. */
  readonly receipts: Receipt[];
  /** One for each request that found room. */
  readonly health: HealthAnswer[];
}

/**
 * Upserts by external id, standard objects' records updated by id: up to five Collections in one API
 * call, each row on its own. Of more than five the smallest are sent row by row.
 */
export class CompositeWriter {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;

  constructor(client: OrgClient, namespace: Namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /**
   * Health requests follow the rows as far as the call has room, and may come alone. Throws only when the
   * whole call failed; it may then be repeated.
   */
  async write(
    collections: readonly Collection[],
    health: readonly HealthRequest[] = []
  ): Promise<Written> {
    const parts = this.partsOf(collections);
    const taken = parts.filter(({ isSingle }) => !isSingle).length;
    const packed = packHealth(health, {
      namespace: this.namespace,
      subrequests: SUBREQUESTS - parts.length,
      collections: COLLECTIONS - taken
    });
    const { subresponses } = await composite(this.client, [
      ...parts.map(({ subrequest }) => subrequest),
      ...packed.map(({ subrequest }) => subrequest)
    ]);
    return {
      receipts: parts.flatMap(({ writes, isSingle }, index) => {
        const response = subresponses[index];
        return writes.map((write, row) =>
          this.receipt(write, isSingle ? singleResult(response) : rowResult(response, row))
        );
      }),
      health: packed.flatMap(({ answers }, index) => answers(subresponses[parts.length + index]))
    };
  }

  private partsOf(collections: readonly Collection[]): Part[] {
    const smallest = collections
      .toSorted((a, b) => a.writes.length - b.writes.length)
      .slice(0, Math.max(0, collections.length - COLLECTIONS));
    return collections.flatMap((collection): Part[] => {
      const { object, writes } = collection;
      if (smallest.includes(collection)) {
        return writes.map((write) => ({
          ...{ subrequest: this.single(write), writes: [write], isSingle: true }
        }));
      }
      const subrequest = isStandard(object) ? this.update(collection) : this.upsert(collection);
      return [{ subrequest, writes, isSingle: false }];
    });
  }

  /** Documented: sObject Rows by External ID (upsert), and sObject Rows. */
  private single({ object, externalId, fields }: Write): Subrequest {
    const key = isStandard(object) ? '' : `${this.namespace.qualify(KEY_FIELD)}/`;
    return {
      method: 'PATCH',
      path: `/sobjects/${this.namespace.qualify(object)}/${key}${encodeURIComponent(externalId)}`,
      body: this.namespace.qualifyFields(fields)
    };
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

/** A row of its own: 201 created, 200 or 204 updated, or a list of problems. */
function singleResult(response: Subresponse | undefined): RowResult {
  const status = response?.status ?? 500;
  if (status < 300) return { success: true, created: status === 201 };
  const errors = Array.isArray(response?.body) ? (response.body as RowProblem[]) : [];
  return { success: false, errors };
}
