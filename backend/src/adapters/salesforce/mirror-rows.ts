import type {
  ContactRole,
  LinkChoice,
  OrgAccount,
  OrgOpportunity,
  OrgPerson
} from '../../domain/index.ts';
import type { Pulled } from './mirror-page.ts';

/** A record as a query answers it. */
export type Row = Readonly<Record<string, unknown>>;

export function toPerson(object: OrgPerson['object'], row: Row): Pulled<OrgPerson> {
  return {
    recordId: id(row),
    object,
    email: text(row['Email']),
    name: text(row['Name']) ?? '',
    accountId: text(row['AccountId']),
    convertedContactId: text(row['ConvertedContactId']),
    isConverted: row['IsConverted'] === true,
    systemModstamp: stampOf(row)
  };
}

export function toAccount(row: Row): Pulled<OrgAccount> {
  return {
    recordId: id(row),
    name: text(row['Name']) ?? '',
    website: text(row['Website']),
    systemModstamp: stampOf(row)
  };
}

export function toOpportunity(row: Row): Pulled<OrgOpportunity> {
  const owner = row['Owner'] as Row | null | undefined;
  const amount = row['Amount'];
  return {
    recordId: id(row),
    accountId: text(row['AccountId']),
    stageName: text(row['StageName']) ?? '',
    isClosed: row['IsClosed'] === true,
    isWon: row['IsWon'] === true,
    ownerId: text(row['OwnerId']) ?? '',
    ownerEmail: text(owner?.['Email']),
    amount: typeof amount === 'number' ? amount : null,
    createdAt: instantOf(row, 'CreatedDate'),
    closeDate: text(row['CloseDate']) ?? '',
    systemModstamp: stampOf(row),
    contactRoles: toContactRoles(row['OpportunityContactRoles'])
  };
}

/** A list of children is null when there are none; `queryAll` answers deleted ones too. */
function toContactRoles(children: unknown): ContactRole[] {
  const { records = [] } = (children ?? {}) as { records?: readonly Row[] };
  const roles = records
    .filter((row) => row['IsDeleted'] !== true)
    .map((row) => ({
      recordId: id(row),
      contactId: text(row['ContactId']) ?? '',
      role: text(row['Role']),
      isPrimary: row['IsPrimary'] === true
    }));
  return roles.sort((a, b) => (a.recordId < b.recordId ? -1 : 1));
}

export function toChoice(row: Row): LinkChoice {
  return {
    memberKey: text(row['ExternalId__c']) ?? '',
    contactId: text(row['Contact__c']),
    leadId: text(row['Lead__c']),
    accountId: text(row['Account__c']),
    locked: row['MatchLocked__c'] === true,
    systemModstamp: stampOf(row)
  };
}

export function id(row: Row): string {
  return text(row['Id']) ?? '';
}

export function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** `2022-03-17T16:21:26.000+0000` → ISO-8601 with `Z`. */
export function stampOf(row: Row): string {
  return instantOf(row, 'SystemModstamp');
}

function instantOf(row: Row, field: 'SystemModstamp' | 'CreatedDate'): string {
  const stamp = text(row[field]) ?? '';
  return new Date(stamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString();
}
