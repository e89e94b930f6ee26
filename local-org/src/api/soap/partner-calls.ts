import type { XmlElement } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { RowError, RowResult, Session } from '../../records/index.ts';
import { childOf, fieldsOf } from './envelope.ts';
import { SoapFault } from './soap-fault.ts';

export const PARTNER_NAMESPACE = 'urn:partner.soap.sforce.com';

/** What the Partner API can do that REST cannot, and who is asking (documented: SOAP API, Core Calls). */
export class PartnerCalls {
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
  }

  /** Throws SoapFault for calls that are not here. */
  answer(method: string, args: XmlElement, session: Session): unknown {
    const ids = () => childrenOf(args, 'ids').map(({ value }) => value);
    switch (method) {
      case 'getServerTimestamp':
        return { timestamp: this.org.clock.now().toISOString() };
      case 'getUserInfo':
        return this.userInfo(session);
      case 'merge':
        return childrenOf(args, 'mergeRequests').map((one) => this.merge(one, session));
      case 'convertLead':
        return childrenOf(args, 'leadConverts').map((one) => this.convertLead(one, session));
      case 'undelete':
        return this.org.records.undelete(session, ids()).map(rowResult);
      case 'emptyRecycleBin':
        return this.org.records.emptyRecycleBin(session, ids()).map(rowResult);
      default:
        throw new SoapFault('NOT_IMPLEMENTED', `not implemented in local-org: ${method}`);
    }
  }

  private merge(request: XmlElement, session: Session): unknown {
    const master = childOf(request, 'masterRecord');
    const merged = this.org.records.merge(session, {
      object: textOf(master, 'type') ?? '',
      masterId: textOf(master, 'Id') ?? '',
      loserIds: childrenOf(request, 'recordToMergeIds').map(({ value }) => value)
    });
    if (merged.success) return { errors: [], ...merged };
    const { success, errors } = merged;
    return { errors: errors.map(soapError), id: null, mergedRecordIds: [], success };
  }

  private convertLead(request: XmlElement, session: Session): unknown {
    const { doNotCreateOpportunity, ...texts } = fieldsOf(request) as Record<string, string>;
    const { leadId = '', convertedStatus, accountId, contactId, opportunityName, ownerId } = texts;
    const converted = this.org.records.convertLead(session, {
      leadId,
      ...(convertedStatus && { convertedStatus }),
      ...(accountId && { accountId }),
      ...(contactId && { contactId }),
      ...(opportunityName && { opportunityName }),
      ...(ownerId && { ownerId }),
      doNotCreateOpportunity: doNotCreateOpportunity === 'true'
    });
    if (converted.success) return { errors: [], ...converted };
    const none = { accountId: null, contactId: null, opportunityId: null };
    return { ...none, errors: converted.errors.map(soapError), leadId, success: false };
  }

  private userInfo({ userId }: Session): unknown {
    const { store } = this.org;
    const user = store.prepare('SELECT * FROM "User" WHERE "Id" = ?').get(userId);
    const name = store.prepare('SELECT "Name" FROM "Organization"').pluck().get();
    const row = user as Readonly<Record<string, unknown>>;
    return {
      organizationId: store.orgId,
      organizationMultiCurrency: false,
      organizationName: name,
      profileId: row['ProfileId'],
      roleId: null,
      userEmail: row['Email'],
      userFullName: row['Name'],
      userId,
      userLanguage: row['LanguageLocaleKey'],
      userLocale: row['LocaleSidKey'],
      userName: row['Username'],
      userTimeZone: row['TimeZoneSidKey'],
      userType: row['UserType'] ?? 'Standard'
    };
  }
}

function rowResult(result: RowResult): unknown {
  return result.success
    ? { id: result.id, success: true }
    : { errors: result.errors.map(soapError), id: null, success: false };
}

function soapError({ fields, message, statusCode }: RowError): unknown {
  return { fields: [...fields], message, statusCode };
}

function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((child) => child.name.replace(/^.*:/, '') === name);
}

function textOf(element: XmlElement | undefined, name: string): string | undefined {
  return element && childOf(element, name)?.value;
}
