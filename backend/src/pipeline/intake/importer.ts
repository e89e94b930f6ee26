import { resolve } from 'node:path';
import type { ImportRecord, Storage } from '../../adapters/storage/index.ts';
import type { Clock, Logger } from '../../kernel/index.ts';
import { nameCommunity } from './community-name.ts';
import type { Connector, Inspection } from './connector.ts';
import { DemoSessionsConnector } from './connectors/demo-sessions/index.ts';
import { FileConnector } from './connectors/file/index.ts';
import { SlackExportConnector } from './connectors/slack-export/index.ts';
import { ImportInterruptedError } from './import-errors.ts';
import type {
  ImportConnector,
  ImportOptions,
  ImportRequest,
  ImportResult,
  PrivateConversations
} from './import-request.ts';
import { writeRecords, type WriteTotals } from './write-records.ts';

/**
 * Brings a file or an export in. It is read through once before the first write, so input that is bad
 * as a whole leaves nothing behind; external ids make a repetition, or a resumption, harmless.
 */
export class Importer {
  private readonly storage: Storage;
  private readonly logger: Logger;
  private readonly connectors: Readonly<Record<ImportConnector, Connector>>;

  constructor(parts: { storage: Storage; logger: Logger; clock: Clock }) {
    this.storage = parts.storage;
    this.logger = parts.logger;
    this.connectors = {
      'slack-export': new SlackExportConnector(),
      file: new FileConnector(),
      'demo-sessions': new DemoSessionsConnector(parts.clock)
    };
  }

  /** Throws an AppError when nothing could be imported; what only concerns one row is in the result. */
  async import(request: ImportRequest, options: ImportOptions = {}): Promise<ImportResult> {
    const located = withAbsolutePaths(request);
    const inspection = await this.connectors[located.connector].inspect(located, (done) => {
      if (options.signal?.aborted) throw new ImportInterruptedError();
      options.onProgress?.({ phase: 'reading', done, total: undefined });
    });
    try {
      return await this.write(located, inspection, options);
    } finally {
      await inspection.close();
    }
  }

  /** Finishes what a crash cut off; an import whose input is gone or bad is marked failed and left. */
  async resumeUnfinished(options: ImportOptions = {}): Promise<ImportResult[]> {
    const results: ImportResult[] = [];
    for (const record of await this.storage.imports.listUnfinished()) {
      this.logger.info({ import: record.id, connector: record.connector }, 'resuming an import');
      try {
        results.push(await this.import(requestOf(record), options));
      } catch (error) {
        if (error instanceof ImportInterruptedError) throw error;
        await this.giveUp(record, error);
      }
    }
    return results;
  }

  private async write(
    request: ImportRequest,
    inspection: Inspection,
    options: ImportOptions
  ): Promise<ImportResult> {
    const { storage } = this;
    const { counts } = inspection;
    const { origin } = inspection;
    const community =
      origin && (await nameCommunity(storage.communities, origin, request.community));
    const record = await this.begin(request);
    const total = counts.members + counts.activities + counts.sessions;
    let done = 0;
    const totals = await writeRecords(storage, community, inspection.records(), {
      signal: options.signal,
      onCommitted: (records) => {
        done += records;
        options.onProgress?.({ phase: 'writing', done, total });
      }
    });
    const result = resultOf(request, community?.name ?? null, inspection, totals);
    const { accepted, duplicates, rejectedCount: rejected } = result;
    await storage.imports.finish(record.id, { accepted, duplicates, rejected }, 'done', null);
    this.logger.info({ import: record.id, accepted, duplicates, rejected }, 'import done');
    return result;
  }

  /** The note of an unfinished import of the same input is taken up again. */
  private async begin(request: ImportRequest): Promise<ImportRecord> {
    const { connector, path } = request;
    const options = optionsOf(request);
    const unfinished = await this.storage.imports.listUnfinished();
    const same = unfinished.find(
      (record) =>
        record.connector === connector &&
        record.path === path &&
        JSON.stringify(optionsOf(requestOf(record))) === JSON.stringify(options)
    );
    return same ?? this.storage.imports.start({ connector, path, options });
  }

  private async giveUp(record: ImportRecord, error: unknown): Promise<void> {
    const reason = (error as { message?: string }).message ?? String(error);
    const message = `The import was cut off and could not be resumed: ${reason}`;
    this.logger.warn({ import: record.id, reason }, 'an import could not be resumed');
    const { accepted, duplicates, rejected } = record;
    await this.storage.imports.finish(
      record.id,
      { accepted, duplicates, rejected },
      'failed',
      message
    );
  }
}

function withAbsolutePaths(request: ImportRequest): ImportRequest {
  return {
    ...request,
    path: resolve(request.path),
    ...(request.mapping !== undefined && { mapping: resolve(request.mapping) })
  };
}

function optionsOf(request: ImportRequest): ImportRecord['options'] {
  return {
    community: request.community,
    mapping: request.mapping,
    preset: request.preset,
    include: request.include?.join(',')
  };
}

function requestOf(record: ImportRecord): ImportRequest {
  const { community, mapping, preset, include } = record.options;
  return {
    connector: record.connector as ImportConnector,
    path: record.path,
    ...(community !== undefined && { community }),
    ...(mapping !== undefined && { mapping }),
    ...(preset !== undefined && { preset: preset as 'chat-log' }),
    ...(include !== undefined && { include: include.split(',') as PrivateConversations[] })
  };
}

function resultOf(
  request: ImportRequest,
  community: string | null,
  inspection: Inspection,
  totals: WriteTotals
): ImportResult {
  const { counts } = inspection;
  const subject =
    counts.activities > 0 ? 'activities' : counts.sessions > 0 ? 'sessions' : 'members';
  return {
    connector: request.connector,
    community,
    accepted: totals.written[subject],
    duplicates: totals.unchanged[subject],
    rejected: inspection.rejected,
    rejectedCount: inspection.rejectedCount,
    counts,
    written: totals.written,
    notes: inspection.notes
  };
}
