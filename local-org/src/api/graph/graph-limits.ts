import { referencesIn, type Subrequest } from '../composite/index.ts';
import { parseDataUrl } from '../dispatcher.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { Graph } from './graph-body.ts';

const MAX_GRAPHS = 75;
const MAX_NODES = 500;
const MAX_DEPTH = 15;
const MAX_DIFFERENT_NODES = 15;

/** Documented: Composite Graph Limits. The refusal's text is not known. */
export function checkLimits(graphs: readonly Graph[]): void {
  const nodes = graphs.flatMap(({ subrequests }) => subrequests);
  refuseOver(MAX_GRAPHS, graphs.length, 'graphs');
  refuseOver(MAX_NODES, nodes.length, 'nodes');
  refuseOver(MAX_DIFFERENT_NODES, new Set(nodes.map(kindOf)).size, 'different nodes');
  for (const { subrequests } of graphs) {
    refuseOver(MAX_DEPTH, depthOf(subrequests), 'levels of nodes in one graph');
  }
}

function refuseOver(limit: number, found: number, what: string): void {
  if (found <= limit) return;
  const message = `The request can’t contain more than ${limit} ${what}.`;
  throw new SalesforceError(400, 'LIMIT_EXCEEDED', message);
}

/** Two nodes are the same kind when object, method and API version agree. */
function kindOf({ method, url }: Subrequest): string {
  const parsed = parseDataUrl(url);
  const object = parsed?.path.split('/')[2] ?? '';
  return [method, parsed?.version, object.toLowerCase()].join(' ');
}

/** Nodes on the longest way along references to earlier nodes. */
function depthOf(subrequests: readonly Subrequest[]): number {
  const depths = new Map<string, number>();
  for (const { referenceId, url, body } of subrequests) {
    const parents = [...referencesIn(url), ...referencesIn(body)];
    const above = parents.map((parent) => depths.get(parent) ?? 0);
    depths.set(referenceId, 1 + Math.max(0, ...above));
  }
  return Math.max(...depths.values());
}
