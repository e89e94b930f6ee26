import type { CallKind } from '../ledger.ts';
import type { Call, Reply } from './call.ts';
import { SalesforceError, notFound } from './salesforce-error.ts';

export type Params = Readonly<Record<string, string>>;

interface RouteHead {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Below the version, with `:name` for one segment: `/sobjects/:object/:id`. */
  readonly path: string;
  readonly kind: CallKind;
  /** The API version it came with; below it there is no such resource. */
  readonly since?: number;
}

export interface Route extends RouteHead {
  /** What it is inside a Composite; absent = not allowed there (documented: Composite limits). */
  readonly composable?: 'single' | 'many';
  handle(call: Call, params: Params): Reply;
}

/** A route that waits for something: a file on its way in, or work that must be done first. */
export interface WaitingRoute extends RouteHead {
  readonly composable?: undefined;
  answer(call: Call, params: Params): Promise<Reply>;
}

export type AnyRoute = Route | WaitingRoute;

export interface Match {
  readonly route: AnyRoute;
  readonly params: Params;
}

// As Salesforce lists them, after the HEAD that every GET can be asked as.
const ORDER_OF_VERBS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Finds the route of a call; literal segments win over parameters. */
export class Router {
  private readonly routes: readonly { route: AnyRoute; segments: readonly string[] }[];

  constructor(routes: readonly AnyRoute[]) {
    this.routes = routes
      .map((route) => ({ route, segments: route.path.split('/').slice(1) }))
      .sort((a, b) => parameters(a.segments) - parameters(b.segments));
  }

  /** Every method and path there is, in order of path. */
  list(): { method: string; path: string }[] {
    return this.routes
      .map(({ route: { method, path } }) => ({ method, path }))
      .sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  }

  /** Throws NOT_FOUND for an unknown path and METHOD_NOT_ALLOWED for a known one with another verb. */
  match(method: string, path: string): Match {
    const segments = path.split('/').slice(1);
    const fitting = this.routes.flatMap(({ route, segments: pattern }) => {
      const params = bind(pattern, segments);
      return params ? [{ route, params }] : [];
    });
    const verb = method === 'HEAD' ? 'GET' : method;
    const match = fitting.find(({ route }) => route.method === verb);
    if (match) return match;
    if (fitting.length === 0) throw notFound();
    const verbs = fitting.map(({ route }) => route.method);
    const allowed = ['HEAD', ...ORDER_OF_VERBS].filter((one) =>
      verbs.some((offered) => offered === (one === 'HEAD' ? 'GET' : one))
    );
    throw new SalesforceError(
      405,
      'METHOD_NOT_ALLOWED',
      `HTTP Method '${method}' not allowed. Allowed are ${allowed.join(',')}`
    );
  }
}

function parameters(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith(':')).length;
}

function bind(pattern: readonly string[], segments: readonly string[]): Params | undefined {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const segment = segments[index] ?? '';
    if (part.startsWith(':')) {
      const value = decode(segment);
      if (value === undefined || value === '') return undefined;
      params[part.slice(1)] = value;
    } else if (part.toLowerCase() !== segment.toLowerCase()) return undefined;
  }
  return params;
}

function decode(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
