import type { Call } from '../call.ts';
import { malformed, SalesforceError } from '../salesforce-error.ts';
import { isAtLeast } from '../versions.ts';

const MAX_SUBREQUESTS = 25;

export interface Subrequest {
  readonly method: string;
  readonly url: string;
  readonly referenceId: string;
  readonly body: unknown;
  readonly httpHeaders: Readonly<Record<string, string>>;
}

export interface CompositeBody {
  readonly allOrNone: boolean;
  readonly collate: boolean;
  readonly subrequests: readonly Subrequest[];
}

/** Thrown for a Composite that is refused as a whole, inside a 200 answer. */
export class CompositeRefusal extends Error {
  readonly errorCode: string;

  constructor(errorCode: string, message: string) {
    super(message);
    this.errorCode = errorCode;
  }
}

/**
 * Reads a Composite body. Collating subrequests is the default from version 49 and optional in 48
 * (documented: Composite Request Body).
 */
export function readComposite(call: Call): CompositeBody {
  const body = call.body;
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw malformed('The HTTP entity body must be an object with compositeRequest');
  }
  const { allOrNone, collateSubrequests, compositeRequest } = body as Record<string, unknown>;
  if (!Array.isArray(compositeRequest)) throw malformed('compositeRequest must be a list');
  if (compositeRequest.length === 0) {
    throw new SalesforceError(400, 'REQUIRED_FIELD_MISSING', 'compositeRequest is empty', []);
  }
  if (compositeRequest.length > MAX_SUBREQUESTS) {
    throw new CompositeRefusal(
      'LIMIT_EXCEEDED',
      `The request can’t contain more than ${MAX_SUBREQUESTS} operations.`
    );
  }
  const subrequests = readSubrequests(compositeRequest);
  const byDefault = isAtLeast(call.version, 49);
  const collate = typeof collateSubrequests === 'boolean' ? collateSubrequests : byDefault;
  return {
    allOrNone: allOrNone === true,
    collate: collate && isAtLeast(call.version, 48),
    subrequests
  };
}

/** Reads a list of subrequests, whose reference ids must differ. */
export function readSubrequests(given: readonly unknown[]): Subrequest[] {
  const subrequests = given.map(readSubrequest);
  checkReferenceIds(subrequests);
  return subrequests;
}

function readSubrequest(given: unknown): Subrequest {
  if (typeof given !== 'object' || given === null)
    throw malformed('a subrequest must be an object');
  const { method, url, referenceId, body, httpHeaders } = given as Record<string, unknown>;
  const texts = { method, url, referenceId };
  for (const [name, value] of Object.entries(texts)) {
    if (typeof value !== 'string' || value === '') throw malformed(`a subrequest needs ${name}`);
  }
  return {
    method: String(method).toUpperCase(),
    url: String(url),
    referenceId: String(referenceId),
    body,
    httpHeaders: headersOf(httpHeaders)
  };
}

function headersOf(given: unknown): Record<string, string> {
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)])
  );
}

function checkReferenceIds(subrequests: readonly Subrequest[]): void {
  const seen = new Set<string>();
  for (const { referenceId } of subrequests) {
    if (!/^[A-Za-z0-9][A-Za-z0-9_]*$/.test(referenceId)) {
      const rule =
        "must start with a letter or a number, and it can contain only letters, numbers and underscores ('_').";
      throw malformed(`Provided referenceId ('${referenceId}') ${rule}`);
    }
    if (seen.has(referenceId)) throw malformed(`Duplicate referenceId: ${referenceId}`);
    seen.add(referenceId);
  }
}
