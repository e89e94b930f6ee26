import { expect, it } from '@jest/globals';
import { loadSchema, type FieldSchema, type ObjectSchema } from '../../src/metadata/index.ts';
import { componentsIn, packageDir } from './package-files.ts';

const schema = loadSchema({ sourceDirs: [packageDir] });
const ours = componentsIn('objects', 'object')
  .map((name) => schema.objects.get(name.toLowerCase()))
  .filter((object): object is ObjectSchema => object !== undefined);
const customFields = [...schema.objects.values()].flatMap((object) =>
  [...object.fields.values()].filter(({ custom }) => custom).map((field) => ({ object, field }))
);

function fieldOf(object: string, field: string): FieldSchema {
  const found = schema.objects.get(object.toLowerCase())?.fields.get(field.toLowerCase());
  if (!found) throw new Error(`No field ${object}.${field}`);
  return found;
}

const holdsRecords = ({ name, customSetting }: ObjectSchema) =>
  !customSetting && !name.endsWith('__mdt');

it.each(ours.filter(holdsRecords).map(({ name }) => name))(
  'keys %s by a required, unique, case-sensitive external id',
  (object) => {
    expect(fieldOf(object, 'ExternalId__c')).toMatchObject({
      type: 'string',
      length: 255,
      nillable: false,
      unique: true,
      caseSensitive: true,
      externalId: true
    });
  }
);

it('describes every field', () => {
  const bare = customFields.filter(({ field }) => !field.description);

  expect(bare.map(({ object, field }) => `${object.name}.${field.name}`)).toEqual([]);
});

it('names fields in Pascal case, without an underscore inside', () => {
  const names = customFields.map(({ field }) => field.name);

  expect(names.filter((name) => !/^[A-Z][A-Za-z0-9]*__c$/.test(name))).toEqual([]);
});

it('empties a lookup when its parent goes, except the one an activity cannot be without', () => {
  const lookups = customFields.filter(({ field }) => field.reference !== undefined);
  const firm = lookups.filter(({ field }) => field.reference?.deleteRule !== 'SetNull');

  expect(firm.map(({ object, field }) => `${object.name}.${field.name}`)).toEqual([
    'Activity__c.Member__c'
  ]);
  expect(fieldOf('Activity__c', 'Member__c')).toMatchObject({
    nillable: false,
    reference: {
      to: ['Member__c'],
      relationshipName: 'Member__r',
      childRelationshipName: 'Activities__r',
      deleteRule: 'Restrict',
      masterDetail: false
    }
  });
});

it.each([
  ['Community__c', 'Platform__c', ['Slack', 'Discourse', 'Discord', 'Website', 'Other']],
  ['Member__c', 'Status__c', ['Active', 'Deactivated', 'Erased']],
  ['Member__c', 'EngagementLevel__c', ['New', 'Casual', 'Engaged', 'Champion']],
  ['Contact', 'CommunityLevel__c', ['New', 'Casual', 'Engaged', 'Champion']],
  [
    'SyncRun__c',
    'Status__c',
    ['running', 'done', 'done_with_parked', 'paused', 'failed', 'interrupted']
  ],
  ['SyncIssue__c', 'State__c', ['open', 'resolved']]
])('restricts %s.%s to the values the sync knows', (object, field, values) => {
  const { restrictedPicklist, picklist } = fieldOf(object, field);

  expect(restrictedPicklist).toBe(true);
  expect(picklist?.map(({ value }) => value)).toEqual(values);
});

it('leaves the type of an activity open for what a source may bring', () => {
  expect(fieldOf('Activity__c', 'Type__c').restrictedPicklist).not.toBe(true);
});

it('holds a whole message in the body of an activity', () => {
  expect(fieldOf('Activity__c', 'Body__c')).toMatchObject({ type: 'textarea', length: 32_768 });
});
