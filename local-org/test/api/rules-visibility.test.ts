import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openOrg } from '../../src/org.ts';
import { garageDir, serveGarage, type Garage } from '../support/garage.ts';

let garage: Garage;
let rep: string;
const base = new Date('2026-03-02T09:00:00Z').getTime();

beforeAll(async () => {
  garage = await serveGarage();
  rep = garage.tokenOf('rep');
  await garage.send('POST', '/local-org/rules', { visibleAfterSeconds: 60 });
});
afterAll(() => garage.stop());

const namesFor = async (where: string, token?: string) => {
  const soql = `SELECT Name FROM Account WHERE ${where} ORDER BY Name`;
  const request = token === undefined ? {} : { token };
  const { body } = await garage.send(
    'GET',
    `/query?q=${encodeURIComponent(soql)}`,
    undefined,
    request
  );
  return body.records.map((row) => row.Name);
};

it('shows new rows to others only some time after their stamp', async () => {
  await garage.create('Account', { Name: 'Late' });
  expect(await namesFor("Name = 'Late'")).toEqual(['Late']);
  expect(await namesFor("Name = 'Late'", rep)).toEqual([]);
  garage.org.clock.advance(59_000);
  expect(await namesFor("Name = 'Late'", rep)).toEqual([]);
  garage.org.clock.advance(1000);
  expect(await namesFor("Name = 'Late'", rep)).toEqual(['Late']);
});

it('shows changed rows to others, but not to who looks for changes', async () => {
  const id = await garage.create('Account', { Name: 'Old' });
  garage.org.clock.advance(120_000);
  await garage.send('PATCH', `/sobjects/Account/${id}`, { Name: 'New' });
  const recently = `Id = '${id}' AND SystemModstamp > ${new Date(base + 120_000).toISOString()}`;
  expect(await namesFor(`Id = '${id}'`, rep)).toEqual(['New']);
  expect(await namesFor(recently, rep)).toEqual([]);
  garage.org.clock.advance(60_000);
  expect(await namesFor(recently, rep)).toEqual(['New']);
});

it('keeps fresh rows out of the feed and says until when it is complete', async () => {
  const id = await garage.create('Account', { Name: 'Fed' });
  const at = garage.org.clock.now().getTime();
  garage.org.clock.advance(30_000);
  const feed = async () => {
    const now = garage.org.clock.now().getTime();
    const [start, end] = [at - 60_000, now].map((time) => new Date(time).toISOString());
    const query = `start=${start ?? ''}&end=${end ?? ''}`;
    const path = `/sobjects/Account/updated?${query}`;
    return (await garage.send('GET', path, undefined, { token: rep })).body as unknown as {
      ids: string[];
      latestDateCovered: string;
    };
  };
  const early = await feed();
  expect(early.ids).not.toContain(id);
  expect(Date.parse(early.latestDateCovered)).toBeLessThan(at);
  garage.org.clock.advance(60_000);
  expect((await feed()).ids).toContain(id);
});

it('stamps whole seconds, many rows alike', async () => {
  const records = Array.from({ length: 20 }, (_, index) => ({
    attributes: { type: 'Account' },
    Name: `Tie ${index}`
  }));
  await garage.send('POST', '/composite/sobjects', { records });
  const rows = await garage.rows("SELECT SystemModstamp FROM Account WHERE Name LIKE 'Tie %'");
  const stamps = new Set(
    rows.map((row) => (row as unknown as { SystemModstamp: string }).SystemModstamp)
  );
  expect([...stamps]).toEqual([expect.stringMatching(/:\d\d\.000\+0000$/)]);
});

it('refuses a switch it does not know', async () => {
  const answer = await garage.send('POST', '/local-org/rules', { standardDuplicateRules: 'maybe' });
  expect(answer.status).toBe(400);
});

it('keeps switches over a restart', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  const open = () => openOrg({ sourceDirs: [garageDir], dataFile: join(folder, 'org.db') });
  const before = open();
  before.switchRules({ visibleAfterSeconds: 5, standardDuplicateRules: 'alert' });
  before.close();
  const after = open();
  expect(after.records.switches).toEqual({
    customFieldsPerObject: 500,
    standardDuplicateRules: 'alert',
    parentLockMilliseconds: 0,
    visibleAfterSeconds: 5
  });
  after.close();
  rmSync(folder, { recursive: true });
});
