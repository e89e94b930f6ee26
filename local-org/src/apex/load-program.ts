import { readFileSync } from 'node:fs';
import { SourceFiles } from '../metadata/index.ts';
import type { Schema } from '../metadata/index.ts';
import { library, Registry } from './library/index.ts';
import { Program } from './run/index.ts';
import { parseUnit } from './syntax/index.ts';

/** The classes below some metadata folders. Throws ApexSyntaxError, ApexCompileError. */
export function loadProgram(sourceDirs: readonly string[], schema: Schema): Program {
  const classes = new SourceFiles(sourceDirs).ofKind('cls').map(({ file, name }) => {
    const source = readFileSync(file.replace(/-meta\.xml$/, ''), 'utf8');
    return parseUnit(`${name}.cls`, source);
  });
  return new Program(classes, new Registry(library), schema);
}
