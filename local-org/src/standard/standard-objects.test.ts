import { expect, it } from '@jest/globals';
import { loadSchema } from '../metadata/index.ts';
import { dataObjects, setupObjects } from './index.ts';

const objects = [...dataObjects, ...setupObjects];

it('gives every object a key prefix of its own and a name field it has', () => {
  const prefixes = objects.map((object) => object.keyPrefix);
  expect(new Set(prefixes).size).toBe(objects.length);
  for (const object of objects) {
    expect(object.fields.has(object.nameField.toLowerCase())).toBe(true);
  }
});

it('leads every lookup to an object that is there', () => {
  const names = new Set(objects.map((object) => object.name));
  const lost = objects.flatMap((object) =>
    [...object.fields.values()].flatMap((field) =>
      (field.reference?.to ?? []).filter((parent) => !names.has(parent))
    )
  );
  expect(lost).toEqual([]);
});

it('knows the standard child relationships', () => {
  const account = loadSchema({ sourceDirs: [] }).objects.get('account');
  expect(account?.childRelationships.map((child) => child.relationshipName).sort()).toEqual([
    'Cases',
    'ChildAccounts',
    'Contacts',
    'ContentDocumentLinks',
    'Emails',
    'Events',
    'Opportunities',
    'Tasks'
  ]);
});
