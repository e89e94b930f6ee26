import { parse } from 'csv-parse';
import { pipeline, type Readable } from 'node:stream';
import type { RowError, TargetObject, Write } from '../../domain/index.ts';
import { API_ROOT } from './api-version.ts';
import { BulkCsv } from './bulk-csv.ts';
import { OrgUnavailableError, RequestRejectedError } from './errors.ts';
import type { Namespace } from './namespace.ts';
import type { OrgClient } from './org-client.ts';

const JOBS = `${API_ROOT}/jobs/ingest`;
const KEY_FIELD = 'ExternalId__c';

/** Documented: Bulk API 2.0, job states. */
export type BulkState =
  | 'Open'
  | 'UploadComplete'
  | 'InProgress'
  | 'JobComplete'
  | 'Failed'
  | 'Aborted'
  /** Jobs are forgotten seven days after they were made. */
  | 'Gone';

export interface BulkStatus {
  readonly state: BulkState;
  /** Rows the org has dealt with, the failed ones included (recorded). */
  readonly processed: number;
  readonly failed: number;
  /** Why the job as a whole failed. */
  readonly message: string | null;
}

/** Bulk API 2.0 upserts by external id. Jobs are never deleted: their results outlive a crash of ours. */
export class BulkJobs {
  private readonly client: OrgClient;
  private readonly namespace: Namespace;

  constructor(client: OrgClient, namespace: Namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** @returns the id of the new job. Repeated in need: a job nobody uploads to does nothing. */
  async create(object: TargetObject): Promise<string> {
    const { body } = await this.client.post(JOBS, {
      object: this.namespace.qualify(object),
      operation: 'upsert',
      externalIdFieldName: this.namespace.qualify(KEY_FIELD),
      contentType: 'CSV',
      lineEnding: 'LF',
      columnDelimiter: 'COMMA'
    });
    const { id } = (body ?? {}) as { id?: unknown };
    if (typeof id !== 'string') throw new OrgUnavailableError('a Bulk job without an id');
    return id;
  }

  csv(fields: ReadonlySet<string>): BulkCsv {
    return new BulkCsv(fields, this.namespace);
  }

  /** Not repeated: a job takes one upload (documented), and whether it has one is not known after a failure. */
  async upload(id: string, csv: () => AsyncIterable<string>): Promise<void> {
    await this.client.once({ method: 'PUT', path: `${JOBS}/${id}/batches`, csv });
  }

  /** From here on the org works on it. Closing a closed job changes nothing. */
  async close(id: string): Promise<void> {
    try {
      await this.setState(id, 'UploadComplete');
    } catch (error) {
      if (!(error instanceof RequestRejectedError)) throw error;
      const { state } = await this.check(id);
      if (state === 'Open' || state === 'Aborted') throw error;
    }
  }

  async abort(id: string): Promise<void> {
    await this.setState(id, 'Aborted');
  }

  async check(id: string): Promise<BulkStatus> {
    try {
      const { body } = await this.client.call({ method: 'GET', path: `${JOBS}/${id}` });
      return toStatus(body);
    } catch (error) {
      const isGone = error instanceof RequestRejectedError && error.errorCode === 'NOT_FOUND';
      if (!isGone) throw error;
      return { state: 'Gone', processed: 0, failed: 0, message: null };
    }
  }

  /** External ids of the refused rows with the org's reason, in no particular order. */
  async *failures(id: string): AsyncIterable<{ externalId: string; error: RowError }> {
    for await (const row of this.results(id, 'failedResults')) {
      const error = this.rowError(row['sf__Error'] ?? '');
      yield { externalId: this.keyOf(row), error };
    }
  }

  /** External ids of the rows a failed job did not come to. */
  async *unprocessed(id: string): AsyncIterable<string> {
    for await (const row of this.results(id, 'unprocessedrecords')) yield this.keyOf(row);
  }

  /** External ids of the rows that landed. */
  async *successes(id: string): AsyncIterable<string> {
    for await (const row of this.results(id, 'successfulResults')) yield this.keyOf(row);
  }

  private async setState(id: string, state: 'UploadComplete' | 'Aborted'): Promise<void> {
    await this.client.call({ method: 'PATCH', path: `${JOBS}/${id}`, body: { state } });
  }

  private async *results(
    id: string,
    kind: 'failedResults' | 'successfulResults' | 'unprocessedrecords'
  ): AsyncIterable<Record<string, string>> {
    const { stream } = await this.client.call({
      method: 'GET',
      path: `${JOBS}/${id}/${kind}`,
      accept: 'csv'
    });
    if (!stream) throw new OrgUnavailableError('no results of a Bulk job');
    yield* rowsOf(stream);
  }

  private keyOf(row: Readonly<Record<string, string>>): Write['externalId'] {
    const key = row[this.namespace.qualify(KEY_FIELD)];
    if (!key) throw new OrgUnavailableError('a result of a Bulk job without its external id');
    return key;
  }

  /** `CODE:message:Field, Other --`, several of them behind a semicolon (recorded). */
  private rowError(text: string): RowError {
    const [, code = 'UNKNOWN_EXCEPTION', rest = ''] = /^([A-Z_]+):(.*)$/s.exec(text) ?? [
      '',
      ,
      text
    ];
    const [, message = rest, field = ''] = /^(.*?):([^:]*?)\s*--(?:;|$)/s.exec(rest) ?? [];
    const name = field.split(',')[0]?.trim() ?? '';
    return {
      code,
      field: name === '' ? null : this.namespace.strip(name),
      message,
      collective: false
    };
  }
}

async function* rowsOf(stream: Readable): AsyncIterable<Record<string, string>> {
  const rows = pipeline(stream, parse({ columns: true, bom: true }), () => undefined);
  try {
    for await (const row of rows) yield row as Record<string, string>;
  } catch (cause) {
    throw new OrgUnavailableError('the results of a Bulk job were cut off', { cause });
  }
}

function toStatus(body: unknown): BulkStatus {
  const job = (body ?? {}) as Record<string, unknown>;
  return {
    state: String(job['state']) as BulkState,
    processed: Number(job['numberRecordsProcessed'] ?? 0),
    failed: Number(job['numberRecordsFailed'] ?? 0),
    message: typeof job['errorMessage'] === 'string' ? job['errorMessage'] : null
  };
}
