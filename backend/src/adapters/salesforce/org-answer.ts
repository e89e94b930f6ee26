import type { Readable } from 'node:stream';
import {
  ApiLimitError,
  OrgAccessError,
  OrgUnavailableError,
  RequestRejectedError
} from './errors.ts';

export interface OrgAnswer {
  /** JSON; undefined when there is none. */
  readonly body: unknown;
  /** What was asked for as CSV. */
  readonly stream?: Readable;
  /** The server's own time, from its `Date` header: the only clock that fits its stamps. */
  readonly serverTime: Date;
}

/** What came over the wire. */
export interface Reply {
  readonly status: number;
  readonly serverTime: Date;
  readonly text?: string;
  readonly stream?: Readable;
}

/** Status codes of success that come without a body (recorded: upload of a Bulk job, PATCH of a row). */
const EMPTY = new Set([201, 204]);

/** The name of the limit, which is not translated: too many long calls at once, which passes in seconds. */
const CONCURRENT = /^Concurrent/;

/**
 * What an answer means for the whole call.
 * @throws OrgUnavailableError for what may be repeated, otherwise ApiLimitError, OrgAccessError,
 * RequestRejectedError.
 */
export function toAnswer({ status, serverTime, text = '', stream }: Reply): OrgAnswer {
  if (stream) return { body: undefined, stream, serverTime };
  const body = parse(text);
  const isEmpty = text === '' && EMPTY.has(status);
  if (status < 300 && (body !== undefined || isEmpty)) return { body, serverTime };
  if (status >= 500 || body === undefined) throw new OrgUnavailableError(`status ${status}`);
  const { errorCode, message } = firstError(body);
  const isLimit = errorCode === 'REQUEST_LIMIT_EXCEEDED';
  if (isLimit && !CONCURRENT.test(message)) throw new ApiLimitError();
  if (isLimit || errorCode === 'SERVER_UNAVAILABLE' || status === 429 || status === 420) {
    throw new OrgUnavailableError(`status ${status}`);
  }
  if (status === 403) throw new OrgAccessError(errorCode);
  throw new RequestRejectedError(errorCode, message);
}

/** Undefined when it is no JSON: a gateway's page in place of an answer. */
function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function firstError(body: unknown): { errorCode: string; message: string } {
  const first: unknown = Array.isArray(body) ? body[0] : body;
  const error = (first ?? {}) as { errorCode?: unknown; message?: unknown };
  return {
    errorCode: typeof error.errorCode === 'string' ? error.errorCode : 'UNKNOWN',
    message: typeof error.message === 'string' ? error.message : ''
  };
}
