import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { deserialize, serialize } from 'node:v8';

/** What reading took long, for the processes to come; every file of it may be deleted at any time. */
export class DiskCache {
  private readonly folder: string;

  constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * What `make` makes: plain data, maps and sets. It is called only when no process has made it of the same
   * sources before; whatever the result depends on, the code that makes it included, is one of them.
   */
  read<Result>(kind: string, sources: readonly (string | Buffer)[], make: () => Result): Result {
    const file = join(this.folder, `${kind}-${keyOf(sources)}.v8`);
    const kept = this.kept<Result>(file);
    if (kept) return kept.result;
    const result = make();
    this.keep(file, { result });
    return result;
  }

  /** Undefined when it is not there or cut short. */
  private kept<Result>(file: string): { readonly result: Result } | undefined {
    try {
      return deserialize(readFileSync(file)) as { readonly result: Result };
    } catch {
      return undefined;
    }
  }

  /** A folder that cannot be written costs the time again, nothing else. */
  private keep(file: string, kept: { readonly result: unknown }): void {
    const bytes = serialize(kept);
    const unfinished = `${file}.${process.pid}`;
    try {
      mkdirSync(this.folder, { recursive: true });
      writeFileSync(unfinished, bytes);
      renameSync(unfinished, file);
    } catch (error) {
      if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
    }
  }
}

/** That of the checkout. */
export const diskCache = new DiskCache(
  fileURLToPath(new URL('../../node_modules/.cache/local-org', import.meta.url))
);

function keyOf(sources: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  // With its length, so that no two lists of sources are the same text.
  for (const source of sources) hash.update(`${source.length} `).update(source);
  return hash.digest('hex').slice(0, 32);
}
