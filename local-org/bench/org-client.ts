import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServedOrg } from './served-org.ts';

const POLL_EVERY = 500;

export interface LoadedJob {
  readonly state: string;
  readonly errorMessage?: string;
  readonly numberRecordsProcessed: number;
  readonly numberRecordsFailed: number;
}

/** A call of a controller, as a page makes it. */
export interface ApexCall {
  readonly user: string;
  readonly className: string;
  readonly method: string;
  readonly args: Readonly<Record<string, unknown>>;
}

/** What the org tells of a call. */
export interface ApexUse {
  readonly milliseconds: number;
  readonly soqlQueries: number;
}

interface QueryAnswer {
  readonly totalSize: number;
  readonly records: readonly Record<string, string>[];
}

/** The calls of the benchmark, as any client would make them. */
export class OrgClient {
  private readonly org: ServedOrg;

  constructor(org: ServedOrg) {
    this.org = org;
  }

  /** Upserts a CSV by external id with Bulk 2.0 and waits for the end of the job. */
  load(object: string, csv: Iterable<string>): Promise<LoadedJob> {
    const kind = { operation: 'upsert', object, externalIdFieldName: 'ExternalId__c' };
    return this.runJob(kind, csv);
  }

  /** Inserts a CSV with Bulk 2.0. Returns the job, and the ids in the order of the names. */
  async create(object: string, csv: Iterable<string>): Promise<[LoadedJob, string[]]> {
    const job = await this.runJob({ operation: 'insert', object }, csv);
    const { records } = await this.query(`SELECT Id FROM ${object} ORDER BY Name LIMIT 2000`);
    return [job, records.map((row) => row['Id'] ?? '')];
  }

  query(soql: string): Promise<QueryAnswer> {
    return this.send('GET', `/query?q=${encodeURIComponent(soql)}`);
  }

  /** Calls a controller. Throws when it refuses. */
  async callApex(call: ApexCall): Promise<ApexUse> {
    await this.send('DELETE', '/local-org/apex-calls');
    await this.send('POST', '/local-org/apex', call);
    const [use] = await this.send<ApexUse[]>('GET', '/local-org/apex-calls');
    if (use) return use;
    throw new Error(`${call.className}.${call.method} left no trace`);
  }

  private async runJob(kind: object, csv: Iterable<string>): Promise<LoadedJob> {
    const { id } = await this.send<{ id: string }>('POST', '/jobs/ingest', kind);
    await this.request('PUT', `/jobs/ingest/${id}/batches`, 'text/csv', Readable.from(csv));
    await this.send('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
    for (;;) {
      const job = await this.send<LoadedJob>('GET', `/jobs/ingest/${id}`);
      if (['JobComplete', 'Failed', 'Aborted'].includes(job.state)) return job;
      await sleep(POLL_EVERY);
    }
  }

  private async send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const response = await this.request(method, path, 'application/json', text);
    return (await response.json()) as T;
  }

  private async request(
    method: string,
    path: string,
    contentType: string,
    body?: string | Readable
  ): Promise<Response> {
    const place = path.startsWith('/local-org') ? path : `/services/data/v66.0${path}`;
    const response = await fetch(`${this.org.url}${place}`, {
      method,
      headers: { Authorization: `Bearer ${this.org.accessToken}`, 'Content-Type': contentType },
      ...(body !== undefined && { body, duplex: 'half' })
    });
    if (response.ok) return response;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
}
