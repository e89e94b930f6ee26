import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { cutText, summarise } from './cut-text.ts';

const anyText = fc.string({ unit: 'binary', maxLength: 120 });

it('fits, stays well formed, and marks every cut', () => {
  fc.assert(
    fc.property(anyText, fc.integer({ min: 2, max: 100 }), (text, max) => {
      const cut = cutText(text, max);
      expect(cut.length).toBeLessThanOrEqual(max);
      expect(cut.isWellFormed()).toBe(text.isWellFormed());
      expect(cut === text || cut.endsWith('…')).toBe(true);
      expect(text.startsWith(cut === text ? cut : cut.slice(0, -1))).toBe(true);
    })
  );
});

it('keeps a text that just fits', () => {
  expect(cutText('x'.repeat(80), 80)).toBe('x'.repeat(80));
  expect(cutText('x'.repeat(81), 80)).toBe(`${'x'.repeat(79)}…`);
});

it('says a text on one line, and nothing for blanks', () => {
  expect(summarise(' a\n\n\tb ', 255)).toBe('a b');
  expect(summarise(' \n ', 255)).toBeNull();
  expect(summarise(null, 255)).toBeNull();
});
