import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { splitLines, type Line } from './lines.ts';

async function collect(pieces: Iterable<string>, longest?: number): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of splitLines(pieces, longest)) lines.push(line);
  return lines;
}

it('finds the same lines wherever the pieces break', async () => {
  const pieces = fc.array(fc.stringMatching(/^[ab\r\n]{0,6}$/), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(pieces, async (parts) => {
      const whole = parts.join('');
      const expected = whole.replace(/\n$/, '').split('\n');
      const lines = await collect(parts);
      expect(lines.map((line) => line.text)).toEqual(
        whole === '' ? [] : expected.map((line) => line.replace(/\r$/, ''))
      );
      expect(lines.map((line) => line.number)).toEqual(lines.map((_, index) => index + 1));
    })
  );
});

it('drops a byte order mark', async () => {
  expect(await collect(['\ufeffa\nb'])).toMatchObject([{ text: 'a' }, { text: 'b' }]);
});

it('cuts a line that is too long instead of filling memory with it, and goes on after it', async () => {
  const lines = await collect(['x'.repeat(50), 'x'.repeat(50), '\nok\n'], 60);
  expect(lines.map(({ text, isCut }) => [text.length, isCut])).toEqual([
    [60, true],
    [2, false]
  ]);
});
