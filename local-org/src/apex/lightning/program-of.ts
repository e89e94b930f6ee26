import type { Org } from '../../org.ts';
import { loadProgram } from '../load-program.ts';
import type { Program } from '../run/index.ts';

const programs = new WeakMap<Org, Program>();

/** The org's classes, compiled at the first call. Throws ApexSyntaxError, ApexCompileError. */
export function programOf(org: Org): Program {
  const known = programs.get(org) ?? loadProgram(org.sourceDirs, org.schema);
  programs.set(org, known);
  return known;
}

/** Forgets the compiled classes: their source has changed. */
export function forgetProgram(org: Org): void {
  programs.delete(org);
}
