import type { PageOrg } from './page-org.ts';

/** Ids of what `communityRows` put into the org. */
export interface CommunityRows {
  readonly account: string;
  readonly contact: string;
  readonly community: string;
  readonly member: string;
}

const ACTIVITIES = 30;

/** A customer with a member, whose activity fills more than one page of the log. */
export function communityRows({ insert }: Pick<PageOrg, 'insert'>): CommunityRows {
  const account = insert('Account', { Name: 'Harrowgate Freight', Industry: 'Transportation' });
  const contact = insert('Contact', {
    ...{ FirstName: 'Mira', LastName: 'Solberg', Email: 'mira@harrowgate.example' },
    AccountId: account
  });
  const community = insert('Community__c', {
    Name: 'Pipwright',
    ExternalId__c: 'c-1',
    Platform__c: 'Slack'
  });
  const member = insert('Member__c', {
    ...{ Name: 'Mira Solberg', Handle__c: 'mira', ExternalId__c: 'm-1', Status__c: 'Active' },
    ...{ Email__c: 'mira@harrowgate.example', JobTitle__c: 'Platform Lead' },
    ...{ Account__c: account, Contact__c: contact, Community__c: community }
  });
  for (let index = 0; index < ACTIVITIES; index++)
    insert('Activity__c', activity(index, { member, community, contact, account }));
  return { account, contact, community, member };
}

function activity(
  index: number,
  { member, community, contact, account }: Omit<CommunityRows, 'member'> & { member: string }
) {
  const day = String((index % 28) + 1).padStart(2, '0');
  return {
    ExternalId__c: `a-${index}`,
    Type__c: index % 3 === 0 ? 'reply' : 'message',
    Title__c: `Question ${index + 1} about deployments`,
    Summary__c:
      index % 5 === 0
        ? 'كيف أبدأ؟ שלום — right to left and left to right.'
        : 'How do we roll this out to two regions?',
    OccurredAt__c: `2026-10-${day}T12:00:00Z`,
    Channel__c: 'help',
    Url__c: 'https://pipwright.example/archives/1',
    ...{ Member__c: member, Community__c: community, Contact__c: contact, Account__c: account }
  };
}
