import { stat } from 'node:fs/promises';
import { pathNotFound } from '../../import-errors.ts';
import { openFolder } from './folder-source.ts';
import { openZip } from './zip-source.ts';

/** The files of an export, wherever they lie; names use `/` and are in Unicode's composed form. */
export interface ExportSource {
  readonly names: readonly string[];
  /** Whole text of one file, without a byte order mark. */
  readText(name: string): Promise<string>;
  close(): Promise<void>;
}

/** How much an export may hold; far above any real one, so only a trap or a mistake meets them. */
export interface ExportLimits {
  readonly entries: number;
  readonly entryBytes: number;
  readonly totalBytes: number;
}

export const DEFAULT_LIMITS: ExportLimits = {
  entries: 2_000_000,
  entryBytes: 256 * 1024 ** 2,
  totalBytes: 64 * 1024 ** 3
};

/** Opens a ZIP file or folder; a single folder around everything is looked through. */
export async function openExport(
  path: string,
  limits: ExportLimits = DEFAULT_LIMITS
): Promise<ExportSource> {
  const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') throw pathNotFound(path);
    throw error;
  });
  const source = found.isDirectory() ? await openFolder(path, limits) : await openZip(path, limits);
  return withoutTopFolder(source);
}

function withoutTopFolder(source: ExportSource): ExportSource {
  const own = source.names.filter((name) => !isForeign(name));
  const top = own[0]?.split('/')[0] ?? '';
  const prefix = `${top}/`;
  const isWrapped = own.includes(`${prefix}channels.json`) || own.includes(`${prefix}users.json`);
  if (!isWrapped || !own.every((name) => name.startsWith(prefix))) {
    return { ...source, names: own };
  }
  return {
    names: own.map((name) => name.slice(prefix.length)),
    readText: (name) => source.readText(prefix + name),
    close: () => source.close()
  };
}

/** What operating systems add when they pack a folder. */
function isForeign(name: string): boolean {
  return name.startsWith('__MACOSX/') || /(?:^|\/)\.[^/]+$/.test(name);
}
