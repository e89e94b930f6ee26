import type { Transaction } from '../run/index.ts';
import { fullExceptionName, stackTraceText, type ApexException } from '../values/index.ts';

/** What a component finds in `error` (documented: Handle Errors in LWC, FetchResponse). */
export interface LightningError {
  readonly ok: false;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly errorType: 'fetchResponse';
  readonly body: LightningErrorBody;
}

export interface LightningErrorBody {
  readonly message: string;
  /** `System.QueryException`; absent when no Apex ran. */
  readonly exceptionType?: string;
  /** Whether the exception's class is one of the org. */
  readonly isUserDefinedException?: boolean;
  readonly stackTrace?: string;
}

export function lightningError(status: number, body: LightningErrorBody): LightningError {
  const statusText = status === 500 ? 'Server Error' : 'Bad Request';
  return { ok: false, status, statusText, headers: {}, errorType: 'fetchResponse', body };
}

/** An exception that left the controller. An AuraHandledException tells the text it was made with. */
export function exceptionError(transaction: Transaction, exception: ApexException): LightningError {
  return lightningError(500, {
    exceptionType: fullExceptionName(exception.of.type.name),
    isUserDefinedException: transaction.classOf(exception) !== undefined,
    message: exception.message ?? 'Script-thrown exception',
    stackTrace: stackTraceText(exception)
  });
}
