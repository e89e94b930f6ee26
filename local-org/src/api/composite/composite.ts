import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { Route } from '../router.ts';
import { Undo, undoable } from '../writing.ts';
import { executionOrder } from './execution-order.ts';
import { resolveReferences, UnresolvedReference } from './references.ts';
import {
  CompositeRefusal,
  readComposite,
  type CompositeBody,
  type Subrequest
} from './subrequest.ts';

const MAX_MANY = 5;
// Salesforce leaves out everything else, such as content type and length.
const SHOWN_HEADERS = ['Location', 'ETag', 'Last-Modified'];

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
          subresponse(subrequest.referenceId, replies[index] ?? halted(ROLLED_BACK))
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
    const reply = runOne(dispatcher, call, body, subrequest, answers);
    replies[index] = reply;
    const good = isGood(reply);
    if (good) answers.set(subrequest.referenceId, reply.body);
    if (body.allOrNone && (!good || hasFailedRow(reply))) {
      throw new Undo(onlyGuilty(body, index, reply));
    }
  }
  return replies;
}

function runOne(
  dispatcher: Dispatcher,
  call: Call,
  { allOrNone }: CompositeBody,
  subrequest: Subrequest,
  answers: ReadonlyMap<string, unknown>
): Reply {
  try {
    return dispatcher.dispatchInner(call, {
      method: subrequest.method,
      url: String(resolveReferences(subrequest.url, answers)),
      headers: subrequest.httpHeaders,
      body: resolveReferences(subrequest.body, answers),
      allOrNone
    });
  } catch (error) {
    if (error instanceof UnresolvedReference) return halted(error.message);
    throw error;
  }
}

const ROLLED_BACK =
  'We rolled back the transaction since another operation in the same transaction failed.';

function onlyGuilty(body: CompositeBody, guilty: number, reply: Reply): Reply[] {
  return body.subrequests.map((_, index) => (index === guilty ? reply : halted(ROLLED_BACK)));
}

function halted(message: string): Reply {
  return { status: 400, body: [{ errorCode: 'PROCESSING_HALTED', message }] };
}

function isGood(reply: Reply): boolean {
  return reply.status < 300 || reply.status === 304;
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

function subresponse(referenceId: string | null, { status, body, headers = {} }: Reply) {
  const shown = Object.entries(headers).filter(([name]) => SHOWN_HEADERS.includes(name));
  return {
    body: body ?? null,
    httpHeaders: Object.fromEntries(shown),
    httpStatusCode: status,
    referenceId
  };
}
