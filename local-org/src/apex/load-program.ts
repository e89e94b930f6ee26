import { readFileSync } from 'node:fs';
import { SourceFiles } from '../metadata/index.ts';
import type { Schema } from '../metadata/index.ts';
import { library, Registry } from './library/index.ts';
import { Program } from './run/index.ts';
import { keptTrigger, keptUnit } from './syntax/index.ts';

/** The classes and triggers below some metadata folders. Throws ApexSyntaxError, ApexCompileError. */
export function loadProgram(sourceDirs: readonly string[], schema: Schema): Program {
  const files = new SourceFiles(sourceDirs);
  const read = <T>(kind: string, parse: (unit: string, source: string) => T) =>
    files
      .ofKind(kind)
      .map(({ file, name }) =>
        parse(`${name}.${kind}`, readFileSync(file.replace(/-meta\.xml$/, ''), 'utf8'))
      );
  const classes = read('cls', keptUnit);
  return new Program(classes, new Registry(library), schema, read('trigger', keptTrigger));
}
