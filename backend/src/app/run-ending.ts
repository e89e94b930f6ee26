import { RequestRejectedError } from '../adapters/salesforce/index.ts';
import type { RunStatus } from '../domain/index.ts';
import { AppError } from '../kernel/index.ts';
import { ApiBudgetError, isOutOfCalls } from '../workspace/index.ts';

/** How a run ended that did not come to its end, and what history says of it. */
export function endingOf(
  error: unknown,
  isStopped: boolean
): { readonly status: RunStatus; readonly message: string } {
  if (isStopped) return { status: 'interrupted', message: 'Stopped.' };
  if (!(error instanceof AppError)) return { status: 'failed', message: 'Failed.' };
  if (!isOutOfCalls(error)) {
    return { status: isRefusal(error) ? 'failed' : 'interrupted', message: error.message };
  }
  const name = error instanceof ApiBudgetError ? 'API budget' : 'API limit';
  const until = error.resumesAt === null ? '' : ` Goes on after ${error.resumesAt}.`;
  return { status: 'paused', message: `${name}: ${error.message}${until}` };
}

/** The org lets us not in, or does not understand us: only a person can change that. */
export function isRefusal(error: AppError): boolean {
  return error.kind === 'needs-admin' || error instanceof RequestRejectedError;
}
