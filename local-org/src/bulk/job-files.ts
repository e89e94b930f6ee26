import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Store } from '../records/index.ts';
import { BulkError } from './bulk-error.ts';
import { rowLogFiles } from './row-log.ts';

type FileKind = 'upload' | 'successful' | 'failed' | 'result';

/**
 * Documented: Upload Job Data. 150 MB are counted after base64, so the CSV itself may have three quarters of it;
 * up to 100 MB are recommended.
 */
const MAX_ENCODED = 150_000_000;
const MAX_UPLOAD = (MAX_ENCODED / 4) * 3;

/** Where jobs keep what is too large for memory: beside the org's data file, or in a folder that goes with the org. */
export class JobFiles {
  private readonly place: string | undefined;
  private made: string | undefined;

  constructor(store: Store) {
    this.place = store.db.memory ? undefined : `${store.db.name}-bulk`;
  }

  path(jobId: string, kind: FileKind): string {
    return join(this.folder(), `${jobId}.${kind}`);
  }

  /** Writes an upload to its file; more than allowed leaves none. */
  async receive(jobId: string, content: Readable): Promise<void> {
    const file = this.path(jobId, 'upload');
    try {
      await pipeline(content, atMost(MAX_UPLOAD), createWriteStream(file));
    } catch (error) {
      rmSync(file, { force: true });
      throw isNoGzip(error) ? brokenGzip() : error;
    }
  }

  remove(jobId: string): void {
    const logs = (['successful', 'failed', 'result'] as const).flatMap((kind) =>
      rowLogFiles(this.path(jobId, kind))
    );
    for (const file of [this.path(jobId, 'upload'), ...logs]) rmSync(file, { force: true });
  }

  /** Jobs of an org in memory end with it. */
  close(): void {
    if (this.place === undefined && this.made !== undefined) {
      rmSync(this.made, { recursive: true, force: true });
    }
  }

  private folder(): string {
    if (this.made !== undefined) return this.made;
    if (this.place !== undefined) mkdirSync(this.place, { recursive: true });
    this.made = this.place ?? mkdtempSync(join(tmpdir(), 'local-org-bulk-'));
    return this.made;
  }
}

function atMost(limit: number): Transform {
  let size = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      if (size <= limit) done(null, chunk);
      else done(tooLarge());
    }
  });
}

function isNoGzip(error: unknown): boolean {
  return /^Z_/.test(String((Object(error) as { code?: unknown }).code));
}

function brokenGzip(): BulkError {
  const message = 'The uploaded data is not the gzip its Content-Encoding says';
  return new BulkError('CLIENTINPUTERROR', message);
}

function tooLarge(): BulkError {
  const message = 'The uploaded data exceeds 150 MB after base64 encoding.';
  return new BulkError('EXCEEDED_MAX_SIZE_REQUEST', message, 'too-large');
}
