import { describe, expect, it } from '@jest/globals';
import { checkWith, customObject, xml } from './small-source.ts';

/** What names lead nowhere; elements that are missing altogether are another test's. */
function messages(files: Readonly<Record<string, string>>): string[] {
  return checkWith(files)
    .findings.filter(({ rule }) => rule.startsWith('references/'))
    .map(({ line, message }) => `${line} ${message}`);
}

describe('Lightning pages', () => {
  const page = (type: string, object: string, ...items: string[]) => ({
    'flexipages/Shelf.flexipage-meta.xml': xml(
      'FlexiPage',
      `<type>${type}</type>`,
      `<sobjectType>${object}</sobjectType>`,
      '<flexiPageRegions>',
      ...items,
      '</flexiPageRegions>'
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
      `<fieldInstance><fieldItem>Record.${name}</fieldItem></fieldInstance>`;

    expect(messages(page('RecordPage', 'Gone__c'))).toEqual(['3 There is no object Gone__c.']);
    expect(
      messages(page('RecordPage', 'Shelf__c', field('Width__c'), field('Name'), field('Gone__c')))
    ).toEqual(['7 Shelf__c has no field Gone__c.']);
  });

  it('show a component by fields, operators and permissions that exist', () => {
    const when = (left: string, operator = 'EQUAL') =>
      '<itemInstances><componentInstance><componentName>force:detailPanel</componentName><visibilityRule>' +
      `<criteria><leftValue>{!${left}}</leftValue><operator>${operator}</operator></criteria>` +
      '</visibilityRule></componentInstance></itemInstances>';
    const rules = [
      when('Record.Width__c', 'GT'),
      when('Record.Gone__c'),
      when('Record.Width__c', 'GREATER_THAN'),
      when('$Permission.CustomPermission.Gone'),
      when('$User.Department')
    ];

    expect(messages(page('RecordPage', 'Shelf__c', ...rules))).toEqual([
      '6 Shelf__c has no field Gone__c.',
      '7 There is no operator GREATER_THAN.',
      '8 There is no custom permission Gone.'
    ]);
  });

  it('carry related lists of their object, with columns of its children', () => {
    const list = (relationship: string, parent = 'Shelf__c.Id', ...columns: string[]) =>
      '<itemInstances><componentInstance>' +
      property('parentFieldApiName', `<value>${parent}</value>`) +
      property('relatedListApiName', `<value>${relationship}</value>`) +
      property(
        'relatedListFieldAliases',
        `<valueList>${columns.map((one) => `<valueListItems><value>${one}</value></valueListItems>`).join('')}</valueList>`
      ) +
      '<componentName>lst:dynamicRelatedList</componentName></componentInstance></itemInstances>';
    const lists = [
      list('Books__r', 'Shelf__c.Id', 'NAME', 'Shelf__c'),
      list('Gone__r'),
      list('Books__r', 'Shelf__c.Id', 'Gone__c'),
      list('Whatever', 'Shelf__c.Library__c')
    ];

    expect(messages(page('RecordPage', 'Shelf__c', ...lists))).toEqual([
      '6 Shelf__c has no related list Gone__r.',
      '7 Book__c has no field Gone__c.'
    ]);
  });

  it('hold facets of their own, each once', () => {
    const tab = (facet: string, identifier = facet) =>
      `<itemInstances><componentInstance>${property('body', `<value>${facet}</value>`)}` +
      `<componentName>flexipage:tab</componentName><identifier>${identifier}</identifier>` +
      '</componentInstance></itemInstances>';
    const facet = (name: string) =>
      `</flexiPageRegions><flexiPageRegions><name>${name}</name><type>Facet</type>`;
    const items = [
      tab('details'),
      tab('details', 'again'),
      tab('gone'),
      tab('list', 'again'),
      facet('details'),
      facet('idle'),
      facet('list'),
      facet('list')
    ];

    expect(messages(page('RecordPage', 'Shelf__c', ...items))).toEqual([
      '7 There is no facet gone.',
      '8 The identifier again is there twice.',
      '9 The facet details is used twice.',
      '10 The facet idle is not used.',
      '12 The region list is there twice.'
    ]);
  });
});

function property(name: string, value: string): string {
  return `<componentInstanceProperties><name>${name}</name>${value}</componentInstanceProperties>`;
}

describe('layouts', () => {
  const layout = (name: string, ...lines: string[]) => ({
    [`layouts/${name}.layout-meta.xml`]: xml('Layout', ...lines)
  });
  const item = (field: string) =>
    `<layoutSections><layoutColumns><layoutItems><field>${field}</field></layoutItems></layoutColumns></layoutSections>`;
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
    ['compactLayouts/A.compactLayout', 'CompactLayout', '<fields>Gone__c</fields>'],
    ['listViews/A.listView', 'ListView', '<columns>NAME</columns><columns>Gone__c</columns>'],
    [
      'fieldSets/A.fieldSet',
      'FieldSet',
      '<displayedFields><field>Gone__c</field></displayedFields>'
    ]
  ])('of the form %s name fields that exist', (path, root, line) => {
    const file = { [`objects/Shelf__c/${path}-meta.xml`]: xml(root, line) };

    expect(messages(file)).toEqual(['2 Shelf__c has no field Gone__c.']);
  });

  it('filter list views by fields that exist', () => {
    const filter = (field: string) =>
      `<filters><field>${field}</field><operation>equals</operation></filters>`;
    const file = {
      'objects/Shelf__c/listViews/A.listView-meta.xml': xml(
        'ListView',
        filter('NAME'),
        filter('Width__c'),
        filter('Gone__c')
      )
    };

    expect(messages(file)).toEqual(['4 Shelf__c has no field Gone__c.']);
  });

  it('of an object are there, and so are the fields of its search results', () => {
    const object = customObject('Shelf').replace(
      '<label>',
      '<compactLayoutAssignment>Gone</compactLayoutAssignment><searchLayouts>' +
        '<searchResultsAdditionalFields>Lost__c</searchResultsAdditionalFields></searchLayouts><label>'
    );

    expect(messages({ 'objects/Shelf__c/Shelf__c.object-meta.xml': object })).toEqual([
      '3 Shelf__c has no compact layout Gone.',
      '3 Shelf__c has no field Lost__c.'
    ]);
  });
});
