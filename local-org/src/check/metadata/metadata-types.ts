import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readTypeDeclarations } from './read-type-declarations.ts';
import { amend } from './type-amendments.ts';
import type { MetadataTypes, TypeRules } from './type-rules.ts';

let known: MetadataTypes | undefined;

/**
 * The types of the Metadata API, read once a process. Loading TypeScript and reading the
 * declarations takes about 1 s, so the result is kept in node_modules/.cache under a name made of
 * what was read and what read it; from there it takes 20 ms.
 */
export function metadataTypes(): MetadataTypes {
  known ??= amend(readCached());
  return known;
}

function readCached(): MetadataTypes {
  const source = readFileSync(declarationFile(), 'utf8');
  const reader = readFileSync(fileURLToPath(new URL('read-type-declarations.ts', import.meta.url)));
  const key = createHash('sha256').update(source).update(reader).digest('hex').slice(0, 16);
  const cache = join(cacheFolder(), `metadata-types-${key}.json`);
  const cached = readCache(cache);
  if (cached) return cached;
  const types = readTypeDeclarations(source);
  writeCache(cache, types);
  return types;
}

/** It lies beside the module, which itself is empty. */
function declarationFile(): string {
  const module = createRequire(import.meta.url).resolve('@salesforce/types/metadata');
  return module.replace(/\.js$/, '.d.ts');
}

function cacheFolder(): string {
  return fileURLToPath(new URL('../../../../node_modules/.cache/local-org', import.meta.url));
}

/** Undefined when it is not there or cut short. */
function readCache(file: string): MetadataTypes | undefined {
  try {
    const entries = JSON.parse(readFileSync(file, 'utf8')) as [string, [string, never][]][];
    return new Map(entries.map(([name, rules]): [string, TypeRules] => [name, new Map(rules)]));
  } catch {
    return undefined;
  }
}

/** A folder that cannot be written costs the second again next time, nothing else. */
function writeCache(file: string, types: MetadataTypes): void {
  const entries = [...types].map(([name, rules]) => [name, [...rules]]);
  try {
    mkdirSync(dirname(file), { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    writeFileSync(unfinished, JSON.stringify(entries));
    renameSync(unfinished, file);
  } catch (error) {
    if (typeof (error as NodeJS.ErrnoException).code !== 'string') throw error;
  }
}
