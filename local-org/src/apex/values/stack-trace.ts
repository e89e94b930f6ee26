import type { ApexException, StackFrame } from './value.ts';

/** `Class.ActivityCursor.parse: line 35, column 13`, innermost call first. */
export function stackTraceText({ trace }: ApexException): string {
  return trace.map(frameText).join('\n');
}

/** One line of a trace; code of a trigger is told by its own word. */
export function frameText({ place, line, column }: StackFrame): string {
  const kind = place.startsWith('Trigger.') ? '' : 'Class.';
  return `${kind}${place}: line ${line}, column ${column}`;
}
