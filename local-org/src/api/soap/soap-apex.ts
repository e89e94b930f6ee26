import type { XmlElement } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { Session } from '../../records/index.ts';
import { runAnonymous } from '../anonymous-apex.ts';
import { SalesforceError } from '../salesforce-error.ts';
import { childOf } from './envelope.ts';
import { SoapFault } from './soap-fault.ts';

export const APEX_NAMESPACE = 'http://soap.sforce.com/2006/08/apex';

/** What the Apex API's SOAP calls return, and the headers that come with it. */
export class SoapApex {
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
  }

  /** Throws SoapFault for other methods than executeAnonymous and users who may not call it. */
  answer(
    method: string,
    args: XmlElement,
    session: Session
  ): { result: unknown; header: Record<string, unknown> } {
    if (method !== 'executeAnonymous') {
      throw new SoapFault('NOT_IMPLEMENTED', `not implemented in local-org: ${method}`);
    }
    // The WSDL names it String; the Salesforce CLI sends it as apexcode, and Salesforce takes that.
    const code = (childOf(args, 'String') ?? childOf(args, 'apexcode'))?.value;
    if (code === undefined) {
      throw new SoapFault('INVALID_FIELD', 'Required argument String is missing');
    }
    try {
      const { debugLog, ...result } = runAnonymous(this.org, session, code);
      return { result, header: { DebuggingInfo: { debugLog } } };
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      throw new SoapFault(error.errors[0]?.errorCode ?? 'UNKNOWN_EXCEPTION', error.message);
    }
  }
}
