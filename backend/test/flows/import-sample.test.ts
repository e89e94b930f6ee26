import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fromBufferPromise } from 'yauzl';
import { text } from 'node:stream/consumers';
import {
  makeSample,
  SAMPLE_COMPANY,
  SAMPLE_EXPORT,
  SAMPLE_NAME,
  SAMPLE_SESSIONS,
  seedText
} from '../../../scripts/sample/sample.ts';
import { Calendar } from '../../../scripts/sample/calendar.ts';
import { emailKey } from '../../src/domain/index.ts';
import { useImporter } from '../fixtures/import-bench.ts';

const bench = useImporter();
const committed = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));
const sample = makeSample();

it('is the export that its script makes, to the byte', async () => {
  const zip = await fromBufferPromise(readFileSync(committed(SAMPLE_EXPORT)), {
    lazyEntries: true
  });
  const entries: [string, string][] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push([entry.fileName, await text(await zip.openReadStreamPromise(entry))]);
  }
  // What is packed, not how: compressors of different machines differ in bits that say the same.
  expect(entries).toEqual([...sample.files]);
});

it('comes with the org records that its script makes, to the byte', () => {
  expect(readFileSync(committed(SAMPLE_COMPANY), 'utf8')).toBe(seedText(sample));
});

it('comes with demo sessions of people whom the org knows, which are imported in full', async () => {
  expect(readFileSync(committed(SAMPLE_SESSIONS), 'utf8')).toBe(sample.sessions);
  const path = committed(SAMPLE_SESSIONS);
  const result = await bench.importer.import({ connector: 'demo-sessions', path });
  expect(result).toMatchObject({ accepted: 94, rejectedCount: 0, notes: [] });
});

it('holds what a sample should: about 60 people, 12 channels, about 2,500 messages, 120 days', () => {
  const channels = JSON.parse(sample.files.get('channels.json') ?? '[]') as unknown[];
  const days = [...sample.files.keys()]
    .flatMap((path) => /\d{4}-\d\d-\d\d/.exec(path) ?? [])
    .sort();
  expect(sample.expected.members).toBe(61);
  expect(channels).toHaveLength(12);
  expect(Math.abs(sample.expected.messagesInFiles - 2_500)).toBeLessThan(150);
  expect([days[0], days.at(-1)]).toEqual(['2026-05-04', '2026-08-31']);
  expect(readFileSync(committed(SAMPLE_EXPORT)).length).toBeLessThan(400_000);
});

it('is imported in full: as many members and activities of each type as were made', async () => {
  const path = committed(SAMPLE_EXPORT);
  const result = await bench.importer.import({ connector: 'slack-export', path });
  expect(result.community).toBe(SAMPLE_NAME);
  const { message, reply, join, reaction } = sample.expected.activities;
  expect(result.counts).toEqual({
    communities: 1,
    members: sample.expected.members,
    activities: message + reply + join + reaction,
    sessions: 0
  });
  expect(result.rejected).toEqual([]);
  expect(result.notes.map((note) => note.code)).toEqual([
    'not_activities',
    'unattributed',
    'bots',
    'outsiders',
    'private_or_unlisted',
    'text_cleaned',
    'text_shortened'
  ]);
});

it('gives its people the matches in the org that it promises', async () => {
  const path = committed(SAMPLE_EXPORT);
  await bench.importer.import({ connector: 'slack-export', path });
  const addresses = (object: string) =>
    sample.seed.records
      .filter((record) => record.object === object)
      .map((record) => emailKey(record.fields['Email'] as string));
  const [contacts, leads] = [addresses('Contact'), addresses('Lead')];
  const found = { contact_email: 0, lead_email: 0, ambiguous: 0, none: 0 };
  for (const { email } of await bench.storage.members.list({ limit: 1_000 })) {
    const key = emailKey(email);
    const matching = key === null ? 0 : contacts.filter((address) => address === key).length;
    if (matching > 1) found.ambiguous += 1;
    else if (matching === 1) found.contact_email += 1;
    else if (key !== null && leads.includes(key)) found.lead_email += 1;
    else found.none += 1;
  }
  expect(found).toEqual(sample.expected.links);
});

it('tells the same story later: every message whole weeks after the committed one', () => {
  const later = makeSample(Calendar.endingBefore(new Date('2026-10-02T12:00:00Z')));
  const daysOf = (files: ReadonlyMap<string, string>) =>
    [...files.keys()].flatMap((path) => /^general\/(.+)\.json$/.exec(path)?.[1] ?? []);
  const moved = daysOf(sample.files).map((day) =>
    new Date(Date.parse(day) + 4 * 7 * 86_400_000).toISOString().slice(0, 10)
  );
  expect(daysOf(later.files)).toEqual(moved);
  expect(later.expected).toEqual(sample.expected);
});
