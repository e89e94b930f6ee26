import type { OrgAccount } from '../../domain/index.ts';
import { ambiguous, NOBODY, type Decision } from './decision.ts';

const WEBSITE_CONFIDENCE = 60;
const MAJORITY_CONFIDENCE = 40;

/** What the org knows of the organisation that a member's address names. */
export interface Organisation {
  readonly domain: string;
  /** Accounts whose website is on this domain. */
  readonly accounts: readonly OrgAccount[];
  /** How many Contacts with an address on this domain each Account has. */
  readonly contactsOf: ReadonlyMap<string, number>;
}

/**
 * By the domain alone an Account, never a person: the one with this website, else the one that has
 * more than half of the Contacts on this domain. Several websites are settled by the same majority.
 */
export function byOrganisation({ domain, accounts, contactsOf }: Organisation): Decision {
  const [account] = accounts;
  if (account && accounts.length === 1) {
    return toAccount(
      account.recordId,
      `E-mail domain ${domain} is the website of Account ${account.name}`,
      WEBSITE_CONFIDENCE
    );
  }
  const ids = accounts.map(({ recordId }) => recordId);
  const majority = majorityOf(contactsOf, ids);
  if (majority) {
    const evidence = `Most Contacts with e-mail domain ${domain} belong to this Account`;
    return toAccount(majority, evidence, MAJORITY_CONFIDENCE);
  }
  if (ids.length > 1) {
    return ambiguous(`E-mail domain ${domain} is the website of ${ids.length} Accounts`, ids);
  }
  return contactsOf.size > 1
    ? ambiguous(`Contacts with e-mail domain ${domain} belong to ${contactsOf.size} Accounts`, [
        ...contactsOf.keys()
      ])
    : NOBODY;
}

/** @param among only these, unless there are none to choose among */
function majorityOf(
  contactsOf: ReadonlyMap<string, number>,
  among: readonly string[]
): string | undefined {
  const open = [...contactsOf].filter(([id]) => among.length === 0 || among.includes(id));
  const total = open.reduce((sum, [, contacts]) => sum + contacts, 0);
  return open.find(([, contacts]) => contacts * 2 > total)?.[0];
}

function toAccount(accountId: string, evidence: string, confidence: number): Decision {
  return { ...NOBODY, accountId, rule: 'account_domain', evidence, confidence };
}
