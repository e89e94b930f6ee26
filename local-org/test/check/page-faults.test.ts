import { describe, expect, it } from '@jest/globals';
import { checkWith, xml } from './small-source.ts';

function messages(files: Readonly<Record<string, string>>): string[] {
  return checkWith(files).findings.map(({ line, message }) => `${line} ${message}`);
}

describe('Lightning pages', () => {
  const page = (type: string, object: string, ...items: string[]) =>
    pageFrom(
      type === 'AppPage'
        ? 'flexipage:defaultAppHomeTemplate'
        : 'flexipage:recordHomeTemplateDesktop',
      type,
      object,
      ...items
    );
  const pageFrom = (template: string, type: string, object: string, ...items: string[]) => ({
    'flexipages/Shelf.flexipage-meta.xml': xml(
      'FlexiPage',
      `<type>${type}</type>`,
      `<sobjectType>${object}</sobjectType>`,
      '<flexiPageRegions>',
      ...items,
      '<name>main</name><type>Region</type>',
      '</flexiPageRegions>',
      '<masterLabel>Shelf</masterLabel>',
      `<template><name>${template}</name></template>`
    )
  });
  const component = (name: string) =>
    `<itemInstances><componentInstance><componentName>${name}</componentName></componentInstance></itemInstances>`;
  const offered = {
    'lwc/shelfList/shelfList.js-meta.xml': xml(
      'LightningComponentBundle',
      '<apiVersion>66.0</apiVersion>',
      '<isExposed>true</isExposed>',
      '<masterLabel>Shelves</masterLabel>',
      '<targets><target>lightning__RecordPage</target></targets>',
      '<targetConfigs><targetConfig><objects><object>Shelf__c</object></objects></targetConfig></targetConfigs>'
    )
  };

  it('hold components that exist and are offered for them', () => {
    const items = [
      component('c:shelfList'),
      component('shelfList'),
      component('force:detailPanel')
    ];

    expect(messages({ ...offered, ...page('RecordPage', 'Shelf__c', ...items) })).toEqual([]);
    expect(
      messages({ ...offered, ...page('RecordPage', 'Book__c', component('shelfList')) })
    ).toEqual(['5 The component shelfList is not offered for pages of Book__c.']);
    expect(
      messages({ ...offered, ...page('AppPage', 'Shelf__c', component('shelfList')) })
    ).toEqual(['5 The component shelfList is not offered for such pages.']);
    expect(
      messages(page('RecordPage', 'Shelf__c', component('shelfList'), component('gone')))
    ).toEqual([
      '5 The component shelfList is not offered for such pages.',
      '6 There is no component gone.'
    ]);
  });

  it('show objects and fields that exist', () => {
    const field = (name: string) =>
      `<itemInstances><fieldInstance><fieldItem>Record.${name}</fieldItem></fieldInstance></itemInstances>`;

    expect(messages(page('RecordPage', 'Gone__c'))).toEqual(['3 There is no object Gone__c.']);
    expect(
      messages(page('RecordPage', 'Shelf__c', field('Width__c'), field('Name'), field('Gone__c')))
    ).toEqual(['7 Shelf__c has no field Gone__c.']);
  });

  it('name templates of their type and regions that are there', () => {
    const tab = (region: string) =>
      `<itemInstances><componentInstance><componentInstanceProperties><name>body</name><value>${region}</value></componentInstanceProperties><componentName>flexipage:tab</componentName></componentInstance></itemInstances>`;

    expect(messages(pageFrom('home:desktopTemplate', 'RecordPage', 'Shelf__c'))).toEqual([
      '8 home:desktopTemplate is no template of a page of type RecordPage.'
    ]);
    expect(messages(page('RecordPage', 'Shelf__c', tab('main'), tab('gone')))).toEqual([
      '6 The page has no region gone.'
    ]);
  });

  it('show related lists that exist, with columns that exist', () => {
    const list = (name: string, ...columns: string[]) =>
      [
        '<itemInstances><componentInstance>',
        `<componentInstanceProperties><name>relatedListApiName</name><value>${name}</value></componentInstanceProperties>`,
        '<componentInstanceProperties><name>relatedListFieldAliases</name><valueList>',
        ...columns.map((column) => `<valueListItems><value>${column}</value></valueListItems>`),
        '</valueList></componentInstanceProperties>',
        '<componentName>lst:dynamicRelatedList</componentName></componentInstance></itemInstances>'
      ].join('');
    const items = [list('Books__r', 'NAME', 'Shelf__c'), list('OpenActivities'), list('Gone__r')];

    expect(messages(page('RecordPage', 'Shelf__c', ...items))).toEqual([
      '7 Shelf__c has no related list Gone__r.'
    ]);
    expect(messages(page('RecordPage', 'Shelf__c', list('Books__r', 'Gone__c')))).toEqual([
      '5 Book__c has no field Gone__c.'
    ]);
  });

  it('hide and show by fields that exist', () => {
    const visible = (field: string) =>
      `<itemInstances><componentInstance><componentName>force:detailPanel</componentName><visibilityRule><criteria><leftValue>{!Record.${field}}</leftValue><operator>GT</operator><rightValue>1</rightValue></criteria></visibilityRule></componentInstance></itemInstances>`;

    expect(messages(page('RecordPage', 'Shelf__c', visible('Width__c'), visible('Gone')))).toEqual([
      '6 Shelf__c has no field Gone.'
    ]);
  });

  it('set properties that the component offers for such pages', () => {
    const meta = {
      'lwc/shelfList/shelfList.js-meta.xml': xml(
        'LightningComponentBundle',
        '<apiVersion>66.0</apiVersion>',
        '<isExposed>true</isExposed>',
        '<masterLabel>Shelves</masterLabel>',
        '<targets><target>lightning__RecordPage</target><target>lightning__AppPage</target></targets>',
        '<targetConfigs>',
        '<targetConfig targets="lightning__RecordPage"><property name="rows" type="Integer" default="5"/></targetConfig>',
        '<targetConfig targets="lightning__AppPage"><property name="title" type="String"/></targetConfig>',
        '</targetConfigs>'
      )
    };
    const set = (name: string) =>
      `<itemInstances><componentInstance><componentInstanceProperties><name>${name}</name><value>3</value></componentInstanceProperties><componentName>shelfList</componentName></componentInstance></itemInstances>`;

    expect(messages({ ...meta, ...page('RecordPage', 'Shelf__c', set('rows')) })).toEqual([]);
    expect(messages({ ...meta, ...page('RecordPage', 'Shelf__c', set('title')) })).toEqual([
      '5 The component shelfList has no property title.'
    ]);
  });

  it('of the type record page name their object', () => {
    const file = page('RecordPage', 'Shelf__c')['flexipages/Shelf.flexipage-meta.xml'];

    expect(
      messages({ 'flexipages/Shelf.flexipage-meta.xml': file.replace(/<sobjectType>.*\n/, '\n') })
    ).toEqual(['1 The record page lacks <sobjectType>.']);
  });
});

