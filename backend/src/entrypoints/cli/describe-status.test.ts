import { expect, it } from '@jest/globals';
import { aStatus } from '../../../test/support/a-status.ts';
import { aConnection, anIssue, aRun } from '../../../test/support/records.ts';
import type { Issue } from '../../domain/index.ts';
import type { WorkspaceStatus } from '../../history/index.ts';
import { describeStatus } from './describe-status.ts';

const connected = (given: Partial<WorkspaceStatus> = {}) =>
  aStatus({
    ...{ connection: aConnection(), apiUse: { callsLast24Hours: 12, org: null } },
    ...given
  });

function anOpenIssue(recordKey: string): Issue {
  const seen = '2024-01-01T00:00:00.000Z';
  return { ...anIssue({ recordKey }), id: '1', state: 'open', firstSeenAt: seen, lastSeenAt: seen };
}

it('tells one fact per line', () => {
  const outbox = { pending: 1_234, waiting: 5, parked: 2 };
  const lines = describeStatus(connected({ outbox, lastRuns: [aRun({ created: 7 })] })).split('\n');
  expect(lines).toEqual([
    'Connection   Production: connected, as integration@example.com at https://porch.my.salesforce.com',
    'Community    1 community, 60 members, 2,500 activities',
    'Last import  none yet; "porchlight import" makes one',
    'Outbox       1,234 to send, 5 waiting for a parent, 2 parked',
    'API calls    12 in the last 24 hours',
    'Last runs    2024-01-01 00:00:00 UTC done: 7 created, 0 updated, 0 parked, 0 API calls',
    'Attention    nothing needs it'
  ]);
});

it('tells nothing of sending before an org is connected', () => {
  expect(describeStatus(connected({ connection: null })).split('\n')).toEqual([
    'Connection   none yet; "porchlight connect" makes one',
    'Community    1 community, 60 members, 2,500 activities',
    'Last import  none yet; "porchlight import" makes one'
  ]);
});

it('names a connection once when it is called like its user', () => {
  const connection = aConnection({ name: 'me@example.com', username: 'me@example.com' });
  expect(describeStatus(connected({ connection }))).toContain(
    'me@example.com: connected, at https://'
  );
});

it('says why a connection does not work', () => {
  const connection = aConnection({ state: 'expired', stateReason: 'The secret was revoked.' });
  expect(describeStatus(connected({ connection }))).toContain('expired (The secret was revoked.)');
});

it('shows each issue with its remedy', () => {
  const text = describeStatus(connected({ issues: [anOpenIssue('slack:T1:U1')] }));
  expect(text).toContain('Member__c.Name slack:T1:U1: The name is too long. [STRING_TOO_LONG]');
  expect(text).toContain('→ Shorten it at the source.');
});

it('shows ten issues and says how many more there are', () => {
  const issues = Array.from({ length: 13 }, (_, i) => anOpenIssue(`u${i}`));
  const text = describeStatus(connected({ issues }));
  expect(text).toContain('u9');
  expect(text).not.toContain('u10');
  expect(text).toContain('and 3 more');
});
