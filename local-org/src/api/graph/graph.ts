import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import { halted, isGood, runSubrequest, subresponse } from '../composite/index.ts';
import type { Dispatcher } from '../dispatcher.ts';
import type { Route } from '../router.ts';
import { Undo, undoable } from '../writing.ts';
import { readGraphs, type Graph } from './graph-body.ts';

const MAX_FAILURES = 14;

/** `/composite/graph`, from version 50: graphs of row requests, each a transaction of its own (recorded). */
export function graphRoutes(org: Org, dispatcher: () => Dispatcher): Route[] {
  return [
    {
      method: 'POST',
      path: '/composite/graph',
      kind: 'graph',
      since: 50,
      handle: (call) => runGraphs(org, dispatcher(), call)
    }
  ];
}

function runGraphs(org: Org, dispatcher: Dispatcher, call: Call): Reply {
  let failures = 0;
  const graphs = readGraphs(call).map((graph) => {
    const replies =
      failures > MAX_FAILURES
        ? graph.subrequests.map(() => halted())
        : undoable(org, call, () => runGraph(dispatcher, call, graph));
    const isSuccessful = replies.every(isGood);
    if (!isSuccessful) failures += 1;
    return {
      graphId: graph.graphId,
      graphResponse: {
        compositeResponse: graph.subrequests.map(({ referenceId }, index) =>
          subresponse(referenceId, replies[index] as Reply)
        )
      },
      isSuccessful
    };
  });
  return { status: 200, body: { graphs } };
}

/** All nodes or none: the guilty one keeps its error, the others report the rollback. */
function runGraph(dispatcher: Dispatcher, call: Call, { subrequests }: Graph): Reply[] {
  const answers = new Map<string, unknown>();
  return subrequests.map((subrequest, guilty) => {
    const reply = runSubrequest(dispatcher, call, subrequest, answers, {
      allOrNone: true,
      allows: isRowResource
    });
    if (!isGood(reply)) {
      throw new Undo(subrequests.map((_, index) => (index === guilty ? reply : halted())));
    }
    answers.set(subrequest.referenceId, reply.body);
    return reply;
  });
}

/** Documented: only sObject rows by id or external id, no Collections and no queries. */
function isRowResource(route: Route): boolean {
  return route.kind === 'rows' && route.composable === 'single';
}
