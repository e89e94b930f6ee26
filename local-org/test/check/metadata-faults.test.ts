import { describe, expect, it } from '@jest/globals';
import { apexClass, checkWith, customObject, findingsWith, labels, xml } from './small-source.ts';

const WIDTH = 'objects/Shelf__c/fields/Width__c.field-meta.xml';
const READER = 'permissionsets/Reader.permissionset-meta.xml';
const CLASS_META = 'classes/ShelfSelector.cls-meta.xml';

/** The field Width__c of these lines; the first of them is line 2. */
function width(...lines: string[]) {
  const rest = ['<fullName>Width__c</fullName>', '<label>W</label>', '<type>Checkbox</type>'];
  return { [WIDTH]: xml('CustomField', ...lines, ...rest) };
}

/** The permission set Reader of these lines; the first of them is line 2. */
function reader(...lines: string[]) {
  return { [READER]: xml('PermissionSet', ...lines, '<label>Reader</label>') };
}

describe('XML', () => {
  it.each([
    ['an element that is not closed', '<PermissionSet>\n<label>Reader\n</PermissionSet>', 3],
    ['two roots', '<PermissionSet/>\n<PermissionSet/>', 2],
    ['an empty file', '\n', 1]
  ])('names %s', (_what, content, line) => {
    expect(findingsWith({ [READER]: content })).toEqual([`metadata/xml ${READER}:${line}`]);
  });
});

describe('elements', () => {
  const standing = '<defaultValue>false</defaultValue>';

  it.each([
    ['an unknown element', ['<lenght>3</lenght>', standing], 2],
    ['an element in other letters', [standing, '<Unique>true</Unique>'], 3],
    ['a bad boolean', [standing, '<externalId>yes</externalId>'], 3],
    ['a bad number', [standing, '<visibleLines>few</visibleLines>'], 3],
    ['a bad word', [standing, '<deleteConstraint>Setnull</deleteConstraint>'], 3],
    ['an element given twice', [standing, '<unique>true</unique>', '<unique>true</unique>'], 4],
    ['a checkbox without a default', [], 1]
  ])('names %s', (_what, lines, line) => {
    expect(findingsWith(width(...lines))).toEqual([`metadata/element ${WIDTH}:${line}`]);
  });

  it('names the right spelling or the words that are allowed', () => {
    const { findings } = checkWith(
      width(standing, '<Unique>true</Unique>', '<deleteConstraint>No</deleteConstraint>')
    );

    expect(findings.map(({ remedy }) => remedy)).toEqual([
      'Write <unique>.',
      'It must be one of Cascade, Restrict, SetNull.'
    ]);
  });

  it('names what is missing inside an element, at that element', () => {
    const faulty = reader(
      '<tabSettings><tab>Shelf__c</tab></tabSettings>',
      '<classAccesses><enabled>true</enabled></classAccesses>'
    );

    expect(findingsWith(faulty)).toEqual([
      `metadata/element ${READER}:2`,
      `metadata/element ${READER}:3`
    ]);
  });

  it('names another root and another namespace', () => {
    expect(findingsWith({ [CLASS_META]: '<ApexClazz/>' })).toEqual([
      `metadata/element ${CLASS_META}:1`,
      `metadata/element ${CLASS_META}:1`
    ]);
  });

  it('demands of a custom object what makes it whole', () => {
    const bare = xml('CustomObject', '<label>Bare</label>', '<pluralLabel>Bare</pluralLabel>');
    const { findings } = checkWith({ 'objects/Bare__c/Bare__c.object-meta.xml': bare });

    expect(findings.map(({ message }) => message)).toEqual([
      '<CustomObject> lacks <deploymentStatus>.',
      '<CustomObject> lacks <nameField>.',
      '<CustomObject> lacks <sharingModel>.'
    ]);
  });

  it('does not miss a tab whose file is malformed', () => {
    const tab = { 'tabs/Shelf__c.tab-meta.xml': '<CustomTab>' };

    expect(findingsWith(tab)).toEqual(['metadata/xml tabs/Shelf__c.tab-meta.xml:1']);
  });

  it('does not miss in other places what it could not read', () => {
    const { findings, notes } = checkWith(width('<externalId>maybe</externalId>', standing));

    expect(findings.map(({ file }) => file)).toEqual([WIDTH]);
    expect(notes[0]).toContain('once every object and field can be read');
  });

  it('says of which kinds it knows only the form', () => {
    const set = {
      'objects/Shelf__c/fieldSets/Wide.fieldSet-meta.xml': xml('FieldSet', '<label/>')
    };

    expect(checkWith(set)).toMatchObject({
      findings: [],
      notes: [expect.stringContaining('FieldSet'), expect.stringContaining('SKIPPED')]
    });
  });
});

