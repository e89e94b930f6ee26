import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { librarySchema } from '../../test/support/library-org.ts';
import { loadSchema } from './load-schema.ts';
import { MetadataError } from './metadata-error.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'metadata-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Loads a source tree of these files and returns the complaint about it. */
function complaint(files: Readonly<Record<string, string>>): MetadataError {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  try {
    loadSchema({ sourceDirs: [folder] });
  } catch (error) {
    if (error instanceof MetadataError) return error;
    throw error;
  }
  throw new Error('the schema was loaded');
}

const fieldFile = (lines: string) => ({
  'objects/Contact/fields/F__c.field-meta.xml': `<CustomField>\n<fullName>F__c</fullName>\n<label>F</label>\n${lines}\n</CustomField>`
});

it('reads objects with their fields from source folders', () => {
  const shelf = librarySchema().objects.get('shelf__c');
  expect(shelf).toMatchObject({ name: 'Shelf__c', labelPlural: 'Shelves', custom: true });
  expect([...(shelf?.fields.values() ?? [])].map((field) => field.name)).toEqual([
    'Id',
    'OwnerId',
    'IsDeleted',
    'Name',
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'Busy__c',
    'Email__c',
    'ExternalId__c',
    'Kind__c',
    'Notes__c',
    'Opened__c',
    'Width__c'
  ]);
});

it('reads what describe tells about fields', () => {
  const field = (object: string, name: string) =>
    librarySchema().objects.get(object)?.fields.get(name);
  expect(field('shelf__c', 'externalid__c')).toMatchObject({
    type: 'string',
    length: 20,
    unique: true,
    caseSensitive: true,
    externalId: true,
    idLookup: true,
    nillable: false,
    permissionable: false
  });
  expect(field('shelf__c', 'width__c')).toMatchObject({ type: 'double', precision: 5, scale: 1 });
  expect(field('shelf__c', 'notes__c')).toMatchObject({
    type: 'textarea',
    length: 1000,
    filterable: false
  });
  expect(field('shelf__c', 'kind__c')).toMatchObject({
    restrictedPicklist: true,
    defaultValue: 'Fiction',
    picklist: [{ active: true }, { active: true }, { value: 'Maps', active: false }]
  });
  expect(field('book__c', 'name')).toMatchObject({ autoNumber: 'BK-{0000}', createable: false });
  expect(field('contact', 'loancount__c')).toMatchObject({ custom: true });
  expect(field('loan__c', 'ownerid')).toBeUndefined();
});

it('links parents and children by the names both sides use', () => {
  const { objects } = librarySchema();
  expect(objects.get('book__c')?.fields.get('shelf__c')?.reference).toEqual({
    to: ['Shelf__c'],
    relationshipName: 'Shelf__r',
    childRelationshipName: 'Books__r',
    deleteRule: 'Restrict',
    masterDetail: false
  });
  expect(objects.get('shelf__c')?.childRelationships).toEqual([
    { childObject: 'Book__c', field: 'Shelf__c', relationshipName: 'Books__r' },
    { childObject: 'Book__c', field: 'Spare__c', relationshipName: 'SpareBooks__r' }
  ]);
});

it('reads permission sets, labels, settings and custom metadata', () => {
  const schema = librarySchema();
  expect(schema.permissionSets.get('reader')?.objects).toContainEqual({
    object: 'Shelf__c',
    read: true,
    create: false,
    edit: false,
    delete: false,
    viewAll: false,
    modifyAll: false
  });
  expect(schema.labels.get('Welcome')).toBe('Welcome & read');
  expect(schema.objects.get('librarysettings__c')?.customSetting).toBe(true);
  expect(schema.customMetadata).toMatchObject([{ object: 'Weight__mdt', developerName: 'Novel' }]);
});

it('names file and line of XML that is not well formed', () => {
  const error = complaint({
    'objects/Contact/fields/F__c.field-meta.xml': '<CustomField>\n  <fullName>F__c</label>\n'
  });
  expect(error.file).toBe(join(folder, 'objects/Contact/fields/F__c.field-meta.xml'));
  expect(error.line).toBe(2);
});

it.each([
  ['an unknown type', '<type>Hologram</type>', 4],
  ['a formula', '<type>Number</type>\n<formula>1 + 1</formula>', 5],
  ['text without a length', '<type>Text</type>', 1],
  ['a number without a scale', '<type>Number</type>\n<precision>5</precision>', 1],
  [
    'a required checkbox',
    '<type>Checkbox</type>\n<required>true</required>\n<defaultValue>false</defaultValue>',
    5
  ],
  ['a lookup to nothing', '<type>Lookup</type>\n<referenceTo>Cupboard__c</referenceTo>', 5],
  [
    'a required lookup that could be emptied',
    '<type>Lookup</type>\n<referenceTo>Account</referenceTo>\n<required>true</required>\n<deleteConstraint>SetNull</deleteConstraint>',
    7
  ],
  [
    'a relationship name that is taken',
    '<type>Lookup</type>\n<referenceTo>Account</referenceTo>\n<relationshipName>Dup</relationshipName>',
    6
  ]
])('refuses %s at its line', (_, lines, line) => {
  const rival = fieldFile(
    '<type>Lookup</type><referenceTo>Account</referenceTo><relationshipName>Dup</relationshipName>'
  );
  const [content = ''] = Object.values(rival);
  const error = complaint({
    ...fieldFile(lines),
    'objects/Contact/fields/A__c.field-meta.xml': content.replace('F__c', 'A__c')
  });
  expect({ file: error.file.endsWith('F__c.field-meta.xml'), line: error.line }).toEqual({
    file: true,
    line
  });
});

it('refuses a permission set that grants what cannot be granted', () => {
  const grant = (field: string) =>
    complaint({
      'permissionsets/P.permissionset-meta.xml': `<PermissionSet>\n<label>P</label>\n<fieldPermissions>\n<editable>false</editable><field>${field}</field><readable>true</readable>\n</fieldPermissions>\n</PermissionSet>`
    });
  expect(grant('Contact.LastName').message).toContain('cannot be granted');
  expect(grant('Contact.Shoe__c')).toMatchObject({ line: 3 });
});

it('refuses fields of an object that does not exist', () => {
  const error = complaint({
    'objects/Cupboard__c/fields/F__c.field-meta.xml':
      '<CustomField><fullName>F__c</fullName><label>F</label><type>Date</type></CustomField>'
  });
  expect(error.message).toContain('no object Cupboard__c');
});

it('loads the package', () => {
  const packageDir = fileURLToPath(new URL('../../../force-app', import.meta.url));
  const schema = loadSchema({ sourceDirs: [packageDir] });
  const activity = schema.objects.get('activity__c');
  expect(activity?.fields.get('member__c')).toMatchObject({
    nillable: false,
    reference: { to: ['Member__c'], childRelationshipName: 'Activities__r' }
  });
  expect(schema.objects.get('contact')?.fields.has('communityscore__c')).toBe(true);
  expect([...schema.permissionSets.values()].map((set) => set.name).sort()).toEqual([
    'PorchlightAdmin',
    'PorchlightIntegrationUser',
    'PorchlightViewer'
  ]);
});
