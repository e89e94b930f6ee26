import { seededRandom } from '../src/faults/index.ts';
import { cardCalls, type PageRecords } from './card-calls.ts';
import { CONTACTS, memberKey } from './made-up-rows.ts';
import type { OrgClient } from './org-client.ts';

const ROUNDS = 40;
const REP = 'rep@local-org.example';

/** What the calls of one controller method took. */
export interface CardTimes {
  /** `Class.method` */
  readonly call: string;
  /** Server time of each call, in milliseconds. */
  readonly milliseconds: readonly number[];
  /** The most SOQL queries one call ran. */
  readonly queries: number;
}

/** Opens the pages of busy members as a sales rep: every card asks what it asks there. */
export async function timeCards(client: OrgClient): Promise<CardTimes[]> {
  const random = seededRandom(11);
  const times = new Map<string, { milliseconds: number[]; queries: number }>();
  for (let round = 0; round < ROUNDS; round += 1) {
    // As skewed as the rows, and still a contact.
    const page = await pageOf(client, Math.floor(CONTACTS * random() ** 3));
    for (const { className, method, args } of cardCalls) {
      const use = await client.callApex({ user: REP, className, method, args: args(page) });
      const call = `${className}.${method}`;
      const soFar = times.get(call) ?? { milliseconds: [], queries: 0 };
      soFar.milliseconds.push(use.milliseconds);
      soFar.queries = Math.max(soFar.queries, use.soqlQueries);
      times.set(call, soFar);
    }
  }
  return [...times].map(([call, use]) => ({ call, ...use }));
}

async function pageOf(client: OrgClient, member: number): Promise<PageRecords> {
  const soql =
    'SELECT Id, Account__c, Contact__c, Community__c FROM Member__c ' +
    `WHERE ExternalId__c = '${memberKey(member)}'`;
  const [row] = (await client.query(soql)).records;
  const accountId = row?.['Account__c'] ?? '';
  const deals = await client.query(
    `SELECT Id FROM Opportunity WHERE AccountId = '${accountId}' LIMIT 1`
  );
  const memberId = row?.['Id'] ?? '';
  const newest = await client.query(
    `SELECT Id FROM Activity__c WHERE Member__c = '${memberId}' ORDER BY OccurredAt__c DESC LIMIT 1`
  );
  return {
    memberId,
    activityId: newest.records[0]?.['Id'] ?? '',
    accountId,
    contactId: row?.['Contact__c'] ?? '',
    opportunityId: deals.records[0]?.['Id'] ?? '',
    communityId: row?.['Community__c'] ?? ''
  };
}
