import { pipeline, Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createGunzip, gunzip } from 'node:zlib';
import { request, type Agent } from 'undici';
import { silentLogger, type Logger } from '../../kernel/index.ts';
import { backoffMs, type Backoff } from '../../rules/index.ts';
import { BodyBuffers } from './body-buffers.ts';
import { OPEN_GATE, type CallGate } from './call-gate.ts';
import type { OrgSession } from './credentials.ts';
import { ApiLimitError, OrgUnavailableError, SignInRefusedError } from './errors.ts';
import { guardedAgent } from './guarded-agent.ts';
import { toAnswer, type OrgAnswer, type Reply } from './org-answer.ts';
import type { SessionSource } from './session-source.ts';
import { parseUsage, type ApiUsage } from './usage.ts';

const ATTEMPTS = 6;
/** Salesforce ends a call after 10 minutes (documented: API Request Limits and Allocations). */
const TIMEOUT_MS = 600_000;

const uncompress = promisify(gunzip);

export interface OrgClientOptions {
  /** Origin of the REST API; a session's own word for it is not followed. */
  readonly instanceUrl: string;
  readonly sessions: SessionSource;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  /** Between tries of a call that failed as a whole. */
  readonly backoff?: Backoff;
  readonly timeoutMs?: number;
  /** Asked before each call, the repeated ones included; lets all pass when absent. */
  readonly gate?: CallGate;
  /** Hears why a call failed as a whole before it is tried again. */
  readonly onRetry?: (reason: string) => void;
}

export interface OrgRequest {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT';
  readonly path: string;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as `text/csv`, piece by piece; called once for each try. */
  readonly csv?: () => AsyncIterable<string>;
  /** Sent as it is. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array };
  readonly headers?: Readonly<Record<string, string>>;
  /** `csv`: the body of the answer is a stream. JSON unless told. */
  readonly accept?: 'csv';
}

/**
 * Calls to one org. A call that failed as a whole is repeated, so only idempotent calls may be made by
 * `call` and `post`; what the org says about single rows is in the body. Counts every call it makes.
 */
export class OrgClient {
  private readonly options: OrgClientOptions;
  private readonly agent: Agent;
  private readonly gate: CallGate;
  private readonly bodies = new BodyBuffers();
  private made = 0;
  private latest: ApiUsage | undefined;

  constructor(options: OrgClientOptions) {
    this.options = options;
    this.gate = options.gate ?? OPEN_GATE;
    const timeout = options.timeoutMs ?? TIMEOUT_MS;
    this.agent = guardedAgent({ headersTimeout: timeout, bodyTimeout: timeout, connections: 5 });
  }

  /** API calls so far, the repeated ones included. */
  get calls(): number {
    return this.made;
  }

  /** What the org's day has cost so far, as the latest answer said. */
  get usage(): ApiUsage | undefined {
    return this.latest;
  }

  post(path: string, body: unknown): Promise<OrgAnswer> {
    return this.call({ method: 'POST', path, body });
  }

  /** The same with a large body, given as the pieces of its JSON. */
  async postPieces(path: string, pieces: Iterable<string>): Promise<OrgAnswer> {
    const bytes = this.bodies.encode(pieces);
    const content = { type: 'application/json', bytes };
    const answer = await this.call({ method: 'POST', path, content });
    // Without an answer it may still be on its way.
    this.bodies.release(bytes);
    return answer;
  }

