import { pino, type Logger as Pino } from 'pino';
import type { LogLevel } from '../config/index.ts';

const STDERR = 2;

/** JSON lines on stderr, written at once: stdout is for results, and nothing is lost at the end. */
export function createLogger(level: LogLevel): Pino {
  return pino(
    { level, base: null, serializers: { error: describeError } },
    pino.destination({ fd: STDERR, sync: true })
  );
}

// Not pino's own: a database driver's error carries the values of the row it refused.
function describeError(error: unknown) {
  const { name, code, message, stack } = (error ?? {}) as Partial<NodeJS.ErrnoException>;
  return { name, code, message, stack };
}
