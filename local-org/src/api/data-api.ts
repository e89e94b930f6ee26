import { setTimeout as sleep } from 'node:timers/promises';
import type { CallFaults } from '../faults/index.ts';
import type { CallKind } from '../ledger.ts';
import type { Org } from '../org.ts';
import type { Call, Reply } from './call.ts';
import { parseDataUrl, type Dispatcher } from './dispatcher.ts';
import type { Sessions } from './oauth/index.ts';
import { errorReply, notFound, SalesforceError } from './salesforce-error.ts';
import { isVersion, versions } from './versions.ts';
import { parseJson, type WireRequest } from './wire-request.ts';

/** A reply, or the end of the connection without one. */
export type Outcome = Reply | 'reset';

const EXPIRED = { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' };

/** Everything below `/services/data`: version, token, allocation, planned faults, then the route. */
export class DataApi {
  private readonly org: Org;
  private readonly sessions: Sessions;
  private readonly dispatcher: Dispatcher;

  constructor(org: Org, sessions: Sessions, dispatcher: Dispatcher) {
    this.org = org;
    this.sessions = sessions;
    this.dispatcher = dispatcher;
  }

  async answer(request: WireRequest): Promise<Outcome> {
    if (request.path === '/services/data') return { status: 200, body: versions };
    const url = parseDataUrl(request.url);
    if (!url || !isVersion(url.version)) return errorReply(notFound());
    const userId = request.bearer && this.sessions.findUser(request.bearer);
    if (!userId) return expired();
    const kind = this.kindOf(request.method, url.path);
    const description = `${kind} ${request.method} ${request.path}`;
    const faults = this.org.faults.atCall(description);
    if (faults.expireToken) {
      this.sessions.revoke(request.bearer ?? '');
      return expired();
    }
    if (!this.org.requestLimit.take()) return errorReply(limitExceeded());
    this.org.ledger.count(kind);
    if (faults.delayMilliseconds > 0) await sleep(faults.delayMilliseconds);
    const call = () => this.callOf(request, { ...url, userId, description });
    const outcome = this.underFaults(request, faults, call);
    return outcome === 'reset' ? outcome : this.withUsage(outcome);
  }

  private underFaults(request: WireRequest, faults: CallFaults, makeCall: () => Call): Outcome {
    if (faults.status !== undefined || faults.resetBeforeCommit) {
      if (!['GET', 'HEAD'].includes(request.method)) this.org.ledger.countWrites(0);
      return faults.status === undefined ? 'reset' : plannedRefusal(faults.status);
    }
    const reply = this.run(makeCall);
    if (faults.resetAfterCommit) return 'reset';
    return faults.empty500AfterCommit ? { status: 500 } : reply;
  }

  private run(makeCall: () => Call): Reply {
    try {
      const call = makeCall();
      const reply = this.dispatcher.dispatch(call);
      if (call.tally.tried) this.org.ledger.countWrites(call.tally.rows);
      return reply;
    } catch (error) {
      if (error instanceof SalesforceError) return errorReply(error);
      throw error;
    }
  }

  private kindOf(method: string, path: string): CallKind {
    try {
      return this.dispatcher.match(method, path).route.kind;
    } catch (error) {
      if (error instanceof SalesforceError) return 'other';
      throw error;
    }
  }

  private callOf(
    request: WireRequest,
    known: Pick<Call, 'version' | 'path' | 'query' | 'description'> & { userId: string }
  ): Call {
    const { userId, ...rest } = known;
    return {
      ...rest,
      method: request.method,
      headers: request.headers,
      body: parseJson(request.text),
      origin: request.origin,
      session: this.org.sessionOf(userId),
      tally: { tried: false, rows: 0 }
    };
  }

  private withUsage(reply: Reply): Reply {
    const { used, max } = this.org.requestLimit;
    return {
      ...reply,
      headers: { ...reply.headers, 'Sforce-Limit-Info': `api-usage=${used}/${max}` }
    };
  }
}

function expired(): Reply {
  return { status: 401, body: [EXPIRED], headers: { 'WWW-Authenticate': 'Token' } };
}

function limitExceeded(): SalesforceError {
  return new SalesforceError(403, 'REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
}

function plannedRefusal(status: number): Reply {
  if (status === 401) return expired();
  if (status === 403) return errorReply(limitExceeded());
  const errorCode = status === 503 ? 'SERVER_UNAVAILABLE' : 'UNKNOWN_EXCEPTION';
  return errorReply(new SalesforceError(status, errorCode, 'Planned by /local-org/faults'));
}
