import { SoqlError } from '../soql/index.ts';
import type { Call, Reply } from './call.ts';
import type { AnyRoute, Match, Route, Router } from './router.ts';
import { requestOptions } from './request-options.ts';
import { errorReply, notFound, SalesforceError } from './salesforce-error.ts';
import { isAtLeast, isVersion } from './versions.ts';

interface InnerRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly allOrNone: boolean;
  /** Which resources may stand here; those a Composite allows unless said otherwise. */
  readonly allows?: (route: Route) => boolean;
}

interface DataUrl {
  readonly version: string;
  /** Below the version, percent-encoded. */
  readonly path: string;
  readonly query: URLSearchParams;
}

/** Brings a call to its route and turns what that throws into Salesforce's answer. */
export class Dispatcher {
  private readonly router: Router;

  constructor(router: Router) {
    this.router = router;
  }

  /** Every method and path below the version. */
  list(): { method: string; path: string }[] {
    return this.router.list();
  }

  match(method: string, path: string): Match {
    return this.router.match(method, path);
  }

  async dispatch(call: Call): Promise<Reply> {
    try {
      const { route, params } = this.match(call.method, call.path);
      requireVersion(route, call.version);
      return 'answer' in route ? await route.answer(call, params) : route.handle(call, params);
    } catch (error) {
      return refusal(error);
    }
  }

  /** A subrequest of a Composite: same user, own URL and body. */
  dispatchInner(outer: Call, request: InnerRequest): Reply {
    try {
      const url = parseDataUrl(request.url);
      if (!url || !isVersion(url.version)) throw notFound();
      const { route, params } = this.match(request.method, url.path);
      requireVersion(route, url.version);
      const allows = request.allows ?? isComposable;
      if (!('handle' in route) || !allows(route)) throw notInside(request.url);
      const call: Call = {
        ...outer,
        ...url,
        method: request.method,
        headers: request.headers,
        // Documented: of the headers around it a subrequest inherits none that bears on rows.
        session: {
          ...outer.session,
          options: requestOptions(request.headers, url.version, transactionOf(outer))
        },
        body: request.body,
        description: `composite ${request.method} ${request.url}`,
        composite: { allOrNone: request.allOrNone }
      };
      return route.handle(call, params);
    } catch (error) {
      return refusal(error);
    }
  }

  /** Whether a subrequest is a query or a Collection, of which a Composite may hold five. */
  isMany(method: string, requestUrl: string): boolean {
    const url = parseDataUrl(requestUrl);
    if (!url) return false;
    try {
      return this.match(method, url.path).route.composable === 'many';
    } catch (error) {
      if (error instanceof SalesforceError) return false;
      throw error;
    }
  }
}

function transactionOf({ session }: Call): string {
  return session.options?.transaction ?? '';
}

/** Salesforce's answer for what a route throws; anything unexpected is thrown on. */
function refusal(error: unknown): Reply {
  if (error instanceof SalesforceError) return errorReply(error);
  if (error instanceof SoqlError) {
    return { status: 400, body: [{ message: error.message, errorCode: error.errorCode }] };
  }
  throw error;
}

/** Splits `/services/data/v66.0/…`; undefined for any other URL. */
export function parseDataUrl(url: string): DataUrl | undefined {
  const parts = /^\/services\/data\/v(\d+\.\d)(\/[^?]*)?(?:\?(.*))?$/.exec(url);
  if (!parts) return undefined;
  const [, version = '', path = '', query = ''] = parts;
  return {
    version,
    path: path.replace(/\/+/g, '/').replace(/\/$/, ''),
    query: new URLSearchParams(query)
  };
}

function requireVersion(route: AnyRoute, version: string): void {
  if (!isAtLeast(version, route.since ?? 0)) throw notFound();
}

function isComposable(route: Route): boolean {
  return route.composable !== undefined;
}

function notInside(url: string): SalesforceError {
  return new SalesforceError(
    400,
    'INVALID_INPUT',
    `The URL ${url} is not supported inside a composite request.`
  );
}
