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
import { OrgUnavailableError } from './errors.ts';
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
  readonly errors?: unknown;
}

/** Collections say `statusCode`, failed subrequests `errorCode`. */
interface RowProblem {
  readonly statusCode?: unknown;
  readonly errorCode?: unknown;
  readonly message?: unknown;
  readonly fields?: readonly unknown[];
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
        const results = isSingle ? [singleResult(response)] : rowResults(response, writes.length);
        return writes.map((write, row) => this.receipt(write, results[row] ?? {}));
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
    const key = this.namespace.qualify(KEY_FIELD);
    return {
      method: 'PATCH',
      path: `/composite/sobjects/${type}/${key}`,
      records: writes.map((write) =>
        this.record({ attributes: { type }, [key]: write.externalId }, write)
      )
    };
  }

  /** Documented: `PATCH composite/sobjects`; it never creates. */
  private update({ writes }: Collection): Subrequest {
    const records = writes.map((write) =>
      this.record({ attributes: { type: write.object }, id: write.externalId }, write)
    );
    return { method: 'PATCH', path: '/composite/sobjects', records };
  }

  /** As JSON. An object of both would be made only to be written once. */
  private record(identity: Readonly<Record<string, unknown>>, { fields }: Write): string {
    const head = JSON.stringify(identity);
    const rest = JSON.stringify(this.namespace.qualifyFields(fields));
    return rest === '{}' ? head : `${head.slice(0, -1)},${rest.slice(1)}`;
  }

  private receipt(write: Write, result: RowResult): Receipt {
    if (result.success) return { outcome: result.created ? 'created' : 'updated', write };
    return { outcome: 'failed', write, error: this.rowError(result) };
  }

  private rowError({ errors, collective }: RowResult): RowError {
    const [problem] = problemsIn(errors);
    const field: unknown = problem?.fields?.[0];
    return {
      code: textOf(problem?.statusCode ?? problem?.errorCode) || 'UNKNOWN_EXCEPTION',
      field: typeof field === 'string' ? this.namespace.strip(field) : null,
      message: textOf(problem?.message),
      collective: collective ?? false
    };
  }
}

/**
 * One result for each row. A Collection refused as a whole answers a list of problems that concern each of them.
 * @throws OrgUnavailableError when it is not known what became of the rows: they may be sent again.
 */
function rowResults(response: Subresponse | undefined, rows: number): readonly RowResult[] {
  const body = Array.isArray(response?.body) ? (response.body as unknown[]) : [];
  if (response?.status !== 200) {
    const refused = { success: false, collective: true, errors: problemsIn(body) };
    return Array<RowResult>(rows).fill(refused);
  }
  if (body.length === rows && body.every(isResult)) return body;
  throw new OrgUnavailableError('an answer that does not tell of each row');
}

function isResult(result: unknown): result is RowResult {
  return typeof (result as RowResult | null)?.success === 'boolean';
}

function problemsIn(errors: unknown): RowProblem[] {
  const list = Array.isArray(errors) ? (errors as unknown[]) : [];
  return list.filter((one): one is RowProblem => typeof one === 'object' && one !== null);
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A row of its own: 201 created, 200 or 204 updated, or a list of problems. */
function singleResult(response: Subresponse | undefined): RowResult {
  const status = response?.status ?? 500;
  if (status < 300) return { success: true, created: status === 201 };
  return { success: false, errors: problemsIn(response?.body) };
}
