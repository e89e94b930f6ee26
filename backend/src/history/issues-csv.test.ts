import { expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { anIssue } from '../../test/support/records.ts';
import type { Issue } from '../domain/index.ts';
import { issuesCsv } from './issues-csv.ts';

const seen = '2026-01-01T00:00:00.000Z';
const issue = (given: Partial<Issue>): Issue => ({
  ...{ ...anIssue(), id: '1', state: 'open', firstSeenAt: seen, lastSeenAt: seen },
  ...given
});

it('has one line for each issue, whatever its texts contain', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 5 }), (messages) => {
      const rows = parse(issuesCsv(messages.map((message) => issue({ message }))), {
        columns: true
      });
      expect(rows).toHaveLength(messages.length);
    })
  );
});

it('lets no value begin as a formula does', () => {
  const message = '=HYPERLINK("https://elsewhere.example","look")';
  for (const start of [message, '+1', '-1', '@SUM(A1)', '\tx']) {
    const [row] = parse<{ message: string }>(issuesCsv([issue({ message: start })]), {
      columns: true
    });
    expect(row?.message).toBe(`'${start}`);
  }
});
