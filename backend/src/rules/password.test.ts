import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_PASSWORD, MIN_PASSWORD, passwordWeakness } from './password.ts';

const EMAIL = 'ben.ash@porch.example';

it.each(['lantern on the porch', 'пароль на крыльце', '🏮🪑🌙⭐🌲🏡🚪🪟🧱🌾🐈🐕'])(
  'takes "%s"',
  (password) => {
    expect(passwordWeakness(password, EMAIL)).toBeUndefined();
  }
);

it.each([
  ['too short', 'lantern'],
  ['too long', 'lantern '.repeat(30)],
  ['of four characters', 'abcdabcdabcd'],
  ['the address itself', 'Ben.Ash@porch.example'],
  ['the name of the address and little more', 'ben.ashben.ash1!']
])('refuses one that is %s', (_, password) => {
  expect(passwordWeakness(password, EMAIL)).toMatch(/^A password/);
});

it('refuses everything shorter or longer than it says', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme-composite', maxLength: 400 }), (password) => {
      const length = [...password].length;
      if (length < MIN_PASSWORD || length > MAX_PASSWORD) {
        expect(passwordWeakness(password, EMAIL)).toBeDefined();
      }
    })
  );
});
