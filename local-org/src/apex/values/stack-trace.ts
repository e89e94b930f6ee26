import type { ApexException } from './value.ts';

/** `Class.ActivityCursor.parse: line 35, column 13`, innermost call first. */
export function stackTraceText({ trace }: ApexException): string {
  return trace
    .map(({ place, line, column }) => `Class.${place}: line ${line}, column ${column}`)
    .join('\n');
}
