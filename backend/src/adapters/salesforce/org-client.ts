import { setTimeout as delay } from 'node:timers/promises';
import { request, type Agent } from 'undici';
import { silentLogger, type Logger } from '../../kernel/index.ts';
import { backoffMs, type Backoff } from '../../rules/index.ts';
import type { OrgSession } from './credentials.ts';
import {
  ApiLimitError,
  OrgAccessError,
  OrgUnavailableError,
  RequestRejectedError,
  SignInRefusedError
} from './errors.ts';
import { guardedAgent } from './guarded-agent.ts';
import type { SessionSource } from './session-source.ts';

const ATTEMPTS = 6;
/** Salesforce ends a call after 10 minutes (documented: API Request Limits and Allocations). */
const TIMEOUT_MS = 600_000;

export interface OrgClientOptions {
  /** Origin of the REST API; a session's own word for it is not followed. */
  readonly instanceUrl: string;
  readonly sessions: SessionSource;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  /** Between tries of a call that failed as a whole. */
  readonly backoff?: Backoff;
  readonly timeoutMs?: number;
  /** Hears why a call failed as a whole before it is tried again. */
  readonly onRetry?: (reason: string) => void;
}

export interface OrgAnswer {
  readonly body: unknown;
  /** The server's own time, from its `Date` header: the only clock that fits its stamps. */
  readonly serverTime: Date;
}

interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** JSON; null without a body. */
  readonly text: string | null;
}

interface Reply {
  readonly status: number;
  readonly serverTime: Date;
  readonly body: unknown;
}

/**
 * JSON calls to one org. A call that failed as a whole is repeated, so only idempotent calls may be
 * made; what the org says about single rows is in the body. Counts every call it makes.
 */
export class OrgClient {
  private readonly options: OrgClientOptions;
  private readonly agent: Agent;
  private made = 0;

  constructor(options: OrgClientOptions) {
    this.options = options;
    const timeout = options.timeoutMs ?? TIMEOUT_MS;
    this.agent = guardedAgent({ headersTimeout: timeout, bodyTimeout: timeout, connections: 5 });
  }

  /** API calls so far, the repeated ones included. */
  get calls(): number {
    return this.made;
  }

  /** @throws OrgUnavailableError, ApiLimitError, SignInRefusedError, OrgAccessError, RequestRejectedError */
  post(path: string, body: unknown): Promise<OrgAnswer> {
    return this.call({ method: 'POST', path, text: JSON.stringify(body) });
  }

  /** @throws as `post` */
  get(path: string): Promise<OrgAnswer> {
    return this.call({ method: 'GET', path, text: null });
  }

  private async call(question: Question): Promise<OrgAnswer> {
    for (let attempt = 1; ; attempt += 1) {
      const reply = await this.try(question);
      if (!(reply instanceof OrgUnavailableError)) return reply;
      if (attempt >= ATTEMPTS) throw reply;
      await this.pause(attempt, reply);
    }
  }

  async close(): Promise<void> {
    await this.agent.close();
  }

  /** One try, with one renewal of the session: a second 401 means that nobody may come in. */
  private async try(question: Question): Promise<OrgAnswer | OrgUnavailableError> {
    try {
      const session = await this.options.sessions.session();
      const reply = await this.send(session, question);
      if (reply.status !== 401) return verdict(reply);
      const renewed = await this.options.sessions.renew(session);
      const second = await this.send(renewed, question);
      if (second.status === 401) {
        throw new SignInRefusedError(
          'Salesforce refuses a session it has just given.',
          'Check that the integration user is active and has "API Enabled", then connect again.'
        );
      }
      return verdict(second);
    } catch (error) {
      if (error instanceof OrgUnavailableError) return error;
      throw error;
    }
  }

  private async send(session: OrgSession, { method, path, text }: Question): Promise<Reply> {
    this.options.signal?.throwIfAborted();
    this.made += 1;
    try {
      const response = await request(this.options.instanceUrl + path, {
        method,
        headers: {
          authorization: `Bearer ${session.accessToken}`,
          'content-type': 'application/json',
          accept: 'application/json'
        },
        body: text,
        dispatcher: this.agent,
        signal: this.options.signal ?? null
      });
      const date = response.headers['date'];
      return {
        status: response.statusCode,
        serverTime: new Date(typeof date === 'string' ? date : 0),
        body: parse(await response.body.text())
      };
    } catch (cause) {
      this.options.signal?.throwIfAborted();
      throw new OrgUnavailableError(String((cause as { code?: unknown }).code ?? cause), { cause });
    }
  }

  private async pause(attempt: number, reason: OrgUnavailableError): Promise<void> {
    const backoff = this.options.backoff ?? { baseMs: 500, maxMs: 60_000 };
    const waitMs = backoffMs(attempt, backoff, Math.random());
    const logger = this.options.logger ?? silentLogger;
    logger.info({ attempt, waitMs, reason: reason.message }, 'call failed, trying again');
    this.options.onRetry?.(reason.message);
    await delay(waitMs, undefined, this.options.signal ? { signal: this.options.signal } : {});
  }
}

function verdict(reply: Reply): OrgAnswer {
  const { status, body, serverTime } = reply;
  if (status < 300 && body !== undefined) return { body, serverTime };
  if (status >= 500 || body === undefined) throw new OrgUnavailableError(`status ${status}`);
  const { errorCode, message } = firstError(body);
  if (errorCode === 'REQUEST_LIMIT_EXCEEDED') throw new ApiLimitError();
  if (errorCode === 'SERVER_UNAVAILABLE' || status === 429 || status === 420) {
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
