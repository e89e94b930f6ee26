import { loadProgram, type Program } from '../apex/index.ts';
import type { Schema } from '../metadata/index.ts';
import type { Org } from '../org.ts';

const programs = new WeakMap<Schema, Program>();

/** The org's classes, compiled at the first call and again whenever the metadata has changed. */
export function programOf({ schema, sourceDirs }: Org): Program {
  const known = programs.get(schema) ?? loadProgram(sourceDirs, schema);
  programs.set(schema, known);
  return known;
}
