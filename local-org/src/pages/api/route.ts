import type { PageRequest } from '../page-request.ts';
import type { Viewer } from '../viewer.ts';

/** What a route works with. */
export interface PageCall {
  readonly viewer: Viewer;
  readonly request: PageRequest;
  /** The parts of the path that the pattern names. */
  readonly params: Readonly<Record<string, string>>;
}

export interface PageReply {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface PageRoute {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below `/pages/api`, with `:name` for one segment. */
  readonly path: string;
  answer(call: PageCall): PageReply;
}

export function ok(body: unknown): PageReply {
  return { status: 200, body };
}

/** Finds the route and what its pattern names. */
export function matchRoute(
  routes: readonly PageRoute[],
  method: string,
  path: string
): { route: PageRoute; params: Record<string, string> } | undefined {
  const segments = path.split('/');
  for (const route of routes) {
    const pattern = route.path.split('/');
    const fits =
      route.method === method &&
      pattern.length === segments.length &&
      pattern.every((part, index) => part.startsWith(':') || part === segments[index]);
    if (!fits) continue;
    const named = pattern.flatMap((part, index) =>
      part.startsWith(':') ? [[part.slice(1), decoded(segments[index] ?? '')]] : []
    );
    return { route, params: Object.fromEntries(named) as Record<string, string> };
  }
  return undefined;
}

/** As it stands where it is no percent-encoding: then it names nothing. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** A whole number of the query between bounds. */
export function numberOf(
  { query }: PageRequest,
  name: string,
  { standard, max }: { standard: number; max: number }
): number {
  const given = query.get(name);
  if (given === null || !/^\d+$/.test(given)) return standard;
  return Math.min(Number(given), max);
}

/** The names of a comma-separated list. */
export function namesOf({ query }: PageRequest, name: string): string[] {
  return (query.get(name) ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
}
