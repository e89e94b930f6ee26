import { describe, expect, it } from '@jest/globals';
import { checkWith, findingsWith, xml } from './small-source.ts';

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

  it('demands of a platform event that it says how it is delivered', () => {
    const bare = xml('CustomObject', '<label>Bare</label>', '<pluralLabel>Bare</pluralLabel>');
    const { findings } = checkWith({ 'objects/Bare__e/Bare__e.object-meta.xml': bare });

    expect(findings.map(({ message }) => message)).toEqual([
      '<CustomObject> lacks <deploymentStatus>.',
      '<CustomObject> lacks <eventType>.'
    ]);
  });

  it('demands no length of a formula, which stores nothing', () => {
    const field = (...lines: string[]) =>
      xml('CustomField', '<fullName>Title__c</fullName>', '<label>T</label>', ...lines);
    const file = 'objects/Shelf__c/fields/Title__c.field-meta.xml';
    const text = '<type>Text</type>';

    expect(findingsWith({ [file]: field('<formula>Name</formula>', text) })).toEqual([]);
    expect(findingsWith({ [file]: field(text) })).toEqual([`metadata/element ${file}:1`]);
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

  it.each([
    [
      'a page without its template',
      'flexipages/Home.flexipage',
      'FlexiPage',
      ['<masterLabel/>'],
      1
    ],
    [
      'an unknown element deep inside a layout',
      'layouts/Shelf__c-Shelf.layout',
      'Layout',
      [
        '<layoutSections>',
        '<layoutColumns>',
        '<layoutItems><behaviour>Edit</behaviour></layoutItems>',
        '</layoutColumns>',
        '<style>TwoColumnsTopToBottom</style>',
        '</layoutSections>'
      ],
      4
    ],
    [
      'a chart that no dashboard has',
      'dashboards/D/Shelves.dashboard',
      'Dashboard',
      [
        '<backgroundEndColor>#FFFFFF</backgroundEndColor>',
        '<backgroundFadeDirection>Across</backgroundFadeDirection>'
      ],
      3
    ],
    [
      'a report without a format',
      'reports/R/Shelves.report',
      'Report',
      ['<name>Shelves</name>', '<reportType>CustomEntity$Shelf__c</reportType>'],
      1
    ],
    [
      'an unknown OAuth setting of an external client app',
      'extlClntAppGlobalOauthSets/App.ecaGlblOauth',
      'ExtlClntAppGlobalOauthSettings',
      [
        '<isPkceNeeded>true</isPkceNeeded>',
        '<externalClientApplication>A</externalClientApplication>'
      ],
      2
    ]
  ])('names %s', (_what, path, root, lines, line) => {
    const file = `${path}-meta.xml`;

    expect(findingsWith({ [file]: xml(root, ...lines) })).toContain(
      `metadata/element ${file}:${line}`
    );
  });
});
