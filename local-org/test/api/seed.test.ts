import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openOrg, type Org } from '../../src/org.ts';
import { applySeed } from '../../src/seed.ts';
import { packageSource } from './org-under-test.ts';

let folder: string;
let org: Org;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'local-org-'));
  org = open();
});
afterEach(() => {
  org.close();
  rmSync(folder, { recursive: true });
});

function open(reset = false): Org {
  return openOrg({ sourceDirs: [packageSource], dataFile: join(folder, 'org.db'), reset });
}

function seed(...records: object[]): string {
  const file = join(folder, 'seed.json');
  writeFileSync(file, JSON.stringify({ records }));
  return file;
}

function accountNames(): unknown[] {
  return org.store.db.prepare('SELECT "Name" FROM "Account"').pluck().all();
}

const acme = { ref: 'acme', object: 'Account', fields: { Name: 'Acme', OwnerId: '@rep' } };
const ada = { object: 'Contact', fields: { LastName: 'Ada', AccountId: '@acme' } };

it('inserts records that name earlier records and base users', () => {
  expect(applySeed(org, seed(acme, ada))).toBe(2);
  const owner = org.store.db
    .prepare(
      'SELECT u."Username" FROM "Contact" c JOIN "Account" a ON a."Id" = c."AccountId" JOIN "User" u ON u."Id" = a."OwnerId"'
    )
    .pluck()
    .get();
  expect(owner).toBe(org.users.find(({ ref }) => ref === 'rep')?.username);
});

it('gives a record the age it is told', () => {
  applySeed(org, seed({ ...acme, createdAt: '2026-03-01T08:00:00Z' }, ada));
  const created = (table: string) =>
    String(org.store.db.prepare(`SELECT "CreatedDate" FROM "${table}"`).pluck().get());
  expect(created('Account')).toBe('2026-03-01T08:00:00.000Z');
  expect(created('Contact') > created('Account')).toBe(true);
});

it('converts a lead into earlier records, or says why it cannot', () => {
  const contact = { ...ada, ref: 'ada' };
  const lead = (convertInto?: object, object = 'Lead', ref = 'lead') => ({
    ref,
    object,
    fields: { LastName: 'Ada', ...(object === 'Lead' && { Company: 'Acme' }) },
    convertInto
  });
  const converted = () =>
    org.store.db
      .prepare(
        'SELECT l."Status", c."LastName" FROM "Lead" l JOIN "Contact" c ON c."Id" = l."ConvertedContactId"'
      )
      .all();

  expect(() =>
    applySeed(org, seed(acme, contact, lead({ account: '@acme', contact: '@gone' })))
  ).toThrow(/lead.*@gone names no earlier record/);
  expect(() =>
    applySeed(
      org,
      seed(acme, contact, lead({ account: '@acme', contact: '@ada' }, 'Contact', 'no-lead'))
    )
  ).toThrow(/no-lead cannot be converted: INVALID_CROSS_REFERENCE_KEY/);
  expect(converted()).toEqual([]);
  applySeed(org, seed(acme, contact, lead({ account: '@acme', contact: '@ada' })));
  expect(converted()).toEqual([{ Status: 'Closed - Converted', LastName: 'Ada' }]);
});

it('is applied once to a data file', () => {
  const file = seed(acme);
  applySeed(org, file);
  org.close();
  org = open();
  expect(applySeed(org, file)).toBe(0);
  expect(accountNames()).toEqual(['Acme']);
});

it('keeps rows, org id and client over a restart, and forgets them on reset', () => {
  applySeed(org, seed(acme));
  const { client } = org;
  org.close();
  org = open();
  expect(org.client).toEqual(client);
  expect(accountNames()).toEqual(['Acme']);
  org.close();
  org = open(true);
  expect(accountNames()).toEqual([]);
  expect(org.client.secret).not.toBe(client.secret);
});

it('names the record that cannot be inserted and leaves nothing behind', () => {
  const bad = { ref: 'ghost', object: 'Contact', fields: { FirstName: 'No last name' } };
  expect(() => applySeed(org, seed(acme, bad))).toThrow(/ghost.*REQUIRED_FIELD_MISSING/);
  expect(() => applySeed(org, seed(ada))).toThrow(/record 1.*@acme/);
  expect(accountNames()).toEqual([]);
});

it('refuses a file that is no seed', () => {
  const file = seed({ object: 'Account' });
  expect(() => applySeed(org, file)).toThrow(/not a seed file/);
  expect(() => applySeed(org, join(folder, 'absent.json'))).toThrow(/cannot be read/);
});
