import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { cardCalls, type PageRecords } from '../../bench/card-calls.ts';
import { serveOrg, type OrgUnderTest } from '../api/org-under-test.ts';
import { apexClasses } from './package-files.ts';

const REP = 'rep@local-org.example';
let served: OrgUnderTest;
let page: PageRecords;

beforeAll(async () => {
  served = await serveOrg();
  const rep = served.org.users.find(({ ref }) => ref === 'rep')?.id;
  const accountId = await create('Account', { Name: 'Harrowgate Freight', OwnerId: rep });
  const communityId = await create('Community__c', {
    ...{ Name: 'Harbour', ExternalId__c: 'c-1', Platform__c: 'Slack' }
  });
  const contactId = await create('Contact', {
    ...{ LastName: 'Byron', Email: 'ada@harrowgate.example', AccountId: accountId, OwnerId: rep }
  });
  const opportunityId = await create('Opportunity', {
    ...{ Name: 'Fleet', StageName: 'Prospecting', CloseDate: '2030-01-01' },
    ...{ AccountId: accountId, OwnerId: rep }
  });
  const links = { Account__c: accountId, Contact__c: contactId, Community__c: communityId };
  const memberId = await create('Member__c', {
    ...{ Name: 'Ada Byron', ExternalId__c: 'm-1', Status__c: 'Active', ActivityCount30d__c: 3 },
    ...{ Email__c: 'ada@harrowgate.example', ...links }
  });
  const activityId = await create('Activity__c', {
    ...{ ExternalId__c: 'a-1', Type__c: 'message', OccurredAt__c: '2026-09-07T12:00:00Z' },
    ...{ Member__c: memberId, ...links }
  });
  await create('Session__c', {
    ...{ Name: 'S-1', ExternalId__c: 's-1', StartedAt__c: '2026-09-07T12:00:00Z' },
    ...{ Account__c: accountId, Contact__c: contactId, Opportunity__c: opportunityId }
  });
  page = { accountId, communityId, contactId, opportunityId, memberId, activityId };
});
afterAll(() => served.stop());

it('covers every method a card can cache', () => {
  const methods = apexClasses()
    .filter(({ name }) => /(?<!^Setup.*|^SyncHealth)Controller$/.test(name))
    .flatMap(({ name, source }) =>
      [...source.matchAll(CACHEABLE)].map(([, method]) => `${name}.${method}`)
    );

  expect(methods.length).toBeGreaterThanOrEqual(4);
  expect([...new Set(cardCalls.map(nameOf))].sort()).toEqual(methods.sort());
});

it.each(cardCalls.map((card) => [nameOf(card), card] as const))(
  'answers a sales rep with at most three queries and without writing: %s',
  async (_name, { className, method, args }) => {
    await served.send('DELETE', '/local-org/apex-calls');
    const call = { user: REP, className, method, args: args(page) };
    const { status, body } = await served.send('POST', '/local-org/apex', call);
    expect(body).toMatchObject({ ok: true, cacheable: true });
    expect(status).toBe(200);

    const { body: uses } = await served.send('GET', '/local-org/apex-calls');
    expect(uses).toMatchObject([{ className, method, ok: true, dmlStatements: 0 }]);
    const [use] = uses as unknown as { soqlQueries: number; queryRows: number }[];
    expect(use?.soqlQueries).toBeGreaterThanOrEqual(1);
    expect(use?.soqlQueries).toBeLessThanOrEqual(3);
    expect(use?.queryRows).toBeLessThanOrEqual(101);
  },
  // The first call compiles the package.
  120_000
);

const CACHEABLE = /@AuraEnabled\(cacheable=true\)\s+public static \S+(?:, \S+)* (\w+)\(/gi;

function nameOf({ className, method }: { className: string; method: string }): string {
  return `${className}.${method}`;
}

async function create(object: string, fields: Record<string, unknown>): Promise<string> {
  const { status, body } = await served.send('POST', `/sobjects/${object}`, fields);
  expect(body).toMatchObject({ success: true });
  expect(status).toBe(201);
  return body.id;
}
