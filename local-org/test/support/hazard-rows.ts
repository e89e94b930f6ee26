import { communityRows, type CommunityRows } from './community-rows.ts';
import type { PageOrg } from './page-org.ts';

/** Ids of rows that pages break on. */
export interface HazardRows extends CommunityRows {
  /** Of 6,000 characters. */
  readonly longMessage: string;
  /** In three communities, once erased. */
  readonly citizen: string;
  readonly erasedMember: string;
  readonly convertedLead: string;
  /** Its community cannot be drawn: the trend is cut off. */
  readonly damaged: string;
}

/** In the last line, so that it is seen only once everything is. */
export const LAST_WORDS = 'and that was all of it.';

const MEMBERS = 200;
const CHARACTERS = 6000;

/** The customer of `communityRows` with two hundred members, and everything else that is out of the ordinary. */
export function hazardRows(served: PageOrg): HazardRows {
  const rows = communityRows(served);
  const { insert } = served;
  for (let index = 1; index < MEMBERS; index++) insert('Member__c', colleague(index, rows));
  insertTotals(served, rows);
  const longMessage = insert('Activity__c', {
    ...{ ExternalId__c: 'long', Type__c: 'message', OccurredAt__c: '2026-10-30T12:00:00Z' },
    ...{ Body__c: longText(), Url__c: 'https://pipwright.example/archives/2' },
    ...{ Member__c: rows.member, Community__c: rows.community }
  });
  return { ...rows, longMessage, ...citizenOf(served), ...convertedLead(served, rows) };
}

function colleague(index: number, { account, community }: CommunityRows) {
  return {
    ...{ Name: `Colleague ${index} مرحبا`, ExternalId__c: `m-c-${index}`, Status__c: 'Active' },
    ...{ EngagementScore__c: index / 4, ActivityCount30d__c: index },
    ...{ Account__c: account, Community__c: community }
  };
}

/** As the sync writes them, with types no package of today names. */
function insertTotals({ org }: PageOrg, { account, community }: CommunityRows): void {
  const weeks = Array.from({ length: 12 }, (_, week) => ({
    start: new Date(Date.UTC(2026, 7, 3 + 7 * week)).toISOString().slice(0, 10),
    byType: { message: week * 9, reply: 12 - week, reaction: 3, post: 2, badge: 1, poll: 1, odd: 1 }
  }));
  const session = org.sessionOf(org.client.userId);
  const totals = { CommunityMembers__c: MEMBERS, ActiveCommunityMembers30d__c: 150 };
  const results = [
    ...org.records.update(session, 'Account', [
      { Id: account, ...totals, CommunityActivities30d__c: 4000, CommunityTrend__c: null }
    ]),
    ...org.records.update(session, 'Community__c', [
      {
        ...{ Id: community, MemberCount__c: MEMBERS, ActiveMembers30d__c: 150 },
        ActivityTrend__c: JSON.stringify({ v: 1, weeks })
      }
    ])
  ];
  for (const { success } of results) if (!success) throw new Error('The totals were refused.');
}

function longText(): string {
  const line = 'The run history ends where the first of two regions takes over. ';
  return line
    .repeat(Math.ceil(CHARACTERS / line.length))
    .slice(0, CHARACTERS - LAST_WORDS.length)
    .concat(LAST_WORDS);
}

/** One person, three communities: a plain one, one that writes from right to left, one that was told to forget. */
function citizenOf({ insert }: PageOrg) {
  const citizen = insert('Contact', { LastName: 'Levi', Email: 'noa@levi.example' });
  const [, , damaged = '', erasedMember = ''] = ['Harbour', 'קהילה', 'Attic'].flatMap(
    (name, index) => {
      const community = insert('Community__c', {
        ...{ Name: name, ExternalId__c: `c-${name}`, Platform__c: 'Slack', MemberCount__c: 1 },
        ActivityTrend__c: '{"v":1,"weeks":[{"start":"2026-0'
      });
      const isErased = name === 'Attic';
      const member = insert('Member__c', {
        ...{ Name: isErased ? 'Erased' : 'נועה לוי', ExternalId__c: `m-levi-${index}` },
        ...{ Status__c: isErased ? 'Erased' : 'Active', EngagementScore__c: 12 },
        ...{ Contact__c: citizen, Community__c: community, MatchRule__c: 'contact_email' }
      });
      return index === 2 ? [community, member] : [member];
    }
  );
  return { citizen, erasedMember, damaged };
}

function convertedLead(
  { org, insert }: PageOrg,
  { account, contact }: CommunityRows
): { readonly convertedLead: string } {
  const leadId = insert('Lead', { LastName: 'Solberg', Company: 'Harrowgate Freight' });
  const result = org.records.convertLead(org.sessionOf(org.admin.id), {
    ...{ leadId, accountId: account, contactId: contact, doNotCreateOpportunity: true }
  });
  if (!result.success) throw new Error('The lead was not converted.');
  return { convertedLead: leadId };
}
