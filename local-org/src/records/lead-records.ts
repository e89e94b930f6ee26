import type { LeadConversion } from './convert-lead.ts';
import type { Records } from './records.ts';
import type { RowError, RowResult, Session, StoredRow, StoredValue } from './row-result.ts';

export interface BecomeIds {
  readonly accountId: string;
  readonly contactId: string;
  readonly opportunityId: string | null;
}

/** What a lead's fields become (documented: Lead Conversion Field Mapping). */
const accountFields: Readonly<Record<string, string>> = {
  Name: 'Company',
  Phone: 'Phone',
  Fax: 'Fax',
  Website: 'Website',
  Industry: 'Industry',
  Rating: 'Rating',
  AnnualRevenue: 'AnnualRevenue',
  NumberOfEmployees: 'NumberOfEmployees',
  AccountSource: 'LeadSource',
  ...addressOf('Billing')
};

const contactFields: Readonly<Record<string, string>> = {
  FirstName: 'FirstName',
  LastName: 'LastName',
  Salutation: 'Salutation',
  Title: 'Title',
  Email: 'Email',
  Phone: 'Phone',
  MobilePhone: 'MobilePhone',
  Fax: 'Fax',
  LeadSource: 'LeadSource',
  Description: 'Description',
  ...addressOf('Mailing')
};

const opportunityFields: Readonly<Record<string, string>> = { LeadSource: 'LeadSource' };

function addressOf(prefix: string): Record<string, string> {
  const parts = ['Street', 'City', 'State', 'PostalCode', 'Country'];
  return Object.fromEntries(parts.map((part) => [`${prefix}${part}`, part]));
}

/** A row that was refused on the way. */
export class ConversionRefused extends Error {
  readonly errors: readonly RowError[];

  constructor(errors: readonly RowError[]) {
    super('conversion refused');
    this.errors = errors;
  }
}

/** Makes or fills the records a lead becomes; the caller marks the lead. Throws ConversionRefused. */
export class LeadRecords {
  private readonly records: Records;
  private readonly session: Session;
  private readonly lead: StoredRow;
  private readonly request: LeadConversion;

  constructor(records: Records, session: Session, lead: StoredRow, request: LeadConversion) {
    this.records = records;
    this.session = session;
    this.lead = lead;
    this.request = request;
  }

  make(closeDate: string): BecomeIds {
    const { request } = this;
    const accountId = this.put('Account', request.accountId, accountFields, {});
    const contact = { AccountId: accountId };
    const contactId = this.put('Contact', request.contactId, contactFields, contact);
    const opportunityId = this.opportunity(accountId, contactId, closeDate);
    return { accountId, contactId, opportunityId };
  }

  private opportunity(accountId: string, contactId: string, closeDate: string): string | null {
    const { doNotCreateOpportunity, opportunityName } = this.request;
    if (doNotCreateOpportunity) return null;
    const id = this.put('Opportunity', undefined, opportunityFields, {
      Name: opportunityName ?? this.lead['Company'] ?? null,
      AccountId: accountId,
      StageName: 'Prospecting',
      CloseDate: closeDate
    });
    const role = { OpportunityId: id, ContactId: contactId, IsPrimary: true };
    this.succeed(this.records.insert(this.session, 'OpportunityContactRole', [role]));
    return id;
  }

  /** An existing record keeps what it has: only its empty fields are filled (documented). */
  private put(
    object: string,
    id: string | undefined,
    mapping: Readonly<Record<string, string>>,
    fixed: Readonly<Record<string, StoredValue>>
  ): string {
    const existing = id === undefined ? undefined : this.records.get(this.session, object, id);
    const carried = Object.entries(mapping)
      .map(([target, source]) => [target, this.lead[source] ?? null] as const)
      .filter(([target, value]) => value !== null && (existing?.[target] ?? null) === null);
    const values = Object.fromEntries(carried);
    if (id !== undefined) {
      const missing = Object.entries(fixed).filter(([name]) => (existing?.[name] ?? null) === null);
      const row = { Id: id, ...values, ...Object.fromEntries(missing) };
      return this.succeed(this.records.update(this.session, object, [row]));
    }
    const ownerId = this.request.ownerId ?? this.lead['OwnerId'] ?? this.session.userId;
    const row = { ...values, ...fixed, OwnerId: ownerId };
    return this.succeed(this.records.insert(this.session, object, [row]));
  }

  private succeed([result]: readonly RowResult[]): string {
    if (result?.success) return result.id;
    throw new ConversionRefused(result?.errors ?? []);
  }
}
