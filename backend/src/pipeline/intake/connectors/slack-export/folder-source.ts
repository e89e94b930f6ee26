import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { megabytes, tooLarge } from './export-errors.ts';
import type { ExportLimits, ExportSource } from './export-source.ts';

const DEPTH = 3;

/** An unpacked export. Links are not followed: they could lead anywhere. */
export async function openFolder(path: string, limits: ExportLimits): Promise<ExportSource> {
  const paths = new Map<string, string>();
  for await (const name of filesBelow(path, '', DEPTH)) {
    paths.set(name.normalize('NFC'), join(path, name));
    if (paths.size > limits.entries)
      throw tooLarge(path, `${limits.entries.toLocaleString('en-US')} files`);
  }
  return {
    names: [...paths.keys()],
    readText: async (name) => {
      const file = paths.get(name) ?? join(path, name);
      if ((await stat(file)).size > limits.entryBytes) {
        throw tooLarge(name, `${megabytes(limits.entryBytes)} a file`);
      }
      return new TextDecoder().decode(await readFile(file));
    },
    close: async () => undefined
  };
}

async function* filesBelow(root: string, folder: string, depth: number): AsyncGenerator<string> {
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const name = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isFile()) yield name;
    else if (entry.isDirectory() && depth > 1) yield* filesBelow(root, name, depth - 1);
  }
}
