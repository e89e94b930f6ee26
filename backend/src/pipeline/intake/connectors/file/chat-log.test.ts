import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseChatLog } from './chat-log.ts';
import type { ParsedRow } from './file-row.ts';
import { splitLines } from '../../source-rows/index.ts';

const NO_DATE = { date: null, channel: null };

async function parse(log: string, options = NO_DATE as { date: string | null; channel: null }) {
  const rows: ParsedRow[] = [];
  for await (const row of parseChatLog(splitLines([log]), options)) rows.push(row);
  return rows;
}

/** What matters of a row: line, time, handle and text, or the reason. */
function told(row: ParsedRow) {
  if ('reason' in row) return { line: row.line, reason: row.reason };
  return { line: row.line, at: row.what?.at, handle: row.who.handle, text: row.what?.text };
}

it('reads a line of a dated log', async () => {
  const rows = await parse('[2026-08-31 12:30:05] <ada> hi [all] <3\r\n');
  expect(rows.map(told)).toEqual([
    { line: 1, at: '2026-08-31T12:30:05.000Z', handle: 'ada', text: 'hi [all] <3' }
  ]);
});

it('goes on with the message when a line has no stamp', async () => {
  const rows = await parse(
    '[2026-08-31 12:30:05] <ada> one\n\n  two\n[2026-08-31 12:31:00] <bo> x\n'
  );
  expect(rows.map(told)).toMatchObject([{ text: 'one\n\n  two' }, { line: 4, text: 'x' }]);
});

it('needs a date for lines that give only a time of day', async () => {
  const log = '[9:05] <@ada> morning\n[09:05:30] < bo> hi';
  expect((await parse(log)).map((row) => 'reason' in row)).toEqual([true, true]);
  const rows = await parse(log, { date: '2026-08-31', channel: null });
  expect(rows.map(told)).toEqual([
    { line: 1, at: '2026-08-31T09:05:00.000Z', handle: 'ada', text: 'morning' },
    { line: 2, at: '2026-08-31T09:05:30.000Z', handle: 'bo', text: 'hi' }
  ]);
});

it('names the line of what it cannot read, and takes its continuation along', async () => {
  const rows = await parse(
    'nobody said this\n[2026-02-30 10:00:00] <ada> no such day\nmore of it\n' +
      '[2026-02-28 10:00:00] bo joined\n[2026-02-28 10:00:01] <bo> ok'
  );
  expect(rows.map((row) => [row.line, 'reason' in row])).toEqual([
    [1, true],
    [2, true],
    [4, true],
    [5, false]
  ]);
});

const handles = fc.stringMatching(/^[a-z][a-z0-9_-]{0,15}$/);
const texts = fc.string().filter((text) => !/[\n\r]/.test(text));
const messages = fc.array(
  fc.record({
    at: fc.date({
      min: new Date('1980-01-01T00:00:00Z'),
      max: new Date('2100-01-01T00:00:00Z'),
      noInvalidDate: true
    }),
    handle: handles,
    text: texts
  }),
  { minLength: 1, maxLength: 20 }
);

it('reads back every log that is written in its form', async () => {
  await fc.assert(
    fc.asyncProperty(messages, fc.constantFrom('\n', '\r\n'), async (written, end) => {
      const stamp = (at: Date) => at.toISOString().slice(0, 19).replace('T', ' ');
      const log = written.map(({ at, handle, text }) => `[${stamp(at)}] <${handle}> ${text}${end}`);
      const rows = await parse(log.join(''));
      expect(rows.map(told)).toEqual(
        written.map(({ at, handle, text }, index) => ({
          line: index + 1,
          at: `${at.toISOString().slice(0, 19)}.000Z`,
          handle,
          text
        }))
      );
    })
  );
});

it('accounts for every line of any input', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (log) => {
      const rows = await parse(log);
      const lines = rows.map((row) => row.line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
    })
  );
});
