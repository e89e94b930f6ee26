import { describe, expect, it } from '@jest/globals';
import { checkWith, xml } from './small-source.ts';

function messages(files: Readonly<Record<string, string>>): string[] {
  return checkWith(files).findings.map(({ line, message }) => `${line} ${message}`);
}

describe('Lightning pages', () => {
  const page = (type: string, object: string, ...items: string[]) => ({
    'flexipages/Shelf.flexipage-meta.xml': xml(
      'FlexiPage',
      `<type>${type}</type>`,
      `<sobjectType>${object}</sobjectType>`,
      '<flexiPageRegions>',
      ...items,
      '<name>main</name><type>Region</type>',
      '</flexiPageRegions>',
      '<masterLabel>Shelf</masterLabel>',
      '<template><name>flexipage:recordHomeTemplateDesktop</name></template>'
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
          related('RelatedNoteList')
        )
      )
    ).toEqual([
      '3 Shelf__c has no field Gone__c.',
      '5 Book__c has no field Gone__c.',
      '6 Book__c has no lookup Gone__c.',
      '7 There is no object Gone__c.'
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
