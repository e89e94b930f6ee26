import { expect, it } from '@jest/globals';
import {
  CAPABILITIES as CAPABILITIES_OFFERED,
  DIRECTIONS,
  PUSH_ORDER,
  type Capability,
  type SyncDirection
} from '../domain/index.ts';
import {
  NotOfferedError,
  offeredPurpose,
  ReadsOnlyError,
  requireWriting,
  syncScope,
  type AskedPurpose
} from './sync-scope.ts';

const CAPABILITIES: readonly Capability[] = ['crm', 'helpdesk'];
const ALL = CAPABILITIES.flatMap((capability) =>
  (Object.keys(DIRECTIONS) as SyncDirection[]).map((direction) => ({ capability, direction }))
);

it('writes all and reads all for a CRM both ways', () => {
  const { reads, writes } = syncScope({ capability: 'crm', direction: 'both' });
  expect(writes).toEqual(PUSH_ORDER);
  expect(reads).toEqual(['Account', 'Contact', 'Lead', 'Opportunity', 'Member__c']);
});

it('writes nothing when it only reads', () => {
  for (const capability of CAPABILITIES) {
    expect(syncScope({ capability, direction: 'in' }).writes).toEqual([]);
  }
  expect(() => requireWriting({ name: 'Acme', direction: 'in' })).toThrow(ReadsOnlyError);
  expect(() => requireWriting({ name: 'Acme', direction: 'out' })).not.toThrow();
});

it('neither reads nor counts deals when it only writes', () => {
  const { reads, writes } = syncScope({ capability: 'crm', direction: 'out' });
  expect(reads).toEqual(['Account', 'Contact', 'Lead', 'Member__c']);
  expect(writes).toEqual(PUSH_ORDER.filter((object) => object !== 'Opportunity'));
});

it('keeps away from leads and deals of a helpdesk, whichever way data goes', () => {
  for (const direction of ['in', 'out', 'both'] as const) {
    const { reads, writes } = syncScope({ capability: 'helpdesk', direction });
    expect([...reads, ...writes].filter((object) => /Lead|Opportunity/.test(object))).toEqual([]);
    expect(reads).toContain('Contact');
  }
});

it('offers no choice without an effect of its own', () => {
  const offered = ALL.filter(({ capability, direction }) =>
    CAPABILITIES_OFFERED[capability].directions.includes(direction)
  );
  const effects = offered.map((purpose) => JSON.stringify(syncScope(offeredPurpose(purpose))));
  expect(new Set(effects).size).toBe(effects.length);
  expect(offered).toHaveLength(5);
});

it.each<[AskedPurpose, RegExp]>([
  [{ capability: 'content', direction: 'both' }, /Content yet/],
  [{ capability: 'helpdesk', direction: 'out' }, /no difference for Helpdesk/]
])('refuses %j by its reason', (asked, reason) => {
  expect(() => offeredPurpose(asked)).toThrow(NotOfferedError);
  expect(() => offeredPurpose(asked)).toThrow(reason);
});

it('reads each record it writes totals to: its owner is found by reading', () => {
  for (const purpose of ALL) {
    const { reads, writes } = syncScope(purpose);
    const standard = writes.filter((object) => !object.endsWith('__c'));
    expect(reads).toEqual(expect.arrayContaining([...standard]));
  }
});
