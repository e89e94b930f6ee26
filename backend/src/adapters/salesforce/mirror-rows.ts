import type { LinkChoice, OrgAccount, OrgPerson } from '../../domain/index.ts';
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
  const stamp = text(row['SystemModstamp']) ?? '';
  return new Date(stamp.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')).toISOString();
}
