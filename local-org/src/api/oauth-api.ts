import type { PlannedRefusal } from '../faults/index.ts';
import type { Org } from '../org.ts';
import type { Reply } from './call.ts';
import type { OAuthEndpoints, Sessions } from './oauth/index.ts';
import { passTime, underFaults, type Outcome } from './planned-faults.ts';
import { errorReply, notFound } from './salesforce-error.ts';
import type { WireRequest } from './wire-request.ts';

const TOKEN = '/services/oauth2/token';

/** Everything of sign-in, planned faults first: they match `oauth POST /services/oauth2/token`. */
export class OAuthApi {
  private readonly org: Org;
  private readonly sessions: Sessions;
  private readonly endpoints: OAuthEndpoints;

  constructor(org: Org, sessions: Sessions, endpoints: OAuthEndpoints) {
    this.org = org;
    this.sessions = sessions;
    this.endpoints = endpoints;
  }

  async answer(request: WireRequest): Promise<Outcome> {
    const faults = this.org.faults.atCall(`oauth ${request.method} ${request.path}`);
    const isToken = request.path === TOKEN;
    await passTime(this.org, faults, (latency) => (isToken ? latency.ofToken() : 0));
    if (faults.expireToken) {
      if (isToken) return refusal(400, 'invalid_grant', 'expired access/refresh token');
      this.sessions.revoke(request.bearer ?? '');
    }
    const work = () => this.endpoints.handle(request) ?? errorReply(notFound());
    return underFaults(faults, work, plannedRefusal);
  }
}

function plannedRefusal({ status, errorCode, message }: PlannedRefusal): Reply {
  return refusal(status, errorCode ?? usualError(status), message);
}

function usualError(status: number): string {
  if (status === 429) return 'rate_limit_exceeded';
  return status < 500 ? 'invalid_grant' : 'server_error';
}

function refusal(status: number, error: string, description: string): Reply {
  return { status, body: { error, error_description: description } };
}
