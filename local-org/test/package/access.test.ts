import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { loadSchema, readXmlFile, type PermissionSetSchema } from '../../src/metadata/index.ts';
import { apexClasses, componentsIn, packageDir } from './package-files.ts';

const schema = loadSchema({ sourceDirs: [packageDir] });
const permissionSets = [...schema.permissionSets.values()];
const people = ['Community__c', 'Member__c', 'Activity__c', 'Session__c'];
const health = ['SyncRun__c', 'SyncIssue__c'];

function permissionSet(name: string): PermissionSetSchema {
  const found = schema.permissionSets.get(name.toLowerCase());
  if (!found) throw new Error(`No permission set ${name}`);
  return found;
}

/** Every custom field a permission set can grant, as `Object.Field`. */
function grantableFields(): string[] {
  return [...schema.objects.values()]
    .filter((object) => !object.customSetting && !object.name.endsWith('__mdt'))
    .flatMap((object) =>
      [...object.fields.values()]
        .filter((field) => field.custom && field.permissionable)
        .map((field) => `${object.name}.${field.name}`)
    )
    .sort();
}

function editableFields(set: PermissionSetSchema): string[] {
  return set.fields.filter(({ edit }) => edit).map(({ object, field }) => `${object}.${field}`);
}

function rights(set: PermissionSetSchema): Record<string, string> {
  return Object.fromEntries(
    set.objects.map((one) => [
      one.object,
      [one.create && 'C', one.read && 'R', one.edit && 'U', one.delete && 'D', one.viewAll && 'all']
        .filter(Boolean)
        .join('')
    ])
  );
}

/** What a permission set names besides objects and fields. */
function names(set: string, element: string, child: string): string[] {
  const file = join(packageDir, 'permissionsets', `${set}.permissionset-meta.xml`);
  return readXmlFile(file, 'PermissionSet')
    .all(element)
    .map((entry) => entry.requiredText(child));
}

it('grants every field that can be granted to somebody', () => {
  const granted = permissionSets.flatMap(({ fields }) =>
    fields.filter(({ read }) => read).map(({ object, field }) => `${object}.${field}`)
  );

  expect(grantableFields().length).toBeGreaterThan(100);
  expect([...new Set(granted)].sort()).toEqual(grantableFields());
});

it('gives the integration user every field to write, no tab, and deletes only where data expires', () => {
  const set = permissionSet('PorchlightIntegrationUser');

  expect(editableFields(set).sort()).toEqual(grantableFields());
  expect(rights(set)).toEqual({
    Community__c: 'CRU',
    Member__c: 'CRUD',
    Activity__c: 'CRUD',
    Session__c: 'CRUD',
    SyncRun__c: 'CRUD',
    SyncIssue__c: 'CRUD'
  });
  expect(names(set.name, 'tabSettings', 'tab')).toEqual([]);
});

it('lets a viewer read what people look at and edit nothing but a link', () => {
  const set = permissionSet('PorchlightViewer');

  expect(rights(set)).toEqual({
    Community__c: 'R',
    Member__c: 'RU',
    Activity__c: 'R',
    Session__c: 'R'
  });
  expect(editableFields(set)).toEqual([
    'Member__c.Account__c',
    'Member__c.Contact__c',
    'Member__c.Lead__c',
    'Member__c.MatchLocked__c',
    'Member__c.MatchRule__c'
  ]);
  expect(set.fields.map(({ object, field }) => `${object}.${field}`).sort()).toEqual(
    grantableFields().filter((field) => !health.some((object) => field.startsWith(object)))
  );
});

it('gives an administrator everything but creating and modifying all', () => {
  const set = permissionSet('PorchlightAdmin');

  expect(rights(set)).toEqual(
    Object.fromEntries([...people, ...health].map((object) => [object, 'RUDall']))
  );
  expect(names(set.name, 'tabSettings', 'tab')).toEqual(componentsIn('tabs', 'tab'));
  expect(names(set.name, 'customPermissions', 'name')).toEqual(['PorchlightSetup']);
  expect(names(set.name, 'classAccesses', 'apexClass')).toEqual(
    apexClasses()
      .filter(({ source }) => !/^@IsTest/im.test(source))
      .map(({ name }) => name)
      .sort()
  );
});

it('lets no permission set modify all records', () => {
  const objects = permissionSets.flatMap((set) => set.objects);

  expect(objects.filter(({ modifyAll }) => modifyAll)).toEqual([]);
});
