import type { Call, Reply } from '../call.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { Route } from '../router.ts';
import { resolveReferences, UnresolvedReference, type Answers } from './references.ts';
import type { Subrequest } from './subrequest.ts';

// Salesforce leaves out everything else, such as content type and length.
const SHOWN_HEADERS = ['Location', 'ETag', 'Last-Modified'];

const ROLLED_BACK =
  'We rolled back the transaction since another operation in the same transaction failed.';

/** Fills the references of a subrequest from earlier answers and runs it; one that names nothing is halted. */
export function runSubrequest(
  dispatcher: Dispatcher,
  call: Call,
  subrequest: Subrequest,
  answers: Answers,
  options: { readonly allOrNone: boolean; readonly allows?: (route: Route) => boolean }
): Reply {
  try {
    return dispatcher.dispatchInner(call, {
      method: subrequest.method,
      url: String(resolveReferences(subrequest.url, answers)),
      headers: subrequest.httpHeaders,
      body: resolveReferences(subrequest.body, answers),
      allOrNone: options.allOrNone,
      ...(options.allows && { allows: options.allows })
    });
  } catch (error) {
    if (error instanceof UnresolvedReference) return halted(error.message);
    throw error;
  }
}

/** One element of `compositeResponse`. */
export function subresponse(referenceId: string | null, { status, body, headers = {} }: Reply) {
  const shown = Object.entries(headers).filter(([name]) => SHOWN_HEADERS.includes(name));
  return {
    body: body ?? null,
    httpHeaders: Object.fromEntries(shown),
    httpStatusCode: status,
    referenceId
  };
}

/** What a subrequest reports that was undone, or not run, because of another one (recorded). */
export function halted(message = ROLLED_BACK): Reply {
  return { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] };
}

export function isGood(reply: Reply): boolean {
  return reply.status < 300 || reply.status === 304;
}
