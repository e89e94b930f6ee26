import { describe, expect, it } from '@jest/globals';
import type { Run } from '../../domain/index.ts';
import type { Finding } from '../access/index.ts';
import { judgeChecklist, type ChecklistFacts } from './judge-checklist.ts';
import { isConfirmable } from './point.ts';

const NOW = new Date('2024-03-01T12:00:00.000Z');
const NEW: ChecklistFacts = {
  connection: {
    ...{ id: 'c1', name: 'Ours', state: 'connected', stateReason: null, authKind: 'web-server' },
    ...{ loginUrl: 'https://login.salesforce.com', instanceUrl: 'https://acme.my.salesforce.com' },
    ...{ clientId: 'app', orgId: '00D', userId: '005', username: 'integration@porch.example' },
    ...{ namespace: '', environment: 'production', capability: 'crm', direction: 'both' },
    ...{ tokenIssuedAt: null, tokenExpiresAt: null }
  },
  ...{ findings: undefined, lostSince: [], user: null, backfill: undefined, lastRun: undefined },
  ...{ parked: 0, readMinutes: 60, now: NOW, isPersonal: false, confirmed: new Set() }
};
const RUN: Run = {
  ...{ id: 'r1', connectionId: 'c1', kind: 'sync', status: 'done', message: null },
  ...{ startedAt: '2024-03-01T11:30:00.000Z', finishedAt: '2024-03-01T11:30:05.000Z' },
  ...{ created: 2, updated: 1, unchanged: 0, parked: 0, apiCalls: 3 }
};
/** Everything was found to be well; what people are asked they have confirmed. */
const WELL: Partial<ChecklistFacts> = {
  findings: [],
  user: { profile: 'Porchlight Integration', license: 'Salesforce' },
  backfill: { state: 'done' },
  lastRun: RUN,
  confirmed: new Set(['token_policy', 'ip_relaxed', 'user_list'])
};

function finding(code: Finding['code']): Finding {
  const nothing = { object: '', field: '', right: '', symptom: '', setupPath: '' } as const;
  return { ...nothing, code, remedy: `Mend ${code}.` };
}

function judge(given: Partial<ChecklistFacts>) {
  return judgeChecklist({ ...NEW, ...WELL, ...given });
}

function openPoints(given: Partial<ChecklistFacts>): string[] {
  return judge(given)
    .filter(({ state }) => state === 'open' || state === 'to_confirm')
    .map(({ id }) => id);
}

function connection(given: Partial<ChecklistFacts['connection']>) {
  return { connection: { ...NEW.connection, ...given } };
}

it('has sixteen points, each with a name of its own', () => {
  const points = judgeChecklist(NEW);
  expect(points).toHaveLength(16);
  expect(new Set(points.map(({ id }) => id)).size).toBe(16);
});

it('is all done when everything was found and confirmed', () => {
  expect(openPoints({})).toEqual([]);
});

it('asks people only what no machine can know, and says of each open point where it is mended', () => {
  const points = judgeChecklist({ ...NEW, isPersonal: true });
  const confirmable = points.filter(isConfirmable).map(({ id }) => id);
  expect(confirmable).toEqual(['token_policy', 'ip_relaxed', 'profile', 'user_list']);
  const homeless = points.filter(
    ({ state, mend }) => (state === 'open' || state === 'to_confirm') && mend === null
  );
  expect(homeless).toEqual([]);
});

describe('a finding', () => {
  it.each<[Finding['code'], string[]]>([
    ['api_disabled', ['edition', 'administrative']],
    ['permission_set_not_assigned', ['administrative']],
    ['object_right_missing', ['object_rights']],
    ['field_right_missing', ['field_rights']],
    ['package_missing', ['package']]
  ])('%s opens the points %j', (code, points) => {
    expect(openPoints({ findings: [finding(code)] })).toEqual(points);
  });
});

it('asks for a user of its own when the integration signs in as a person', () => {
  expect(openPoints({ isPersonal: true })).toContain('integration_user');
  expect(openPoints({ isPersonal: false })).not.toContain('integration_user');
});

it('knows the profile and its licence from the org', () => {
  const stateOf = (profile: string, license: string) =>
    judge({ user: { profile, license } }).find(({ id }) => id === 'profile');
  expect(stateOf('Ours', 'Salesforce Integration')).toMatchObject({ state: 'done' });
  expect(stateOf('System Administrator', 'Salesforce')).toMatchObject({
    ...{ state: 'open', detail: expect.stringContaining('clone') },
    mend: { url: 'https://acme.my.salesforce.com/lightning/setup/EnhancedProfiles/home' }
  });
  expect(stateOf('Ours', 'Salesforce Platform')).toMatchObject({
    ...{ state: 'open', detail: expect.stringContaining('"Salesforce Platform"') }
  });
});

it('needs no files and no documents, and of an org that is only read no package and no backfill', () => {
  const notNeeded = (given: Partial<ChecklistFacts>) =>
    judge(given)
      .filter(({ state }) => state === 'not_needed')
      .map(({ id }) => id);
  expect(notNeeded({})).toEqual(['files_list', 'documents']);
  expect(notNeeded({ ...connection({ direction: 'in' }), backfill: undefined })).toEqual([
    ...['files_list', 'backfill', 'package', 'documents']
  ]);
});

it('follows what the org says of the token', () => {
  const token = (given: Partial<ChecklistFacts['connection']>) =>
    judge({ ...connection(given), confirmed: new Set() }).find(({ id }) => id === 'token_policy');
  expect(token({ authKind: 'client-credentials' })?.state).toBe('done');
  expect(token({ tokenExpiresAt: '2024-04-01T00:00:00.000Z' })).toMatchObject({
    ...{ state: 'open', detail: expect.stringContaining('2024-04-01') }
  });
  expect(token({})?.state).toBe('to_confirm');
});

it.each<[string, Partial<ChecklistFacts>, string, string]>([
  ['none was made', { lastRun: undefined }, 'Start a sync', '/sync?connection=c1'],
  [
    'the last one failed',
    { lastRun: { ...RUN, status: 'failed', message: 'The org is closed.' } },
    'The org is closed.',
    '/history/r1?connection=c1'
  ],
  ['the org refused rows', { parked: 3 }, 'refused 3 rows', '/issues?connection=c1'],
  [
    'none was made for long',
    { lastRun: { ...RUN, startedAt: '2024-03-01T08:00:00.000Z' } },
    'No run since 4 hours',
    '/sync?connection=c1'
  ],
  [
    'the connection is impaired',
    connection({ state: 'degraded', stateReason: 'One thing is missing.' }),
    'One thing is missing.',
    '/connections/c1'
  ]
])('is not synced while of the runs %s', (_, given, detail, route) => {
  expect(judge(given).find(({ id }) => id === 'synced')).toMatchObject({
    ...{ state: 'open', detail: expect.stringContaining(detail), mend: { route } }
  });
});

it('believes a run more than an older verification', () => {
  expect(openPoints({ lostSince: ['Session__c'] })).toEqual(['object_rights']);
  expect(openPoints({ lostSince: ['Contact.Score__c'] })).toEqual(['field_rights']);
});
