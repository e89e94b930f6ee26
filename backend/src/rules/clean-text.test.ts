import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cleanLine, cleanText, MAX_BODY_LENGTH } from './clean-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units))
);

it('leaves nothing behind that a JSON, XML or SOQL writer could choke on', () => {
  fc.assert(
    fc.property(anyText, (raw) => {
      const { text } = cleanText(raw);
      expect(text.isWellFormed()).toBe(true);
      for (const character of text) {
        const code = character.codePointAt(0) ?? 0;
        expect(code >= 0x20 || code === 0x09 || code === 0x0a).toBe(true);
        expect(code >= 0x7f && code <= 0x9f).toBe(false);
      }
    })
  );
});

it('changes nothing the second time', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 60, max: 200 }), (raw, maxLength) => {
      const once = cleanText(raw, maxLength);
      const twice = cleanText(once.text, maxLength);
      expect(twice).toEqual({ text: once.text, replaced: false, shortened: false });
    })
  );
});

it('replaces NUL, bell and a lone surrogate, and says so', () => {
  expect(cleanText('a\u0000b\u0007c\ud800d')).toEqual({
    text: 'a\ufffdb\ufffdc\ufffdd',
    replaced: true,
    shortened: false
  });
});

it('keeps tabs, emoji and right-to-left text, and makes every line end the same', () => {
  expect(cleanText('a\tb\r\nשלום 🚢\rend')).toEqual({
    text: 'a\tb\nשלום 🚢\nend',
    replaced: false,
    shortened: false
  });
});

it('keeps a text of 6,000 characters whole', () => {
  expect(cleanText('x'.repeat(6_000)).text).toHaveLength(6_000);
});

it('cuts what is too long with a mark, and never inside a character', () => {
  const { text, shortened } = cleanText('🚢'.repeat(20_000));
  expect(shortened).toBe(true);
  expect(text.length).toBeLessThanOrEqual(MAX_BODY_LENGTH);
  expect(text).toMatch(/🚢… \[shortened from 40,000 characters\]$/u);
  expect(text.isWellFormed()).toBe(true);
});

it('turns an empty or blank line into nothing, and runs white space together', () => {
  expect(cleanLine('  Ada \n\t Stone ')).toBe('Ada Stone');
  expect(cleanLine(' \n ')).toBeNull();
  expect(cleanLine(undefined)).toBeNull();
});