  /** @throws OrgUnavailableError, ApiLimitError, SignInRefusedError, OrgAccessError, RequestRejectedError */
  async call(asked: OrgRequest): Promise<OrgAnswer> {
    const encoded = encode(asked);
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.try(encoded);
      if (!(answer instanceof OrgUnavailableError)) return answer;
      if (attempt >= ATTEMPTS) throw answer;
      await this.pause(attempt, answer);
    }
  }

  /** For what must not be repeated blindly; the session is still renewed when it has expired. */
  async once(asked: OrgRequest): Promise<OrgAnswer> {
    const answer = await this.try(encode(asked));
    if (answer instanceof OrgUnavailableError) throw answer;
    return answer;
  }

  /** Waits as long as after the given failed attempt of a call (1 = the first). */
  async pause(attempt: number, reason: OrgUnavailableError): Promise<void> {
    const backoff = this.options.backoff ?? { baseMs: 500, maxMs: 60_000 };
    const waitMs = backoffMs(attempt, backoff, Math.random());
    const logger = this.options.logger ?? silentLogger;
    logger.info({ attempt, waitMs, reason: reason.message }, 'call failed, trying again');
    this.options.onRetry?.(reason.message);
    await delay(waitMs, undefined, this.options.signal ? { signal: this.options.signal } : {});
  }

  async close(): Promise<void> {
    await this.agent.close();
  }

  /** One try, with one renewal of the session: a second 401 means that nobody may come in. */
  private async try(encoded: EncodedRequest): Promise<OrgAnswer | OrgUnavailableError> {
    try {
      const session = await this.options.sessions.session();
      const reply = await this.send(session, encoded);
      if (reply.status !== 401) return toAnswer(reply);
      const renewed = await this.options.sessions.renew(session);
      const second = await this.send(renewed, encoded);
      if (second.status === 401) {
        throw new SignInRefusedError(
          'Salesforce refuses a session it has just given.',
          'Check that the integration user is active and has "API Enabled", then connect again.'
        );
      }
      return toAnswer(second);
    } catch (error) {
      if (error instanceof OrgUnavailableError) return error;
      if (error instanceof ApiLimitError) throw await this.withMoment(error);
      throw error;
    }
  }

  /** Tells the gate, unless it was the gate that refused. */
  private async withMoment(error: ApiLimitError): Promise<ApiLimitError> {
    if (error.resumesAt !== null) return error;
    return new ApiLimitError((await this.gate.refused()) || null);
  }

  private async send(session: OrgSession, encoded: EncodedRequest): Promise<Reply> {
    this.options.signal?.throwIfAborted();
    await this.gate.enter();
    let usage: ApiUsage | undefined;
    try {
      const reply = await this.exchange(session, encoded);
      usage = reply.usage;
      return reply;
    } finally {
      this.latest = usage ?? this.latest;
      await this.gate.leave(usage);
    }
  }

  private async exchange(
    session: OrgSession,
    encoded: EncodedRequest
  ): Promise<Reply & { readonly usage: ApiUsage | undefined }> {
    const { signal, instanceUrl } = this.options;
    this.made += 1;
    try {
      const { method, path, accept, content } = encoded;
      const response = await request(instanceUrl + path, {
        method,
        // Documented: REST and Bulk API compress an answer that is asked for so.
        headers: {
          ...encoded.headers,
          ...{ authorization: `Bearer ${session.accessToken}`, accept, 'accept-encoding': 'gzip' }
        },
        body: content(),
        dispatcher: this.agent,
        signal: signal ?? null
      });
      const { statusCode: status, headers, body } = response;
      const usage = parseUsage(headers['sforce-limit-info']);
      const serverTime = new Date(typeof headers['date'] === 'string' ? headers['date'] : 0);
      const isStream = accept === 'text/csv' && status < 300;
      const isCompressed = headers['content-encoding'] === 'gzip';
      return {
        ...{ status, serverTime, usage },
        ...(isStream
          ? { stream: isCompressed ? pipeline(body, createGunzip(), () => undefined) : body }
          : { text: await textOf(body, isCompressed) })
      };
    } catch (cause) {
      signal?.throwIfAborted();
      throw new OrgUnavailableError(String((cause as { code?: unknown }).code ?? cause), { cause });
    }
  }
}

/** Where there is no body, nothing is uncompressed either, whatever the headers say. */
async function textOf(body: Readable, isCompressed: boolean): Promise<string> {
  const bytes = await buffer(body);
  const plain = isCompressed && bytes.length > 0 ? await uncompress(bytes) : bytes;
  return new TextDecoder().decode(plain);
}

interface EncodedRequest {
  readonly method: OrgRequest['method'];
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly accept: string;
  readonly content: () => string | Uint8Array | Readable | null;
}

/** Once for all tries: encoding thousands of rows takes longer than sending them. */
function encode(asked: OrgRequest): EncodedRequest {
  const { method, path, body, csv, content, accept, headers } = asked;
  const common = { method, path, accept: accept === 'csv' ? 'text/csv' : 'application/json' };
  const typed = (type: string) => ({ ...headers, 'content-type': type });
  if (csv) {
    return { ...common, headers: typed('text/csv'), content: () => Readable.from(csv()) };
  }
  if (content) return { ...common, headers: typed(content.type), content: () => content.bytes };
  if (body === undefined) return { ...common, headers: { ...headers }, content: () => null };
  const text = JSON.stringify(body);
  return { ...common, headers: typed('application/json'), content: () => text };
}
