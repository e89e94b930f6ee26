import { CommanderError } from 'commander';
import { AppError } from '../../kernel/index.ts';
import type { ExitCode } from './context.ts';
import { describeFileProblem } from './file-problem.ts';

interface Output {
  /** Whether the command was asked for JSON. */
  readonly json: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** Tells what went wrong and answers the exit code. Help and version arrive here too, as no failure. */
export function reportFailure(error: unknown, output: Output): ExitCode {
  if (error instanceof CommanderError) return reportUsage(error, output);
  if (error instanceof AppError) {
    const { code, message, remedy, kind } = error;
    report({ code, message, remedy }, output);
    return kind === 'configuration' ? 2 : 1;
  }
  const fileProblem = describeFileProblem(error);
  if (fileProblem) {
    const remedy = 'Check the path and its permissions.';
    report({ code: 'file_not_usable', message: fileProblem, remedy }, output);
    return 1;
  }
  const { message, stack } = error as { message?: string; stack?: string };
  // A fault of ours: the stack is what we need to mend it.
  report({ code: 'internal_error', message: message ?? String(error), remedy: undefined }, output);
  output.err(stack ?? '');
  return 1;
}

function reportUsage(error: CommanderError, output: Output): ExitCode {
  if (error.exitCode === 0) return 0;
  // Commander has told people already.
  if (output.json) {
    const message = error.message.replace(/^error: /, '');
    report({ code: 'wrong_usage', message, remedy: 'Add --help for what is possible.' }, output);
  }
  return 2;
}

function report(
  failure: { code: string; message: string; remedy: string | undefined },
  { json, out, err }: Output
): void {
  if (json) return out(JSON.stringify({ error: failure }));
  err(failure.message);
  if (failure.remedy) err(failure.remedy);
}
