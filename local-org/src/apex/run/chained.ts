import type { Value } from '../values/index.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

/**
 * One link of a chain, `target.link` or `target?.link`. A null before `?.` ends the whole chain behind it with null:
 * `a?.b().c` is null for a null `a`, but throws when `b()` gives null (documented: Safe Navigation Operator).
 */
export function chained(
  target: Code,
  isSafe: boolean,
  link: (receiver: (frame: Frame) => Value) => Code,
  scope: Scope
): Code {
  if (!isSafe && target.cut === undefined) return link(target.run);
  const cut = target.cut ?? scope.reserve();
  const slot = scope.reserve();
  const behind = link((frame) => frame.locals[slot] ?? null);
  const begins = target.cut === undefined;
  return {
    ...behind,
    cut,
    run: (frame) => {
      if (begins) frame.locals[cut] = false;
      const receiver = target.run(frame);
      if (receiver === null && (isSafe || frame.locals[cut] === true)) {
        frame.locals[cut] = true;
        return null;
      }
      frame.locals[slot] = receiver;
      return behind.run(frame);
    }
  };
}
