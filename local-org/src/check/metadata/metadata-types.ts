import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { diskCache } from '../../disk-cache.ts';
import { readTypeDeclarations } from './read-type-declarations.ts';
import { amend } from './type-amendments.ts';
import type { MetadataTypes } from './type-rules.ts';

let known: MetadataTypes | undefined;

/**
 * The types of the Metadata API, read once a process. Loading TypeScript and reading the declarations takes about
 * 1 s, taking them from the cache 20 ms.
 */
export function metadataTypes(): MetadataTypes {
  known ??= amend(readTypes());
  return known;
}

function readTypes(): MetadataTypes {
  const source = readFileSync(declarationFile(), 'utf8');
  const reader = readFileSync(fileURLToPath(new URL('read-type-declarations.ts', import.meta.url)));
  return diskCache.read('metadata-types', [source, reader], () => readTypeDeclarations(source));
}

/** It lies beside the module, which itself is empty. */
function declarationFile(): string {
  const module = createRequire(import.meta.url).resolve('@salesforce/types/metadata');
  return module.replace(/\.js$/, '.d.ts');
}
