import { parse } from 'csv-parse/sync';
import type { OrgUnderTest } from './org-under-test.ts';

export interface JobInfo {
  readonly id: string;
  readonly state: string;
  readonly operation: string;
  readonly object: string;
  readonly contentUrl: string;
  readonly errorMessage?: string;
  readonly numberRecordsProcessed: number;
  readonly numberRecordsFailed: number;
  readonly totalProcessingTime: number;
}

export interface CsvAnswer {
  readonly status: number;
  readonly text: string;
  readonly rows: Record<string, string>[];
  readonly headers: Headers;
}

interface JobAnswer {
  readonly status: number;
  readonly body: JobInfo & readonly { errorCode: string; message: string }[];
}

/** Bulk 2.0 over plain HTTP, as the admin. */
export class BulkClient {
  private readonly served: OrgUnderTest;

  constructor(served: OrgUnderTest) {
    this.served = served;
  }

  async send(method: string, path: string, body?: unknown): Promise<JobAnswer> {
    const answer = await this.served.send(method, `/jobs${path}`, body);
    return answer as unknown as JobAnswer;
  }

  async create(job: Record<string, unknown>): Promise<JobInfo> {
    const { status, body } = await this.send('POST', '/ingest', job);
    if (status !== 200) throw new Error(`not created: ${JSON.stringify(body)}`);
    return body;
  }

  async upload(id: string, csv: string): Promise<JobAnswer> {
    const headers = { 'Content-Type': 'text/csv' };
    const path = `/jobs/ingest/${id}/batches`;
    return (await this.served.send('PUT', path, csv, { headers })) as unknown as JobAnswer;
  }

  close(id: string): Promise<JobAnswer> {
    return this.send('PATCH', `/ingest/${id}`, { state: 'UploadComplete' });
  }

  async info(id: string, kind = 'ingest'): Promise<JobInfo> {
    return (await this.send('GET', `/${kind}/${id}`)).body;
  }

  /** Creates, uploads and closes; the job then waits for the clock. */
  async start(job: Record<string, unknown>, csv: string): Promise<string> {
    const { id } = await this.create(job);
    await this.upload(id, csv);
    await this.close(id);
    return id;
  }

  /** Starts a job and lets an hour of the org's time pass. */
  async run(job: Record<string, unknown>, csv: string): Promise<JobInfo> {
    const id = await this.start(job, csv);
    this.served.org.clock.advance(3_600_000);
    return this.info(id);
  }

  successful(id: string): Promise<CsvAnswer> {
    return this.csv(`/ingest/${id}/successfulResults`);
  }

  failed(id: string): Promise<CsvAnswer> {
    return this.csv(`/ingest/${id}/failedResults`);
  }

  unprocessed(id: string): Promise<CsvAnswer> {
    return this.csv(`/ingest/${id}/unprocessedrecords`);
  }

  async csv(path: string, delimiter = ','): Promise<CsvAnswer> {
    const response = await fetch(`${this.served.url}/services/data/v66.0/jobs${path}`, {
      headers: { Authorization: `Bearer ${this.served.adminToken}`, Accept: 'text/csv' }
    });
    const text = await response.text();
    const rows = response.ok ? parse(text, { columns: true, delimiter }) : [];
    return {
      status: response.status,
      text,
      rows: rows as Record<string, string>[],
      headers: response.headers
    };
  }
}

export function csvOf(header: string, ...rows: readonly string[]): string {
  return [header, ...rows, ''].join('\n');
}
