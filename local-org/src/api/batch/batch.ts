import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { Route } from '../router.ts';
import { errorReply, limitExceeded, SalesforceError } from '../salesforce-error.ts';
import { readBatch, type BatchSubrequest } from './batch-body.ts';

/** `/composite/batch`: up to 25 independent subrequests, one after the other (documented: Composite Batch). */
export function batchRoutes(org: Org, dispatcher: () => Dispatcher): Route[] {
  return [
    {
      method: 'POST',
      path: '/composite/batch',
      kind: 'batch',
      since: 34,
      handle: (call) => runBatch(org, dispatcher(), call)
    }
  ];
}

function runBatch(org: Org, dispatcher: Dispatcher, call: Call): Reply {
  const { haltOnError, subrequests } = readBatch(call);
  let failed = false;
  const results = subrequests.map((subrequest, index) => {
    const reply = failed && haltOnError ? halted() : run(org, dispatcher, call, subrequest, index);
    failed ||= reply.status >= 400;
    return { statusCode: reply.status, result: reply.body ?? null };
  });
  return { status: 200, body: { hasErrors: failed, results } };
}

/** Each subrequest is an API call; the request around them has been counted as the first of them. */
function run(
  org: Org,
  dispatcher: Dispatcher,
  call: Call,
  { method, url, body }: BatchSubrequest,
  index: number
): Reply {
  if (index > 0) {
    if (!org.requestLimit.take()) return errorReply(limitExceeded('total'));
    org.ledger.count('batch');
  }
  const inner = { method, url, body, headers: {}, allOrNone: false, allows: mayStandInBatch };
  return dispatcher.dispatchInner(call, inner);
}

function mayStandInBatch({ path, composable }: Route): boolean {
  return composable !== undefined || /^\/(limits|search|parameterizedSearch)\b/.test(path);
}

function halted(): Reply {
  const message = 'Batch processing halted per request';
  return errorReply(new SalesforceError(412, 'BATCH_PROCESSING_HALTED', message));
}
