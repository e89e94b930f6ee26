import {
  executeAnonymous,
  NotImplementedError,
  programOf,
  type AnonymousOutcome
} from '../apex/index.ts';
import type { Org } from '../org.ts';
import type { Session } from '../records/index.ts';
import { SalesforceError } from './salesforce-error.ts';

/** Documented: ExecuteAnonymousResult, and the debug log of the run. */
export function runAnonymous(org: Org, session: Session, code: string) {
  requireAuthorApex(session);
  const { logs, ...outcome } = execute(org, session.userId, code);
  return {
    column: outcome.column,
    compileProblem: outcome.compileProblem ?? null,
    compiled: outcome.compiled,
    exceptionMessage: outcome.exceptionMessage ?? null,
    exceptionStackTrace: outcome.exceptionStackTrace ?? null,
    line: outcome.line,
    success: outcome.success,
    debugLog: outcome.compiled ? debugLog(org, session.userId, code, { ...outcome, logs }) : ''
  };
}

/** Throws SalesforceError for a user without Author Apex. */
export function requireAuthorApex({ rights }: Session): void {
  if (rights.hasPermission('AuthorApex')) return;
  const message = 'insufficient access rights: the user needs the permission Author Apex';
  throw new SalesforceError(403, 'INSUFFICIENT_ACCESS', message);
}

function execute(org: Org, userId: string, code: string): AnonymousOutcome {
  try {
    return executeAnonymous(programOf(org), org, { userId, code });
  } catch (error) {
    if (!(error instanceof NotImplementedError)) throw error;
    throw new SalesforceError(501, 'NOT_IMPLEMENTED', error.message);
  }
}

/** The lines of a log as Salesforce writes them (documented: Debug Log). */
function debugLog(org: Org, userId: string, code: string, outcome: AnonymousOutcome): string {
  const now = org.clock.now().toISOString().slice(11, 23);
  const event = (text: string) => `${now} (0)|${text}`;
  const failure = outcome.exceptionMessage?.split('\n') ?? [];
  return [
    '66.0 APEX_CODE,DEBUG;APEX_PROFILING,NONE;DB,NONE',
    ...code.split('\n').map((line) => `Execute Anonymous: ${line}`),
    event(`USER_INFO|[EXTERNAL]|${userId}`),
    event('EXECUTION_STARTED'),
    event('CODE_UNIT_STARTED|[EXTERNAL]|execute_anonymous_apex'),
    ...outcome.logs.map((line) => event(`USER_DEBUG|${line}`)),
    ...failure.map((line) => event(`FATAL_ERROR|${line}`)),
    event('CODE_UNIT_FINISHED|execute_anonymous_apex'),
    event('EXECUTION_FINISHED'),
    ''
  ].join('\n');
}