describe('layouts', () => {
  const layout = (name: string, ...lines: string[]) => ({
    [`layouts/${name}.layout-meta.xml`]: xml('Layout', ...lines)
  });
  const item = (field: string) =>
    `<layoutSections><layoutColumns><layoutItems><field>${field}</field></layoutItems></layoutColumns><style>TwoColumnsTopToBottom</style></layoutSections>`;
  const related = (list: string, ...fields: string[]) =>
    `<relatedLists>${fields.map((name) => `<fields>${name}</fields>`).join('')}<relatedList>${list}</relatedList></relatedLists>`;

  it('show objects, fields and related lists that exist', () => {
    expect(messages(layout('Gone__c-Gone'))).toEqual(['1 There is no object Gone__c.']);
    expect(
      messages(
        layout(
          'Shelf__c-Shelf',
          item('Width__c'),
          item('Gone__c'),
          related('Book__c.Shelf__c', 'NAME', 'Shelf__c'),
          related('Book__c.Shelf__c', 'Gone__c'),
          related('Book__c.Gone__c'),
          related('Gone__c.Shelf__c'),
          related('RelatedNoteList'),
          related('Book__c.Shelf__c', 'OWNER.ALIAS', 'CREATED_DATE', 'GONE')
        )
      )
    ).toEqual([
      '3 Shelf__c has no field Gone__c.',
      '5 Book__c has no field Gone__c.',
      '6 Book__c has no lookup Gone__c.',
      '7 There is no object Gone__c.',
      '9 Book__c has no field GONE.'
    ]);
  });

  it('show children of their own object and buttons that exist', () => {
    const button = '<customButtons>Gone</customButtons>';

    expect(messages(layout('Book__c-Book', related('Book__c.Shelf__c'), button))).toEqual([
      '2 Book__c.Shelf__c does not lead to Book__c.',
      '3 Book__c has no button Gone.'
    ]);
  });

  it('show standard fields that a custom object has', () => {
    const fields = ['Name', 'OwnerId', 'CreatedById', 'LastModifiedById'].map(item);

    expect(messages(layout('Shelf__c-Shelf', ...fields, item('Rating')))).toEqual([
      '6 Shelf__c has no field Rating.'
    ]);
  });

  it.each([
    ['compactLayouts/A.compactLayout', 'CompactLayout', '<fields>Gone__c</fields><label>A</label>'],
    [
      'listViews/A.listView',
      'ListView',
      '<columns>NAME</columns><columns>Gone__c</columns><filterScope>Everything</filterScope><label>A</label>'
    ],
    [
      'fieldSets/A.fieldSet',
      'FieldSet',
      '<displayedFields><field>Gone__c</field></displayedFields><description>A</description><label>A</label>'
    ]
  ])('of the form %s name fields that exist', (path, root, line) => {
    const file = { [`objects/Shelf__c/${path}-meta.xml`]: xml(root, line) };

    expect(messages(file)).toEqual(['2 Shelf__c has no field Gone__c.']);
  });
});
