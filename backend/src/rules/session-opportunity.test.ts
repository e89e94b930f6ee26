import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OrgOpportunity } from '../domain/index.ts';
import { sessionOpportunity } from './session-opportunity.ts';

const NOBODY = { opportunityId: null, ownerId: null, ownerEmail: null };

function deal(recordId: string, given: Partial<OrgOpportunity> = {}): OrgOpportunity {
  return {
    ...{ connectionId: 'org', recordId, accountId: '001A', stageName: 'Qualification' },
    ...{ isClosed: false, isWon: false, ownerId: `005-${recordId}`, ownerEmail: null },
    ...{ amount: null, createdAt: '', closeDate: '', systemModstamp: '', contactRoles: [] },
    ...given
  };
}

const withRole = (contactId: string) => ({
  contactRoles: [{ recordId: '00K', contactId, role: null, isPrimary: false }]
});
const ada = { connected: null, contactId: '003A', accountId: '001A' };

it('holds what a rep connected, with its owner when the org shows it', () => {
  const connected = { ...ada, connected: '006B' };
  const both = [deal('006A', withRole('003A')), deal('006B', { isClosed: true })];
  expect(sessionOpportunity({ ...connected, opportunities: both })).toEqual({
    ...{ opportunityId: '006B', ownerId: '005-006B', ownerEmail: null }
  });
  expect(sessionOpportunity({ ...connected, opportunities: [] })).toEqual({
    ...{ opportunityId: '006B', ownerId: null, ownerEmail: null }
  });
});

it('takes the one in which the viewer has a role before those of the account', () => {
  const opportunities = [deal('006A'), deal('006B', withRole('003A')), deal('006C')];
  expect(sessionOpportunity({ ...ada, opportunities })).toMatchObject({ opportunityId: '006B' });
});

it('takes the only open one of the account, and none of several or of closed ones', () => {
  const closed = deal('006A', { isClosed: true, ...withRole('003A') });
  expect(sessionOpportunity({ ...ada, opportunities: [closed, deal('006B')] })).toMatchObject({
    opportunityId: '006B'
  });
  expect(sessionOpportunity({ ...ada, opportunities: [deal('006A'), deal('006B')] })).toEqual(
    NOBODY
  );
  expect(sessionOpportunity({ ...ada, opportunities: [closed] })).toEqual(NOBODY);
});

it('never guesses: without a connected one the answer is open and the only one of its kind', () => {
  const anyDeal = fc.record({
    recordId: fc.constantFrom('006A', '006B', '006C', '006D'),
    accountId: fc.constantFrom('001A', '001B', null),
    isClosed: fc.boolean(),
    role: fc.constantFrom('003A', '003B', null)
  });
  const anyDeals = fc.uniqueArray(anyDeal, { selector: ({ recordId }) => recordId });
  const someone = fc.record({
    contactId: fc.constantFrom('003A', null),
    accountId: fc.constantFrom('001A', null)
  });
  fc.assert(
    fc.property(anyDeals, someone, (deals, viewer) => {
      const opportunities = deals.map(({ recordId, role, ...given }) =>
        deal(recordId, { ...given, ...(role ? withRole(role) : {}) })
      );
      const answer = sessionOpportunity({ connected: null, ...viewer, opportunities });
      const shuffled = sessionOpportunity({
        ...{ connected: null, ...viewer, opportunities: opportunities.toReversed() }
      });
      expect(shuffled).toEqual(answer);
      const open = deals.filter(({ isClosed }) => !isClosed);
      const byRole = open.filter(({ role }) => role !== null && role === viewer.contactId);
      const byAccount = open.filter(
        ({ accountId }) => accountId !== null && accountId === viewer.accountId
      );
      const kind = byRole.length > 0 ? byRole : byAccount;
      const expected = kind.length === 1 ? (kind[0]?.recordId ?? null) : null;
      expect(answer.opportunityId).toBe(expected);
    })
  );
});
