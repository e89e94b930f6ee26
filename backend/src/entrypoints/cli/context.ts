import type { Services } from './services.ts';

/** 0 done, 1 failed, 2 wrong usage or configuration, 3 done with parked rows. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command may touch: everything it says and does goes through here. */
export interface CliContext {
  /** Built on first use: `--help` needs neither settings nor a database. */
  services(): Promise<Services>;
  /** To stdout: results. Ends the line. */
  out(text: string): void;
  /** To stderr: progress and notes. Ends the line. */
  err(text: string): void;
  /** How the process shall end; 0 unless said otherwise. */
  exitCode(code: ExitCode): void;
  /** Aborted by Ctrl-C or a termination signal: long work stops at the next safe point. */
  readonly signal: AbortSignal;
}
