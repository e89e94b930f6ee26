import { DeployFault, type Deployments } from '../../deploy/index.ts';
import type { Org } from '../../org.ts';
import type { Session } from '../../records/index.ts';
import type { Reply } from '../call.ts';
import type { Sessions } from '../oauth/index.ts';
import { passTime, underFaults, type Outcome } from '../planned-faults.ts';
import { isVersion } from '../versions.ts';
import type { WireRequest } from '../wire-request.ts';
import { APEX_NAMESPACE, SoapApex } from './soap-apex.ts';
import { faultXml, readEnvelope, responseXml, type SoapCall } from './envelope.ts';
import { METADATA_NAMESPACE, MetadataCalls } from './metadata-calls.ts';
import { PARTNER_NAMESPACE, PartnerCalls } from './partner-calls.ts';
import { invalidLogin, invalidSession, SoapFault } from './soap-fault.ts';

/** `/services/Soap/m/{version}` (metadata), `…/s/…` (Apex) and `…/u/…` (Partner API): what clients call by SOAP. */
export class SoapApi {
  private readonly org: Org;
  private readonly sessions: Sessions;
  private readonly metadata: MetadataCalls;
  private readonly apex: SoapApex;
  private readonly partner: PartnerCalls;

  constructor(org: Org, sessions: Sessions, deployments: Deployments) {
    this.org = org;
    this.sessions = sessions;
    this.metadata = new MetadataCalls(org, deployments);
    this.apex = new SoapApex(org);
    this.partner = new PartnerCalls(org);
  }

  async answer(request: WireRequest): Promise<Outcome> {
    const faults = this.org.faults.atCall(`other ${request.method} ${request.path}`);
    await passTime(this.org, faults, (latency) => latency.ofCall('other', undefined));
    const refused = (status: number, code: string) => ({
      ...faultReply(new SoapFault(code, 'Planned by /local-org/faults')),
      status
    });
    return underFaults(
      faults,
      () => this.reply(request, faults.expireToken),
      ({ status, errorCode }) => refused(status, errorCode ?? 'SERVER_UNAVAILABLE')
    );
  }

  private reply(request: WireRequest, expireToken: boolean): Reply {
    try {
      const [, api, version = ''] =
        /^\/services\/Soap\/([msu])\/([\d.]+)(?:\/\w+)?$/i.exec(request.path) ?? [];
      if (api === undefined || request.method !== 'POST' || !isVersion(version)) {
        throw new SoapFault(
          'UNSUPPORTED_API_VERSION',
          `No SOAP API at ${request.method} ${request.path}`
        );
      }
      const call = readEnvelope(request.text);
      // There are no passwords here: every one is wrong.
      if (api.toLowerCase() === 'u' && call.method === 'login') throw invalidLogin();
      if (expireToken) this.sessions.revoke(call.sessionId ?? '');
      const session = this.sessionOf(call);
      this.org.ledger.count('other');
      if (!this.org.requestLimit.take()) {
        throw new SoapFault('REQUEST_LIMIT_EXCEEDED', 'TotalRequests Limit exceeded.');
      }
      return xml(200, this.run(api.toLowerCase(), call, session));
    } catch (error) {
      if (error instanceof SoapFault) return faultReply(error);
      if (error instanceof DeployFault) return faultReply(new SoapFault(error.code, error.message));
      throw error;
    }
  }

  private run(api: string, { method, args }: SoapCall, session: Session): string {
    if (api === 'm') {
      return responseXml(method, METADATA_NAMESPACE, this.metadata.answer(method, args, session));
    }
    if (api === 'u') {
      return responseXml(method, PARTNER_NAMESPACE, this.partner.answer(method, args, session));
    }
    const { result, header } = this.apex.answer(method, args, session);
    return responseXml(method, APEX_NAMESPACE, result, header);
  }

  private sessionOf({ sessionId }: SoapCall): Session {
    const token = sessionId === undefined ? undefined : this.sessions.find(sessionId);
    if (!token || !token.scopes.some((scope) => ['api', 'full'].includes(scope))) {
      throw invalidSession();
    }
    const session = this.org.sessionOf(token.userId);
    if (session.rights.canUseApi()) return session;
    throw new SoapFault(
      'API_DISABLED_FOR_ORG',
      'API is not enabled for this Organization or Partner'
    );
  }
}

/** Every fault comes with HTTP status 500 (SOAP 1.1). */
function faultReply(fault: SoapFault): Reply {
  return xml(500, faultXml(fault));
}

function xml(status: number, body: string): Reply {
  return { status, body, headers: { 'Content-Type': 'text/xml; charset=utf-8' } };
}
