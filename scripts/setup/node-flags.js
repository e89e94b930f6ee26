import { readFileSync } from 'node:fs';

/**
 * What the first line of a program gives Node beyond its name (`#!/usr/bin/env -S node --flag`), for whoever
 * starts it by Node instead of by its name.
 */
export function nodeFlagsOf(program) {
  const [firstLine = ''] = readFileSync(program, 'utf8').split('\n', 1);
  return firstLine.split(' ').filter((word) => word.startsWith('--'));
}
