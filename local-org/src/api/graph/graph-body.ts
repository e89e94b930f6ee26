import type { Call } from '../call.ts';
import { readSubrequests, type Subrequest } from '../composite/index.ts';
import { malformed } from '../salesforce-error.ts';
import { checkLimits } from './graph-limits.ts';

const LONGEST_ID = 39;

export interface Graph {
  readonly graphId: string;
  readonly subrequests: readonly Subrequest[];
}

/** Reads `{graphs: [{graphId, compositeRequest: […]}]}`; a payload over a limit is refused whole. */
export function readGraphs(call: Call): Graph[] {
  const body = call.body;
  if (typeof body !== 'object' || body === null || !('graphs' in body)) {
    throw malformed('The HTTP entity body must be an object with graphs');
  }
  if (!Array.isArray(body.graphs)) throw malformed('graphs must be a list');
  if (body.graphs.length === 0) throw malformed('graphs must hold at least one graph');
  const graphs = body.graphs.map(readGraph);
  const ids = new Set(graphs.map(({ graphId }) => graphId));
  if (ids.size < graphs.length) throw malformed('Each graphId must be unique');
  checkLimits(graphs);
  return graphs;
}

function readGraph(given: unknown): Graph {
  if (typeof given !== 'object' || given === null) throw malformed('a graph must be an object');
  const { graphId, compositeRequest } = given as Record<string, unknown>;
  if (typeof graphId !== 'string' || !/^[A-Za-z0-9]/.test(graphId) || graphId.length > LONGEST_ID) {
    throw malformed(
      'graphId must start with a letter or a number and have less than 40 characters'
    );
  }
  if (!Array.isArray(compositeRequest) || compositeRequest.length === 0) {
    throw malformed(`graph ${graphId} must have a list of subrequests`);
  }
  return { graphId, subrequests: readSubrequests(compositeRequest) };
}
