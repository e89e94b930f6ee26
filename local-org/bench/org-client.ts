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
  async load(object: string, csv: Iterable<string>): Promise<LoadedJob> {
    const { id } = await this.send<{ id: string }>('POST', '/jobs/ingest', {
      operation: 'upsert',
      object,
      externalIdFieldName: 'ExternalId__c'
    });
    await this.request('PUT', `/jobs/ingest/${id}/batches`, 'text/csv', Readable.from(csv));
    await this.send('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' });
    for (;;) {
      const job = await this.send<LoadedJob>('GET', `/jobs/ingest/${id}`);
      if (['JobComplete', 'Failed', 'Aborted'].includes(job.state)) return job;
      await sleep(POLL_EVERY);
    }
  }

  query(soql: string): Promise<QueryAnswer> {
    return this.send('GET', `/query?q=${encodeURIComponent(soql)}`);
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
    const response = await fetch(`${this.org.url}/services/data/v66.0${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.org.accessToken}`, 'Content-Type': contentType },
      ...(body !== undefined && { body, duplex: 'half' })
    });
    if (response.ok) return response;
    throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  }
}
