import { pino } from 'pino';
import { run } from '../../src/main.ts';

const silent = pino({ enabled: false });

/** What a command said, and its exit code. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** `porchlight` commands in this process, on one data folder. */
export function commandLine(
  env: Readonly<Record<string, string>>
): (...argv: readonly string[]) => Promise<Said> {
  return async (...argv) => {
    const out: string[] = [];
    const err: string[] = [];
    const code = await run(argv, {
      env: { PORCHLIGHT_LOG_LEVEL: 'error', ...env },
      out: (text) => out.push(text),
      err: (text) => err.push(text),
      signal: new AbortController().signal,
      overrides: { logger: silent }
    });
    return { code, out: out.join('\n'), err: err.join('\n') };
  };
}
