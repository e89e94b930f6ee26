import type { Schema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { loadProgram } from '../load-program.ts';
import type { Program } from '../run/index.ts';

const programs = new WeakMap<Schema, Program>();

/** The org's classes, compiled at the first call and again whenever the metadata has changed. Throws ApexSyntaxError, ApexCompileError. */
export function programOf({ schema, sourceDirs }: Org): Program {
  const known = programs.get(schema) ?? loadProgram(sourceDirs, schema);
  programs.set(schema, known);
  return known;
}

/** Forgets the compiled classes: their files have changed, the org has not. */
export function forgetProgram({ schema }: Org): void {
  programs.delete(schema);
}
