import { describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { loadSchema, readXmlFile, type XmlElement } from '../../src/metadata/index.ts';
import { componentsIn, filesIn, packageDir } from './package-files.ts';

const schema = loadSchema({ sourceDirs: [packageDir] });
/** Objects of ours that people look at. */
const shown = componentsIn('tabs', 'tab').filter((name) => name.endsWith('__c'));

const pages: readonly (readonly [object: string, ...cards: string[]])[] = [
  ['Account', 'accountCommunityActivitySummary', 'sessionSummary'],
  [
    'Contact',
    'communityProfile',
    'contactMemberActivityLog',
    'sessionSummary',
    'viewInStudioButton'
  ],
  ['Lead', 'communityProfile', 'contactMemberActivityLog', 'sessionSummary'],
  ['Opportunity', 'sessionSummary'],
  ['Community__c', 'communityActivitySummary'],
  ['Member__c', 'memberActivityLog', 'viewInStudioButton'],
  ['Activity__c', 'communityActivityInfo'],
  ['Session__c']
];

describe('the record page', () => {
  it.each(pages)(
    'of %s carries its cards beside highlights, details and related lists',
    (...of) => {
      const [object, ...cards] = of;
      const components = componentsOn(object).map((one) => one.text('componentName') ?? '');
      const standard = ['force:highlightsPanel', 'force:detailPanel', 'force:relatedListContainer'];

      expect(components.filter((name) => !name.includes(':')).sort()).toEqual(cards);
      expect(components).toEqual(expect.arrayContaining(standard));
    }
  );

  it.each(pages)('of %s is the one the app shows, on desktop and phone', (object) => {
    const app = read('applications/Porchlight.app-meta.xml', 'CustomApplication');
    const overrides = app
      .all('actionOverrides')
      .filter((one) => one.text('pageOrSobjectType') === object)
      .map((one) => [one.text('actionName'), one.text('content'), one.text('formFactor')]);

    expect(overrides).toEqual([
      ['View', pageOf(object), 'Large'],
      ['View', pageOf(object), 'Small']
    ]);
  });

  // No package can bring layouts of standard objects: what we add to them would be seen nowhere else.
  it.each(['Opportunity', 'Lead', 'Contact', 'Account'])('of %s shows our fields', (object) => {
    const placed = itemsOn(object)
      .flatMap((item) => item.all('fieldInstance'))
      .map((field) => field.text('fieldItem'));
    const fields = [...(schema.objects.get(object.toLowerCase())?.fields.values() ?? [])]
      // Long texts are figures for the charts.
      .filter(({ custom, type }) => custom && type !== 'textarea')
      .map(({ name }) => `Record.${name}`);

    expect(placed.sort()).toEqual(fields.sort());
  });

  it.each(['Opportunity', 'Lead', 'Contact', 'Account'])(
    'of %s lists its sessions: who viewed what, what was of interest, the id last',
    (object) => {
      const list = componentsOn(object).find(
        (one) => property(one, 'relatedListApiName')[0] === 'Sessions__r'
      );
      const session = schema.objects.get('session__c');
      const labels = property(list, 'relatedListFieldAliases').map(
        (name) => session?.fields.get(name.toLowerCase())?.label
      );

      expect(property(list, 'parentFieldApiName')).toEqual([`${object}.Id`]);
      expect(labels).toEqual([
        ...['Email', 'Demos', 'Duration (minutes)', 'Full Name', 'Flows', 'Steps Viewed'],
        ...['Very Interested Areas', 'Somewhat Interested Areas', 'Not Interested Areas'],
        'Session ID'
      ]);
    }
  );
});

/** JSON for the cards, which show it in words and pictures. */
const FOR_CARDS = new Set(['ActivityTrend__c', 'ScoreReasons__c']);

it.each(shown)('the layout of %s places every field of ours that people read, once', (object) => {
  const [layout = ''] = filesIn('layouts').filter((file) => file.startsWith(`layouts/${object}-`));
  const placed = read(layout, 'Layout')
    .all('layoutSections')
    .flatMap((section) => section.all('layoutColumns'))
    .flatMap((column) => column.all('layoutItems'))
    .map((item) => item.text('field') ?? '');
  const fields = [...(schema.objects.get(object.toLowerCase())?.fields.values() ?? [])];

  expect(placed.filter((name) => name.endsWith('__c')).sort()).toEqual(
    fields
      .filter(({ name, custom }) => custom && !FOR_CARDS.has(name))
      .map(({ name }) => name)
      .sort()
  );
  expect(placed).toContain('Name');
});

it.each(shown)('%s has highlights, search results and a list view of everything', (object) => {
  const described = read(`objects/${object}/${object}.object-meta.xml`, 'CustomObject');
  const all = read(`objects/${object}/listViews/All.listView-meta.xml`, 'ListView');

  expect(described.text('compactLayoutAssignment')).toMatch(/Highlights$/);
  expect(
    described.get('searchLayouts').all('searchResultsAdditionalFields').length
  ).toBeGreaterThan(2);
  expect(all.all('filters')).toEqual([]);
});

it.each([
  ['applications', 'app', 'CustomApplication'],
  ['tabs', 'tab', 'CustomTab'],
  ['flexipages', 'flexipage', 'FlexiPage'],
  ['reportTypes', 'reportType', 'ReportType'],
  ['reports', 'report', 'Report'],
  ['dashboards', 'dashboard', 'Dashboard']
])('everything in %s says what it is for', (folder, kind, root) => {
  const files = filesIn(folder).filter((file) => file.endsWith(`.${kind}-meta.xml`));

  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !read(file, root).text('description'))).toEqual([]);
});

function pageOf(object: string): string {
  return `Porchlight${object.replace(/__c$/, '')}Page`;
}

function componentsOn(object: string): XmlElement[] {
  return itemsOn(object).flatMap((item) => item.all('componentInstance'));
}

function itemsOn(object: string): XmlElement[] {
  return read(`flexipages/${pageOf(object)}.flexipage-meta.xml`, 'FlexiPage')
    .all('flexiPageRegions')
    .flatMap((region) => region.all('itemInstances'));
}

/** The values of a component's property; empty when it has none. */
function property(component: XmlElement | undefined, name: string): string[] {
  const found = component
    ?.all('componentInstanceProperties')
    .find((one) => one.text('name') === name);
  const items = found?.find('valueList')?.all('valueListItems') ?? (found ? [found] : []);
  return items.flatMap((item) => item.text('value') ?? []);
}

function read(file: string, root: string): XmlElement {
  return readXmlFile(join(packageDir, file), root);
}
