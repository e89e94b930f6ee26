import type { Call } from '../call.ts';
import { parseDataUrl } from '../dispatcher.ts';
import { malformed, SalesforceError } from '../salesforce-error.ts';

const MAX_SUBREQUESTS = 25;
const METHODS = ['GET', 'HEAD', 'POST', 'PATCH', 'PUT', 'DELETE'];

export interface BatchSubrequest {
  readonly method: string;
  /** Absolute, below `/services/data`. */
  readonly url: string;
  readonly body: unknown;
}

export interface BatchBody {
  readonly haltOnError: boolean;
  readonly subrequests: readonly BatchSubrequest[];
}

/**
 * Reads `{haltOnError?, batchRequests: […]}`. A bad method or URL refuses the whole call before anything runs
 * (documented: Batch Request Body).
 */
export function readBatch(call: Call): BatchBody {
  const body = call.body;
  if (typeof body !== 'object' || body === null || !('batchRequests' in body)) {
    throw malformed('The HTTP entity body must be an object with batchRequests');
  }
  if (!Array.isArray(body.batchRequests) || body.batchRequests.length === 0) {
    throw malformed('batchRequests must be a list of subrequests');
  }
  if (body.batchRequests.length > MAX_SUBREQUESTS) {
    const message = `The request can’t contain more than ${MAX_SUBREQUESTS} operations.`;
    throw new SalesforceError(400, 'LIMIT_EXCEEDED', message);
  }
  const haltOnError = 'haltOnError' in body && body.haltOnError === true;
  return { haltOnError, subrequests: body.batchRequests.map(readSubrequest) };
}

function readSubrequest(given: unknown): BatchSubrequest {
  if (typeof given !== 'object' || given === null) {
    throw malformed('a subrequest must be an object');
  }
  const { method, url, richInput } = given as Record<string, unknown>;
  const verb = typeof method === 'string' ? method.toUpperCase() : '';
  if (!METHODS.includes(verb)) throw malformed(`Invalid method: ${JSON.stringify(method)}`);
  const absolute = typeof url === 'string' ? absoluteUrl(url) : undefined;
  if (absolute === undefined) throw malformed(`Invalid url: ${JSON.stringify(url)}`);
  return { method: verb, url: absolute, body: richInput };
}

/** `v66.0/sobjects/…`, with or without a slash or the whole path in front. */
function absoluteUrl(url: string): string | undefined {
  const absolute = `/services/data/${url.replace(/^\/?(services\/data\/)?/, '')}`;
  return parseDataUrl(absolute) && absolute;
}
