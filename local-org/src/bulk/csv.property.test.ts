import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { columnDelimiters, csvLine, dialectOf, lineEndingNames } from './csv-dialect.ts';
import { readCsv } from './csv-reader.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'bulk-csv-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cell = fc.oneof(
  fc.string(),
  fc.string({ unit: fc.constantFrom('"', '\n', '\r', ',', ';', '\t', '^', '`', '|', 'a', 'é') })
);

const table = fc.integer({ min: 1, max: 5 }).chain((width) =>
  fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
    minLength: 1,
    maxLength: 20
  })
);

const dialect = fc.record({
  columnDelimiter: fc.constantFrom(...columnDelimiters),
  lineEnding: fc.constantFrom(...lineEndingNames)
});

it('reads every table as it was written, whatever its cells hold', async () => {
  await fc.assert(
    fc.asyncProperty(table, dialect, async (rows, names) => {
      const file = join(folder, 'table.csv');
      writeFileSync(file, rows.map((row) => csvLine(row, dialectOf(names))).join(''));
      expect(await Array.fromAsync(readCsv(file, dialectOf(names)))).toEqual(rows);
    }),
    { numRuns: 300 }
  );
});

it('stops at a mistake behind the records before it', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(2000), async (count) => {
      const file = join(folder, 'broken.csv');
      const rows = Array.from({ length: count }, (_, n) => `row ${n}\n`);
      writeFileSync(file, `Name\n${rows.join('')}bro"ken\nmore\n`);
      const read: string[] = [];
      const reading = (async () => {
        for await (const [name] of readCsv(
          file,
          dialectOf({ columnDelimiter: 'COMMA', lineEnding: 'LF' })
        )) {
          read.push(name ?? '');
        }
      })();
      await expect(reading).rejects.toMatchObject({ name: 'JobFailure' });
      expect(read).toHaveLength(count + 1);
    }),
    { numRuns: 30 }
  );
});
