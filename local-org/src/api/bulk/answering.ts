import { Readable } from 'node:stream';
import { BulkError } from '../../bulk/index.ts';
import type { Call, Reply } from '../call.ts';
import type { AnyRoute, Params } from '../router.ts';
import { notFound, SalesforceError } from '../salesforce-error.ts';

/** A route of Bulk 2.0: its calls are of kind `bulk`, and refusals of the jobs become Salesforce's answers. */
export function bulkRoute(
  method: AnyRoute['method'],
  path: string,
  work: (call: Call, params: Params) => Reply | Promise<Reply>
): AnyRoute {
  return {
    method,
    path,
    kind: 'bulk',
    async answer(call, params) {
      try {
        return await work(call, params);
      } catch (error) {
        throw error instanceof BulkError ? refusal(error) : error;
      }
    }
  };
}

/** A 200 answer with CSV, sent as it is read. */
export function csvReply(
  lines: Iterable<Buffer> | AsyncIterable<Buffer>,
  headers: Readonly<Record<string, string>> = {}
): Reply {
  return {
    status: 200,
    body: Readable.from(lines, { objectMode: false }),
    headers: { 'Content-Type': 'text/csv', ...headers }
  };
}

function refusal(error: BulkError): SalesforceError {
  switch (error.kind) {
    case 'not-found':
      return notFound(error.message);
    case 'too-large':
      return new SalesforceError(413, error.code, error.message);
    case 'refused':
      return new SalesforceError(400, error.code, error.message);
  }
}
