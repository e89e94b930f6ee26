import type { RowError } from '../records/index.ts';
import type { Reply } from './call.ts';

interface ErrorBody {
  readonly errorCode: string;
  readonly message: string;
  readonly fields?: readonly string[];
}

/** A refusal in Salesforce's shape: an HTTP status and an array of `{message, errorCode, fields?}`. */
export class SalesforceError extends Error {
  override readonly name = 'SalesforceError';
  readonly status: number;
  readonly errors: readonly ErrorBody[];

  constructor(status: number, errorCode: string, message: string, fields?: readonly string[]) {
    super(message);
    this.status = status;
    this.errors = [{ message, errorCode, ...(fields && { fields }) }];
  }
}

export function notFound(message = 'The requested resource does not exist'): SalesforceError {
  return new SalesforceError(404, 'NOT_FOUND', message);
}

const EXCEEDED = {
  total: 'TotalRequests Limit exceeded.',
  concurrent: 'ConcurrentRequests (Concurrent API Requests) Limit exceeded.'
};

/** Documented: Status Codes and Error Responses; the texts are not confirmed. */
export function limitExceeded(limit: 'total' | 'concurrent'): SalesforceError {
  return new SalesforceError(403, 'REQUEST_LIMIT_EXCEEDED', EXCEEDED[limit]);
}

export function malformed(message: string): SalesforceError {
  return new SalesforceError(400, 'JSON_PARSER_ERROR', message);
}

export function tooManyRecords(limit: number): SalesforceError {
  const message = `record limit reached. cannot submit more than ${limit} records into this call`;
  return new SalesforceError(400, 'EXCEEDED_ID_LIMIT', message);
}

export function errorReply(error: SalesforceError): Reply {
  return { status: error.status, body: error.errors };
}

/** How a single-row call answers the errors of its row (documented: Status Codes and Error Responses). */
export function rowErrorReply(errors: readonly RowError[]): Reply {
  return {
    status: statusOf(errors[0]?.statusCode ?? ''),
    body: errors.map(({ statusCode, message, fields, duplicateResult }) => ({
      message,
      errorCode: statusCode,
      // Salesforce leaves `fields` out on these codes (recorded).
      ...(!['INVALID_FIELD', 'NOT_FOUND', 'JSON_PARSER_ERROR'].includes(statusCode) && { fields }),
      ...(duplicateResult && { duplicateResult })
    }))
  };
}

function statusOf(code: string): number {
  if (code === 'ENTITY_IS_DELETED' || code === 'NOT_FOUND') return 404;
  if (code.startsWith('INSUFFICIENT_ACCESS') || code === 'STORAGE_LIMIT_EXCEEDED') return 403;
  return 400;
}
