import { expect, it } from '@jest/globals';
import { LibraryOrg } from '../../test/support/library-org.ts';

it('puts a person’s name together again whenever a part changes', () => {
  const org = new LibraryOrg();
  const id = org.insert('Contact', { FirstName: 'Ada', LastName: 'King' });
  const nameAfter = (row: object) => {
    org.records.update(org.admin, 'Contact', [{ Id: id, ...row }]);
    return org.get('Contact', id)?.['Name'];
  };
  expect(org.get('Contact', id)?.['Name']).toBe('Ada King');
  expect(nameAfter({ LastName: 'Lovelace' })).toBe('Ada Lovelace');
  expect(nameAfter({ Title: 'Countess' })).toBe('Ada Lovelace');
  expect(nameAfter({ FirstName: null })).toBe('Lovelace');
});

it('derives what a stage says about an opportunity, unless the row says otherwise', () => {
  const org = new LibraryOrg();
  const deal = { Name: 'Deal', CloseDate: '2026-06-30' };
  const open = org.insert('Opportunity', { ...deal, StageName: 'Prospecting', Probability: 35 });
  expect(org.get('Opportunity', open)).toMatchObject({ IsClosed: 0, Probability: 35 });
  org.records.update(org.admin, 'Opportunity', [{ Id: open, StageName: 'Closed Won' }]);
  expect(org.get('Opportunity', open)).toMatchObject({
    IsClosed: 1,
    IsWon: 1,
    Probability: 100,
    ForecastCategory: 'Closed'
  });
});
