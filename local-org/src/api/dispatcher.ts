import { SoqlError } from '../soql/index.ts';
import type { Call, Reply } from './call.ts';
import type { Match, Router } from './router.ts';
import { errorReply, notFound, SalesforceError } from './salesforce-error.ts';
import { isVersion } from './versions.ts';

interface InnerRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly allOrNone: boolean;
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

  match(method: string, path: string): Match {
    return this.router.match(method, path);
  }

  dispatch(call: Call): Reply {
    return this.answering(() => {
      const { route, params } = this.match(call.method, call.path);
      return route.handle(call, params);
    });
  }

  /** A subrequest of a Composite: same user, own URL and body. */
  dispatchInner(outer: Call, request: InnerRequest): Reply {
    return this.answering(() => {
      const url = parseDataUrl(request.url);
      if (!url || !isVersion(url.version)) throw notFound();
      const { route, params } = this.match(request.method, url.path);
      if (!route.composable) throw notInside(request.url);
      const call: Call = {
        ...outer,
        ...url,
        method: request.method,
        headers: request.headers,
        body: request.body,
        description: `composite ${request.method} ${request.url}`,
        composite: { allOrNone: request.allOrNone }
      };
      return route.handle(call, params);
    });
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

  private answering(work: () => Reply): Reply {
    try {
      return work();
    } catch (error) {
      if (error instanceof SalesforceError) return errorReply(error);
      if (error instanceof SoqlError) {
        return { status: 400, body: [{ message: error.message, errorCode: error.errorCode }] };
      }
      throw error;
    }
  }
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

function notInside(url: string): SalesforceError {
  return new SalesforceError(
    400,
    'INVALID_INPUT',
    `The URL ${url} is not supported inside a composite request.`
  );
}