describe('files', () => {
  it.each([
    ['a class without description', { [CLASS_META]: null }, 'classes/ShelfSelector.cls'],
    [
      'a description without class',
      { 'classes/Lost.cls-meta.xml': classMeta('66.0') },
      'classes/Lost.cls-meta.xml'
    ],
    [
      'a component in a wrong folder',
      { 'tabs/B__c.object-meta.xml': customObject('B') },
      'tabs/B__c.object-meta.xml'
    ],
    [
      'a kind nobody knows',
      { 'tabs/Shelf.tabb-meta.xml': xml('CustomTab') },
      'tabs/Shelf.tabb-meta.xml'
    ]
  ])('names %s', (_what, changes, file) => {
    const layout = findingsWith(changes).filter((finding) => finding.startsWith('metadata/layout'));

    expect(layout).toEqual([`metadata/layout ${file}:1`]);
  });

  it('names a component that is there twice', () => {
    const twin = { 'classes/more/ShelfSelector.cls': 'public with sharing class ShelfSelector {}' };
    const meta = { 'classes/more/ShelfSelector.cls-meta.xml': classMeta('66.0') };

    expect(findingsWith({ ...twin, ...meta })).toEqual([`metadata/layout ${CLASS_META}:1`]);
  });

  it('names a full name that differs from the file name', () => {
    const object = customObject('Shelf').replace(
      '<label>',
      '<fullName>Shelve__c</fullName>\n<label>'
    );
    const path = 'objects/Shelf__c/Shelf__c.object-meta.xml';

    expect(findingsWith({ [path]: object })).toEqual([`metadata/layout ${path}:3`]);
    expect(
      findingsWith({
        [WIDTH]: null,
        'objects/Shelf__c/fields/Depth__c.field-meta.xml': xml(
          'CustomField',
          '<defaultValue>false</defaultValue>',
          '<fullName>Width__c</fullName>',
          '<label>W</label>',
          '<type>Checkbox</type>'
        )
      })
    ).toContain('metadata/schema objects/Shelf__c/fields/Depth__c.field-meta.xml:1');
  });

  it('names another API version than that of the project', () => {
    const files = {
      'sfdx-project.json': '{ "sourceApiVersion": "66.0" }',
      [CLASS_META]: classMeta('61.0')
    };

    expect(findingsWith(files)).toEqual([`metadata/api-version ${CLASS_META}:2`]);
  });

  function classMeta(version: string): string {
    return xml('ApexClass', `<apiVersion>${version}</apiVersion>`, '<status>Active</status>');
  }
});

describe('permission sets', () => {
  it.each([
    [
      'a class',
      '<classAccesses><apexClass>Gone</apexClass><enabled>true</enabled></classAccesses>',
      'references/permission-set'
    ],
    [
      'a tab',
      '<tabSettings><tab>Gone__c</tab><visibility>Visible</visibility></tabSettings>',
      'references/permission-set'
    ],
    [
      'an app',
      '<applicationVisibilities><application>Gone</application><visible>true</visible></applicationVisibilities>',
      'references/permission-set'
    ],
    [
      'a custom permission',
      '<customPermissions><enabled>true</enabled><name>Gone</name></customPermissions>',
      'references/permission-set'
    ],
    [
      'a field',
      '<fieldPermissions><editable>true</editable><field>Shelf__c.Gone__c</field><readable>true</readable></fieldPermissions>',
      'metadata/schema'
    ],
    [
      'an object',
      '<objectPermissions><allowCreate>false</allowCreate><allowDelete>false</allowDelete><allowEdit>false</allowEdit><allowRead>true</allowRead><modifyAllRecords>false</modifyAllRecords><object>Gone__c</object><viewAllRecords>false</viewAllRecords></objectPermissions>',
      'metadata/schema'
    ]
  ])('name %s that does not exist', (_what, grant, rule) => {
    expect(findingsWith(reader(grant))).toEqual([`${rule} ${READER}:2`]);
  });

  it('name what they grant twice', () => {
    const grant =
      '<fieldPermissions><editable>false</editable><field>Shelf__c.Width__c</field><readable>true</readable></fieldPermissions>';

    expect(findingsWith(reader(grant, grant))).toEqual([`references/permission-set ${READER}:3`]);
  });

  it('may grant what Salesforce brings along', () => {
    const standard = reader(
      '<applicationVisibilities><application>standard__Sales</application><visible>true</visible></applicationVisibilities>',
      '<tabSettings><tab>standard-Account</tab><visibility>Visible</visibility></tabSettings>'
    );

    expect(findingsWith(standard)).toEqual([]);
  });
});

describe('labels', () => {
  const LABELS = 'labels/CustomLabels.labels-meta.xml';

  it('are missed where they are used', () => {
    const user = apexClass(
      'Teller',
      'public with sharing class Teller {',
      '    String a = System.Label.Gone;',
      '    String b = Label.heading;',
      '}'
    );

    expect(findingsWith(user)).toEqual(['references/label classes/Teller.cls:2']);
    expect(findingsWith({ [LABELS]: labels('Refusal') })).toEqual([
      'references/label lwc/shelfList/shelfList.js:3'
    ]);
  });

  it('are named when nobody uses them or when they are there twice', () => {
    expect(findingsWith({ [LABELS]: labels('Heading', 'Refusal', 'Idle') })).toEqual([
      `references/unused-label ${LABELS}:4`
    ]);
    expect(findingsWith({ [LABELS]: labels('Heading', 'Refusal', 'Refusal') })).toEqual([
      `references/label ${LABELS}:4`
    ]);
  });
});

describe('tabs and apps', () => {
  it('name what they show and what does not exist', () => {
    const lost = {
      'tabs/Gone__c.tab-meta.xml': xml('CustomTab', '<customObject>true</customObject>'),
      'applications/Lost.app-meta.xml': xml(
        'CustomApplication',
        '<label>Lost</label>',
        '<tabs>Nowhere</tabs>',
        '<actionOverrides><actionName>View</actionName><content>NoPage</content><pageOrSobjectType>Shelf__c</pageOrSobjectType><type>Flexipage</type></actionOverrides>'
      )
    };

    expect(findingsWith(lost)).toEqual([
      'references/app applications/Lost.app-meta.xml:3',
      'references/app applications/Lost.app-meta.xml:4',
      'references/tab tabs/Gone__c.tab-meta.xml:2'
    ]);
  });
});
