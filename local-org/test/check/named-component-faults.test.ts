import { describe, expect, it } from '@jest/globals';
import { checkWith, customObject, xml } from './small-source.ts';

const SHELF = 'objects/Shelf__c/Shelf__c.object-meta.xml';
const ACTION = 'quickActions/Shelf__c.AddBook.quickAction-meta.xml';
const LAYOUT = 'layouts/Shelf__c-Shelf Layout.layout-meta.xml';

type Files = Readonly<Record<string, string | null>>;

/** `file:line message`, of all findings. */
function faults(files: Files): string[] {
  return checkWith(files).findings.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

function action(...lines: string[]): Files {
  return {
    [ACTION]: xml(
      'QuickAction',
      ...lines,
      '<label>Add book</label>',
      '<optionsCreateFeedItem>false</optionsCreateFeedItem>',
      '<type>Create</type>'
    )
  };
}

function layoutWithAction(name: string): Files {
  return {
    [LAYOUT]: xml(
      'Layout',
      '<platformActionList>',
      '<actionListContext>Record</actionListContext>',
      '<platformActionListItems>',
      `<actionName>${name}</actionName>`,
      '<actionType>QuickAction</actionType>',
      '<sortOrder>0</sortOrder>',
      '</platformActionListItems>',
      '</platformActionList>'
    )
  };
}

describe('quick actions', () => {
  const fields = (...names: string[]) => [
    '<targetObject>Book__c</targetObject>',
    '<quickActionLayout>',
    '<layoutSectionStyle>TwoColumnsLeftToRight</layoutSectionStyle>',
    '<quickActionLayoutColumns>',
    ...names.map(
      (name) =>
        `<quickActionLayoutItems><emptySpace>false</emptySpace><field>${name}</field><uiBehavior>Edit</uiBehavior></quickActionLayoutItems>`
    ),
    '</quickActionLayoutColumns>',
    '</quickActionLayout>'
  ];

  it('create records of an object that exists, with its fields', () => {
    expect(faults(action(...fields('Name', 'Shelf__c')))).toEqual([]);
    expect(faults(action(...fields('Name', 'Gone__c')))).toEqual([
      `${ACTION}:7 Book__c has no field Gone__c.`
    ]);
    expect(faults(action('<targetObject>Gone__c</targetObject>'))).toEqual([
      `${ACTION}:2 There is no object Gone__c.`
    ]);
  });

  it('open components that are offered for actions', () => {
    const open = (name: string) => action(`<lightningWebComponent>${name}</lightningWebComponent>`);

    expect(faults(open('gone'))).toEqual([`${ACTION}:2 There is no component gone.`]);
    expect(faults(open('shelfList'))).toEqual([
      `${ACTION}:2 The component shelfList is not offered for actions.`
    ]);
  });

  it('on a layout exist, unless they belong to the org', () => {
    const known = { ...action(), ...layoutWithAction('Shelf__c.AddBook') };

    expect(faults(known)).toEqual([]);
    expect(faults(layoutWithAction('NewTask'))).toEqual([]);
    expect(faults(layoutWithAction('FeedItem.TextPost'))).toEqual([]);
    expect(faults(layoutWithAction('Shelf__c.Gone'))).toEqual([
      `${LAYOUT}:5 There is no quick action Shelf__c.Gone.`
    ]);
  });
});

describe('objects', () => {
  const shelf = (line: string) => ({
    [SHELF]: customObject('Shelf').replace('<deploymentStatus>', `${line}\n<deploymentStatus>`)
  });

  it('name a compact layout that exists', () => {
    const assigned = (name: string) =>
      shelf(`<compactLayoutAssignment>${name}</compactLayoutAssignment>`);

    expect(faults(assigned('SYSTEM'))).toEqual([]);
    expect(faults(assigned('Gone'))).toEqual([`${SHELF}:2 Shelf__c has no compact layout Gone.`]);
  });

  it('are opened on pages that exist', () => {
    const override = shelf(
      '<actionOverrides><actionName>View</actionName><content>Gone</content><formFactor>Large</formFactor><type>Flexipage</type></actionOverrides>'
    );

    expect(faults(override)).toEqual([`${SHELF}:2 There is no page Gone.`]);
  });

  it('have fields with global value sets that exist', () => {
    const file = 'objects/Shelf__c/fields/Wood__c.field-meta.xml';
    const wood = xml(
      'CustomField',
      '<fullName>Wood__c</fullName>',
      '<label>Wood</label>',
      '<type>Picklist</type>',
      '<valueSet>',
      '<valueSetName>Gone</valueSetName>',
      '</valueSet>'
    );

    expect(checkWith({ [file]: wood }).findings).toContainEqual(
      expect.objectContaining({ file, line: 6, message: expect.stringContaining('Gone') })
    );
  });
});

describe('external client apps', () => {
  const file = 'extlClntAppOauthSettings/Library_oauth.ecaOauth-meta.xml';
  const settings = {
    [file]: xml(
      'ExtlClntAppOauthSettings',
      '<commaSeparatedOauthScopes>Api, RefreshToken</commaSeparatedOauthScopes>',
      '<externalClientApplication>Library</externalClientApplication>',
      '<label>Library_oauth</label>'
    )
  };
  const app = {
    'externalClientApps/Library.eca-meta.xml': xml(
      'ExternalClientApplication',
      '<distributionState>Packaged</distributionState>',
      '<isProtected>false</isProtected>',
      '<label>Library</label>'
    )
  };

  it('are named by settings only when they are there', () => {
    expect(faults({ ...settings, ...app })).toEqual([]);
    expect(faults(settings)).toEqual([`${file}:3 There is no external client app Library.`]);
  });
});

it('names a static resource without content', () => {
  const file = 'staticresources/logo.resource-meta.xml';
  const description = {
    [file]: xml(
      'StaticResource',
      '<cacheControl>Public</cacheControl>',
      '<contentType>image/svg+xml</contentType>'
    )
  };

  expect(faults({ ...description, 'staticresources/logo.svg': '<svg/>' })).toEqual([]);
  expect(faults(description)).toEqual([`${file}:1 The static resource logo has no content.`]);
});

it('names a record type and a page that a permission set opens and that do not exist', () => {
  const file = 'permissionsets/Reader.permissionset-meta.xml';
  const reader = xml(
    'PermissionSet',
    '<label>Reader</label>',
    '<pageAccesses><apexPage>Gone</apexPage><enabled>true</enabled></pageAccesses>',
    '<recordTypeVisibilities><recordType>Shelf__c.Gone</recordType><visible>true</visible></recordTypeVisibilities>'
  );

  expect(faults({ [file]: reader })).toEqual([
    `${file}:3 The permission set names the page Gone, which does not exist.`,
    `${file}:4 The permission set names the record type Shelf__c.Gone, which does not exist.`
  ]);
});

describe('custom metadata', () => {
  const record = (type: string, field: string) => ({
    'objects/Rule__mdt/Rule__mdt.object-meta.xml': xml(
      'CustomObject',
      '<label>Rule</label>',
      '<pluralLabel>Rules</pluralLabel>'
    ),
    'objects/Rule__mdt/fields/Limit__c.field-meta.xml': xml(
      'CustomField',
      '<fullName>Limit__c</fullName>',
      '<label>Limit</label>',
      '<precision>3</precision>',
      '<scale>0</scale>',
      '<type>Number</type>'
    ),
    [`customMetadata/${type}.First.md-meta.xml`]: [
      '<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata"',
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"',
      ' xmlns:xsd="http://www.w3.org/2001/XMLSchema">',
      '<label>First</label>',
      '<protected>false</protected>',
      `<values><field>${field}</field>`,
      '<value xsi:type="xsd:double">3.0</value></values>',
      '</CustomMetadata>'
    ].join('\n')
  });

  it('has a type and fields that exist', () => {
    expect(faults(record('Rule', 'Limit__c'))).toEqual([]);
    expect(faults(record('Rule', 'Gone__c'))).toEqual([
      'customMetadata/Rule.First.md-meta.xml:6 Rule__mdt has no field Gone__c.'
    ]);
    expect(faults(record('Gone', 'Limit__c'))).toEqual([
      'customMetadata/Gone.First.md-meta.xml:1 There is no custom metadata type Gone__mdt.'
    ]);
  });
});
