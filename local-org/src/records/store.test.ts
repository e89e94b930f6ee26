import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { librarySchema } from '../../test/support/library-org.ts';
import type { ObjectSchema, Schema } from '../metadata/index.ts';
import { checkbox, object, recordId, text } from '../standard/index.ts';
import { openStore } from './store.ts';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'store-'));
  file = join(folder, 'org.db');
});

afterEach(() => rmSync(folder, { recursive: true }));

function withObjects(...added: ObjectSchema[]): Schema {
  const schema = librarySchema();
  const own = added.map((one) => [one.name.toLowerCase(), one] as const);
  return { ...schema, objects: new Map([...own, ...schema.objects]) };
}

const attic = (...fields: Parameters<typeof object>[2]) =>
  object('Attic__c', { label: 'Attic', labelPlural: 'Attics', keyPrefix: '', custom: true }, [
    recordId,
    ...fields
  ]);

it('keeps key prefixes when objects come that would sort before others', () => {
  const before = openStore({ schema: librarySchema(), file });
  const prefix = before.findObject('Book__c')?.keyPrefix;
  const { orgId } = before;
  before.close();
  const after = openStore({ schema: withObjects(attic()), file });
  expect(after.findObject('Book__c')?.keyPrefix).toBe(prefix);
  expect(after.findObjectOfId(`${prefix ?? ''}LO0000000001`)?.name).toBe('Book__c');
  const prefixes = [...after.schema.objects.values()].map((one) => one.keyPrefix);
  expect(new Set(prefixes).size).toBe(prefixes.length);
  expect(after.orgId).toBe(orgId);
  after.close();
});

it('adds columns to a table that holds rows', () => {
  const store = openStore({ schema: withObjects(attic()) });
  store.db.prepare(`INSERT INTO "Attic__c" ("Id") VALUES ('x')`).run();
  store.extend(withObjects(attic(text('Dust__c', 'Dust', 10), checkbox('Dark__c', 'Dark'))));
  expect(store.db.prepare('SELECT * FROM "Attic__c"').get()).toEqual({
    Id: 'x',
    IsDeleted: 0,
    Dust__c: null,
    Dark__c: 0
  });
  store.close();
});

it('undoes what a failed transaction wrote, the inner one alone when it is nested', () => {
  const store = openStore({ schema: withObjects(attic()) });
  const insert = store.db.prepare(`INSERT INTO "Attic__c" ("Id") VALUES (?)`);
  const failing = () =>
    store.transaction(() => {
      insert.run('inner');
      throw new Error('no');
    });
  store.transaction(() => {
    insert.run('outer');
    expect(failing).toThrow('no');
  });
  expect(store.db.prepare('SELECT "Id" FROM "Attic__c"').pluck().all()).toEqual(['outer']);
  store.close();
});

it('never hands out a number twice, not even to the next process', () => {
  const first = openStore({ schema: librarySchema(), file });
  expect([first.reserve('numbers', 3), first.reserve('numbers', 1)]).toEqual([1, 4]);
  first.close();
  const second = openStore({ schema: librarySchema(), file });
  expect(second.reserve('numbers', 1)).toBe(5);
  second.close();
});
