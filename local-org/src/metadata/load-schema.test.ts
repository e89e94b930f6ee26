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
    {
      childObject: 'ContentDocumentLink',
      field: 'LinkedEntityId',
      relationshipName: 'ContentDocumentLinks'
    },
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
  [
    'a formula with a function it does not know',
    '<type>Number</type>\n<precision>5</precision>\n<scale>0</scale>\n<formula>1 +\nGUESS(2)</formula>',
    8
  ],
  ['a formula of another type than its field', '<type>Date</type>\n<formula>"today"</formula>', 5],
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

it('refuses grants that Salesforce would not deploy', () => {
  const grant = (flags: string) =>
    complaint({
      'permissionsets/P.permissionset-meta.xml': `<PermissionSet>\n<label>P</label>\n<objectPermissions>\n<object>Contact</object>${flags}</objectPermissions>\n</PermissionSet>`
    }).message;
  expect(grant('<viewAllRecords>true</viewAllRecords>')).toContain('view all needs read');
  expect(grant('<allowRead>true</allowRead><modifyAllRecords>true</modifyAllRecords>')).toContain(
    'modify all needs read, edit, delete and view all'
  );
});

const ruleFile = (condition: string, field = '') => ({
  'objects/Contact/validationRules/R.validationRule-meta.xml': `<ValidationRule>\n<fullName>R</fullName>\n<active>true</active>\n<errorConditionFormula>${condition}</errorConditionFormula>\n${field}<errorMessage>No.</errorMessage>\n</ValidationRule>`
});

it.each([
  ['VLOOKUP(1)', 'not implemented in local-org: VLOOKUP()'],
  ['LastName', 'the condition gives text, not boolean'],
  ['Shoe__c = 1', 'Field Shoe__c does not exist']
])('refuses a validation rule of %s with file and line', (condition, reason) => {
  const error = complaint(ruleFile(condition));
  expect(error.message).toContain(reason);
  expect(error.line).toBe(4);
  expect(error.file).toContain('R.validationRule-meta.xml');
});

it('refuses a validation rule that shows its error at no field', () => {
  const error = complaint(ruleFile('TRUE', '<errorDisplayField>Shoe__c</errorDisplayField>\n'));
  expect(error.message).toContain('no field Shoe__c');
});

it('refuses formulas that lead back to themselves', () => {
  const formula = (name: string, other: string) =>
    `<CustomField>\n<fullName>${name}</fullName>\n<label>F</label>\n<type>Text</type>\n<formula>${other}</formula>\n</CustomField>`;
  const error = complaint({
    'objects/Contact/fields/A__c.field-meta.xml': formula('A__c', 'B__c'),
    'objects/Contact/fields/B__c.field-meta.xml': formula('B__c', 'A__c')
  });
  expect(error.message).toContain('leads back to itself');
});

const matchingFile = (method: string, logic = '') => ({
  'matchingRules/Contact.matchingRule-meta.xml': `<MatchingRules>\n<matchingRules>\n<fullName>M</fullName>\n<label>M</label>${logic}\n<matchingRuleItems><fieldName>LastName</fieldName><matchingMethod>${method}</matchingMethod></matchingRuleItems>\n<ruleStatus>Active</ruleStatus>\n</matchingRules>\n</MatchingRules>`
});

const duplicateFile = (matchingRule: string) => ({
  'duplicateRules/Contact.D.duplicateRule-meta.xml': `<DuplicateRule>\n<actionOnInsert>Block</actionOnInsert>\n<actionOnUpdate>Block</actionOnUpdate>\n<duplicateRuleMatchRules><matchRuleSObjectType>Contact</matchRuleSObjectType><matchingRule>${matchingRule}</matchingRule></duplicateRuleMatchRules>\n<isActive>true</isActive>\n<masterLabel>D</masterLabel>\n</DuplicateRule>`
});

it.each([
  [
    'a fuzzy comparison',
    matchingFile('LastName'),
    'not implemented in local-org: matching LastName'
  ],
  [
    'logic over items it lacks',
    matchingFile('Exact', '<booleanFilter>1 OR 2</booleanFilter>'),
    'has no item 2'
  ],
  ['a rule that is not there', duplicateFile('Other'), 'no matching rule Other for Contact']
])('refuses duplicate rules with %s', (_, files, reason) => {
  expect(complaint({ ...matchingFile('Exact'), ...files }).message).toContain(reason);
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
