import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageFolder } from '../../../../tools/lwc-vite/installed-packages.ts';
import { diskCache } from '../../disk-cache.ts';
import type { TriggerDeclaration, TypeDeclaration } from './ast.ts';
import { parseTrigger, parseUnit } from './parse-unit.ts';

/**
 * Reads one class file as `parseUnit` does, or takes what was read of the same text before: for a hundred classes
 * the parser takes 2 s in every new process, the disk 50 ms.
 */
export function keptUnit(unit: string, source: string): TypeDeclaration {
  return diskCache.read('apex-class', [reader(), source], () => parseUnit(unit, source));
}

/** Likewise one trigger file. */
export function keptTrigger(unit: string, source: string): TriggerDeclaration {
  return diskCache.read('apex-trigger', [reader(), source], () => parseTrigger(unit, source));
}

let code: string | undefined;

/** The code of this folder and the version of the parser: what they make of a text is not the same for ever. */
function reader(): string {
  code ??= readReader();
  return code;
}

function readReader(): string {
  const folder = fileURLToPath(new URL('.', import.meta.url));
  const own = readdirSync(folder)
    .filter((file) => /(?<!\.test)\.ts$/.test(file))
    .sort();
  const version = join(packageFolder('@apexdevtools/apex-parser'), 'package.json');
  return [...own.map((file) => join(folder, file)), version]
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
}
