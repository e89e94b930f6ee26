import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { Route } from '../router.ts';
import { Undo, undoable } from '../writing.ts';
import { executionOrder } from './execution-order.ts';
import { halted, isGood, runSubrequest, subresponse } from './run-subrequest.ts';
import {
  CompositeRefusal,
  readComposite,
  type CompositeBody,
  type Subrequest
} from './subrequest.ts';

const MAX_MANY = 5;

/** `/composite`: up to 25 subrequests in one call (documented: Send Multiple Requests Using Composite). */
export function compositeRoutes(org: Org, dispatcher: () => Dispatcher): Route[] {
  return [
    {
      method: 'POST',
      path: '/composite',
      kind: 'composite',
      handle: (call) => runComposite(org, dispatcher(), call)
    }
  ];
}

function runComposite(org: Org, dispatcher: Dispatcher, call: Call): Reply {
  try {
    const body = readComposite(call);
    checkMany(dispatcher, body);
    const replies = undoable(org, call, () => execute(dispatcher, call, body));
    return {
      status: 200,
      body: {
        compositeResponse: body.subrequests.map((subrequest, index) =>
          subresponse(subrequest.referenceId, replies[index] ?? halted())
        )
      }
    };
  } catch (error) {
    if (!(error instanceof CompositeRefusal)) throw error;
    const { errorCode, message } = error;
    const refusal = subresponse(null, { status: 400, body: [{ errorCode, message }] });
    return { status: 200, body: { compositeResponse: [refusal] } };
  }
}

function execute(dispatcher: Dispatcher, call: Call, body: CompositeBody): Reply[] {
  const replies: Reply[] = [];
  const answers = new Map<string, unknown>();
  for (const index of executionOrder(body)) {
    const subrequest = body.subrequests[index] as Subrequest;
    const reply = runSubrequest(dispatcher, call, subrequest, answers, body);
    replies[index] = reply;
    const good = isGood(reply);
    if (good) answers.set(subrequest.referenceId, reply.body);
    if (body.allOrNone && (!good || hasFailedRow(reply))) {
      throw new Undo(onlyGuilty(body, index, reply));
    }
  }
  return replies;
}

function onlyGuilty(body: CompositeBody, guilty: number, reply: Reply): Reply[] {
  return body.subrequests.map((_, index) => (index === guilty ? reply : halted()));
}

// A Collections subrequest answers 200 whatever happens to its rows (documented: allOrNone Parameters).
function hasFailedRow({ body }: Reply): boolean {
  return Array.isArray(body) && body.some((row: { success?: unknown }) => row?.success === false);
}

function checkMany(dispatcher: Dispatcher, { subrequests }: CompositeBody): void {
  const many = subrequests.filter(({ method, url }) => dispatcher.isMany(method, url)).length;
  if (many <= MAX_MANY) return;
  throw new CompositeRefusal(
    'LIMIT_EXCEEDED',
    `The request can’t contain more than ${MAX_MANY} query or sObject Collections operations.`
  );
}
