import { API_ROOT } from './api-version.ts';
import { OrgUnavailableError } from './errors.ts';
import type { OrgClient } from './org-client.ts';

export interface Subrequest {
  readonly method: 'GET' | 'PATCH' | 'POST' | 'DELETE';
  /** Below the API root, for example `/sobjects/Contact/describe`. */
  readonly path: string;
  readonly body?: unknown;
  /** In place of a body: the records of a Collection, each as JSON. */
  readonly records?: Iterable<string>;
}

export interface Subresponse {
  readonly status: number;
  readonly body: unknown;
}

/**
 * Several requests in one API call, executed in the given order, each on its own (documented:
 * Composite; `collateSubrequests` is true by default since v49 and would allow another order).
 * At most 25 subrequests, of which at most 5 may be collections or queries.
 */
export async function composite(
  client: OrgClient,
  subrequests: readonly Subrequest[]
): Promise<{ subresponses: Subresponse[]; serverTime: Date }> {
  const answer = await client.postPieces(`${API_ROOT}/composite`, jsonOf(subrequests));
  const responses = responsesById(answer.body);
  return {
    serverTime: answer.serverTime,
    subresponses: subrequests.map((_, index) => {
      const response = responses.get(`r${index}`);
      if (!response) throw new OrgUnavailableError('an answer without all its parts');
      return response;
    })
  };
}

/** Piece by piece: a text of a thousand rows would be copied several times before it is sent. */
function* jsonOf(subrequests: readonly Subrequest[]): Generator<string> {
  yield '{"allOrNone":false,"collateSubrequests":false,"compositeRequest":[';
  for (const [index, { method, path, body, records }] of subrequests.entries()) {
    const head = JSON.stringify({ method, url: API_ROOT + path, referenceId: `r${index}` });
    yield (index === 0 ? '' : ',') + head.slice(0, -1);
    if (records) yield* collectionOf(records);
    else if (body !== undefined) yield `,"body":${JSON.stringify(body)}`;
    yield '}';
  }
  yield ']}';
}

function* collectionOf(records: Iterable<string>): Generator<string> {
  yield ',"body":{"allOrNone":false,"records":[';
  let separator = '';
  for (const record of records) {
    yield separator + record;
    separator = ',';
  }
  yield ']}';
}

function responsesById(body: unknown): Map<string, Subresponse> {
  const { compositeResponse } = (body ?? {}) as { compositeResponse?: unknown };
  const responses = new Map<string, Subresponse>();
  for (const part of Array.isArray(compositeResponse) ? (compositeResponse as unknown[]) : []) {
    const { referenceId, httpStatusCode, body: content } = (part ?? {}) as Record<string, unknown>;
    responses.set(String(referenceId), { status: Number(httpStatusCode), body: content });
  }
  return responses;
}
