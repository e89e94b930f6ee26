import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CallFaults, PlannedRefusal } from '../faults/index.ts';
import type { CallKind } from '../ledger.ts';
import type { Org } from '../org.ts';
import type { Call, Reply } from './call.ts';
import { parseDataUrl, type Dispatcher } from './dispatcher.ts';
import type { Sessions } from './oauth/index.ts';
import { passTime, underFaults, type Outcome } from './planned-faults.ts';
import { requestOptions } from './request-options.ts';
import { errorReply, limitExceeded, notFound, SalesforceError } from './salesforce-error.ts';
import { isVersion, versions } from './versions.ts';
import { parseBody, type WireRequest } from './wire-request.ts';

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
    const token = request.bearer === undefined ? undefined : this.sessions.find(request.bearer);
    if (!token) return expired();
    if (!['api', 'full'].some((scope) => token.scopes.includes(scope))) return notForApi();
    const { userId } = token;
    if (!this.org.sessionOf(userId).rights.canUseApi()) return errorReply(this.apiDisabled());
    const kind = this.kindOf(request.method, url.path);
    const description = `${kind} ${request.method} ${request.path}`;
    const faults = this.org.faults.atCall(description);
    if (faults.expireToken) {
      this.sessions.revoke(request.bearer ?? '');
      return expired();
    }
    const transaction = randomUUID();
    const end = this.org.longRequests.begin();
    if (!end || faults.limit === 'concurrent') return errorReply(limitExceeded('concurrent'));
    try {
      if (faults.limit === 'requests') this.org.requestLimit.exhaust();
      if (!this.org.requestLimit.take()) return errorReply(limitExceeded('total'));
      this.org.ledger.count(kind);
      await passTime(this.org, faults, (latency) => latency.ofCall(kind, bodyOf(request)));
      const call = () => this.callOf(request, transaction, { ...url, userId, description });
      const outcome = await this.underFaults(request, faults, call);
      await this.endTransaction(transaction);
      return outcome === 'reset' ? outcome : this.withUsage(outcome);
    } finally {
      this.org.records.locks.release(transaction);
      end?.();
    }
  }

  /** A request that locked parents takes so long that others can meet the locks. */
  private async endTransaction(transaction: string): Promise<void> {
    const { locks, switches } = this.org.records;
    if (!locks.isFree && locks.isHolding(transaction)) await sleep(switches.parentLockMilliseconds);
  }

  private async underFaults(
    request: WireRequest,
    faults: CallFaults,
    makeCall: () => Call
  ): Promise<Outcome> {
    const refused = faults.refusal ?? faults.resetBeforeCommit;
    if (refused && !['GET', 'HEAD'].includes(request.method)) this.org.ledger.countWrites(0);
    return underFaults(faults, () => this.run(makeCall), plannedRefusal);
  }

  private async run(makeCall: () => Call): Promise<Reply> {
    try {
      const call = makeCall();
      const reply = await this.dispatcher.dispatch(call);
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
    transaction: string,
    known: Pick<Call, 'version' | 'path' | 'query' | 'description'> & { userId: string }
  ): Call {
    const { userId, ...rest } = known;
    return {
      ...rest,
      method: request.method,
      headers: request.headers,
      body: parseBody(request),
      content: request.content,
      origin: request.origin,
      session: {
        ...this.org.sessionOf(userId),
        options: requestOptions(request.headers, rest.version, transaction)
      },
      tally: { tried: false, rows: 0 }
    };
  }

  private apiDisabled(): SalesforceError {
    this.org.unconfirmed('API_DISABLED_FOR_ORG for a user without API Enabled');
    const message = 'The REST API is not enabled for this Organization.';
    return new SalesforceError(403, 'API_DISABLED_FOR_ORG', message);
  }

  private withUsage(reply: Reply): Reply {
    const { used, max } = this.org.requestLimit;
    return {
      ...reply,
      headers: { ...reply.headers, 'Sforce-Limit-Info': `api-usage=${used}/${max}` }
    };
  }
}

/** A session whose app was not given the scope `api`. */
function notForApi(): Reply {
  const message = 'This session is not valid for use with the REST API';
  return { status: 401, body: [{ ...EXPIRED, message }], headers: { 'WWW-Authenticate': 'Token' } };
}

function expired(): Reply {
  return { status: 401, body: [EXPIRED], headers: { 'WWW-Authenticate': 'Token' } };
}

function plannedRefusal({ status, errorCode, message }: PlannedRefusal): Reply {
  if (errorCode === undefined && status === 401) return expired();
  if (errorCode === undefined && status === 403) return errorReply(limitExceeded('total'));
  const usual = status === 503 ? 'SERVER_UNAVAILABLE' : 'UNKNOWN_EXCEPTION';
  return errorReply(new SalesforceError(status, errorCode ?? usual, message));
}

// Only a guess at how long it takes: a body that is no JSON is refused when the call is made.
function bodyOf(request: WireRequest): unknown {
  try {
    return parseBody(request);
  } catch {
    return undefined;
  }
}
