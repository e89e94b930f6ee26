import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json'
};

/** Files of a build: their names carry their content, so a browser may keep them. */
export class BuiltFiles {
  private readonly folder: string;
  private readonly zipped = new Map<string, Buffer>();

  constructor(folder: string) {
    this.folder = folder;
  }

  /** `path` below the folder; false when there is no such file. */
  send(path: string, acceptsGzip: boolean, response: ServerResponse): boolean {
    const file = join(this.folder, normalize(path));
    const type = TYPES[extname(file)];
    if (!file.startsWith(this.folder + sep) || type === undefined) return false;
    const bytes = readIfThere(file);
    if (!bytes) return false;
    const zip = acceptsGzip && !file.endsWith('.woff2');
    response.setHeader('Content-Type', type);
    response.setHeader('Cache-Control', 'public, max-age=31536000, immutable');
    response.setHeader('Vary', 'Accept-Encoding');
    if (zip) response.setHeader('Content-Encoding', 'gzip');
    response.end(zip ? this.zip(file, bytes) : bytes);
    return true;
  }

  private zip(file: string, bytes: Buffer): Buffer {
    const known = this.zipped.get(file) ?? gzipSync(bytes);
    this.zipped.set(file, known);
    return known;
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch (error) {
    if (['ENOENT', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? ''))
      return undefined;
    throw error;
  }
}
