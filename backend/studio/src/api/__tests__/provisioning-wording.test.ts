import { expect, it } from '@jest/globals';
import { describeProvisioning, refusalsOfAll } from '../provisioning-wording.ts';

const SET = 'Porchlight_Standard_Access';
const MADE = { madeAt: '2024-03-01T10:00:00.000Z', madeBy: 'ada@porch.example' };

function refusal(step: 'field' | 'right' | 'assignment' | 'license' | 'look', what: string) {
  const told = { message: 'No.', remedy: 'Ask an admin.', setupPath: 'Setup > Users' };
  return { step, what, code: 'INSUFFICIENT_ACCESS', ...told };
}

function states(groups: ReturnType<typeof describeProvisioning>): string[] {
  return groups.flatMap(({ heading, items }) =>
    items.map(({ name, state }) => `${heading}: ${name}: ${state}`)
  );
}

it('puts each thing to its object and says what has become of it', () => {
  const items = [
    { kind: 'object', name: 'Session__c', isThere: true },
    { kind: 'field', name: 'Lead.DemoSessions__c', isThere: true },
    { kind: 'field', name: 'Lead.CommunityScore__c', isThere: false },
    { kind: 'assignment', name: SET, isThere: true }
  ] as const;
  const made = [
    { kind: 'object', name: 'Session__c', ...MADE },
    { kind: 'assignment', name: `${SET}: sync@acme.example`, ...MADE }
  ] as const;
  const groups = describeProvisioning({ items, made }, []);
  expect(states(groups)).toEqual([
    'Session: The object Session__c: made',
    'Lead: DemoSessions__c: there',
    'Lead: CommunityScore__c: missing',
    'Permission set and rights: Its assignment to the integration user: made'
  ]);
  expect(groups.map(({ summary }) => summary)).toEqual([
    'Everything is there.',
    '1 of 2 to be made.',
    'Everything is there.'
  ]);
  expect(groups[0]?.items[0]?.stateText).toContain('by ada@porch.example');
});

it('tells a refusal at the thing it is about, and what stopped everything apart', () => {
  const items = [
    { kind: 'field', name: 'Lead.DemoSessions__c', isThere: false },
    { kind: 'right', name: 'Lead', isThere: false },
    { kind: 'right', name: 'Contact', isThere: false },
    { kind: 'assignment', name: SET, isThere: false }
  ] as const;
  const refusals = [
    refusal('field', 'Lead.DemoSessions__c'),
    refusal('right', 'Lead.CommunityScore__c'),
    refusal('license', 'SalesforceAPIIntegrationPsl'),
    refusal('look', 'Object Manager')
  ];
  const shown = describeProvisioning({ items, made: [] }, refusals).flatMap((group) => group.items);
  expect(shown.map(({ state, refusals: all }) => [state, all.map(({ what }) => what)])).toEqual([
    ['refused', ['Lead.DemoSessions__c']],
    ['refused', ['Lead.CommunityScore__c']],
    ['missing', []],
    ['refused', ['SalesforceAPIIntegrationPsl']]
  ]);
  expect(refusalsOfAll(refusals).map(({ what }) => what)).toEqual(['Object Manager']);
});
