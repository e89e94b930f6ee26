import { expect, it } from '@jest/globals';
import { tokenCare } from './token-care.ts';

const now = new Date('2024-03-31T12:00:00.000Z');
const tokenIssuedAt = '2024-03-01T12:00:00.000Z';

it('tells the age and nothing more of a token that lives until it is revoked', () => {
  expect(tokenCare({ tokenIssuedAt, tokenExpiresAt: null }, now)).toEqual({
    ageDays: 30,
    expiresInDays: null,
    warning: null
  });
  expect(tokenCare({ tokenIssuedAt: null, tokenExpiresAt: null }, now)).toBeNull();
});

it.each([
  ['2024-04-30T12:00:00.000Z', 30, null],
  ['2024-04-07T12:00:00.000Z', 7, null],
  ['2024-04-07T11:59:59.000Z', 6, 'in 6 days'],
  ['2024-04-01T11:00:00.000Z', 0, 'within a day'],
  ['2024-03-31T11:00:00.000Z', -1, 'has expired']
])('warns in the last week: %s', (tokenExpiresAt, expiresInDays, warning) => {
  const care = tokenCare({ tokenIssuedAt, tokenExpiresAt }, now);
  expect(care?.expiresInDays).toBe(expiresInDays);
  if (warning === null) expect(care?.warning).toBeNull();
  else expect(care?.warning).toContain(warning);
});
