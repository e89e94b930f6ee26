import { expect, it } from '@jest/globals';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadUiMetadata } from './load-ui-metadata.ts';

function sourceOf(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'ui-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const pageFile = (label: string) => `<FlexiPage>
<flexiPageRegions>
<itemInstances><componentInstance>
<componentInstanceProperties><name>size</name><value>3</value></componentInstanceProperties>
<componentInstanceProperties><name>fields</name><valueList><valueListItems><value>A</value></valueListItems><valueListItems><value>B</value></valueListItems></valueList></componentInstanceProperties>
<componentName>card</componentName><identifier>card1</identifier>
<visibilityRule><booleanFilter>1 OR 2</booleanFilter>
<criteria><leftValue>{!Record.A__c}</leftValue><operator>EQUAL</operator><rightValue>x</rightValue></criteria>
<criteria><leftValue>{!Record.B__c}</leftValue><operator>NE</operator></criteria></visibilityRule>
</componentInstance></itemInstances>
<itemInstances><fieldInstance><fieldItem>Record.Email__c</fieldItem></fieldInstance></itemInstances>
<name>main</name><type>Region</type>
</flexiPageRegions>
<masterLabel>${label}</masterLabel><sobjectType>Shelf__c</sobjectType>
<template><name>flexipage:recordHomeTemplateDesktop</name></template><type>RecordPage</type>
</FlexiPage>`;

it('reads components, fields, lists of values and rules of a page', () => {
  const { flexipages } = loadUiMetadata([
    sourceOf({ 'flexipages/Shelf.flexipage-meta.xml': pageFile('Shelf Page') })
  ]);
  const page = flexipages.get('Shelf');
  expect(page).toMatchObject({ label: 'Shelf Page', type: 'RecordPage', object: 'Shelf__c' });
  const [card, field] = page?.regions[0]?.items ?? [];
  expect(card).toMatchObject({
    kind: 'component',
    name: 'c:card',
    identifier: 'card1',
    visibility: {
      logic: '1 OR 2',
      criteria: [
        { left: '{!Record.A__c}', operator: 'EQUAL', right: 'x' },
        { left: '{!Record.B__c}', operator: 'NE', right: '' }
      ]
    }
  });
  expect([...(card?.properties ?? [])]).toEqual([
    ['size', '3'],
    ['fields', ['A', 'B']]
  ]);
  expect(field).toMatchObject({ kind: 'field', name: 'Record.Email__c' });
});

it('lets the definition of a later folder win', () => {
  const first = sourceOf({ 'flexipages/Shelf.flexipage-meta.xml': pageFile('First') });
  const second = sourceOf({ 'flexipages/Shelf.flexipage-meta.xml': pageFile('Second') });
  expect(loadUiMetadata([first, second]).flexipages.get('Shelf')?.label).toBe('Second');
});

it('reads apps with the record pages they give to objects, tabs, and what permission sets show', () => {
  const ui = loadUiMetadata([
    sourceOf({
      'applications/Library.app-meta.xml': `<CustomApplication>
<actionOverrides><actionName>View</actionName><content>Shelf</content><formFactor>Large</formFactor><type>Flexipage</type><pageOrSobjectType>Shelf__c</pageOrSobjectType></actionOverrides>
<actionOverrides><actionName>Tab</actionName><content>Home</content><type>Flexipage</type><pageOrSobjectType>standard-home</pageOrSobjectType></actionOverrides>
<brand><headerColor>#0B5CAB</headerColor></brand><label>The Library</label><tabs>Shelf__c</tabs></CustomApplication>`,
      'tabs/Shelf__c.tab-meta.xml':
        '<CustomTab><customObject>true</customObject><motif>Custom15: People</motif></CustomTab>',
      'permissionsets/Reader.permissionset-meta.xml': `<PermissionSet>
<applicationVisibilities><application>Library</application><visible>true</visible></applicationVisibilities>
<applicationVisibilities><application>Setup</application><visible>false</visible></applicationVisibilities>
<label>Reader</label><tabSettings><tab>Wizard</tab><visibility>Visible</visibility></tabSettings></PermissionSet>`
    })
  ]);
  expect(ui.apps).toEqual([
    {
      ...{ name: 'Library', label: 'The Library', description: '' },
      ...{ tabs: ['Shelf__c'], color: '#0B5CAB' }
    }
  ]);
  expect(ui.recordPages).toEqual([
    { object: 'Shelf__c', page: 'Shelf', app: 'Library', formFactor: 'Large' }
  ]);
  expect(ui.tabs.get('Shelf__c')).toEqual({ name: 'Shelf__c', motif: 'Custom15: People' });
  expect(ui.pageGrants.get('Reader')).toEqual({ apps: ['Library'], tabs: ['Wizard'] });
});

it('reads layouts, compact layouts and list views of an object', () => {
  const ui = loadUiMetadata([
    sourceOf({
      'layouts/Shelf__c-Shelf %26 Board.layout-meta.xml': `<Layout><layoutSections><detailHeading>true</detailHeading><label>Facts</label>
<layoutColumns><layoutItems><field>Name</field></layoutItems></layoutColumns><layoutColumns/></layoutSections>
<relatedLists><fields>NAME</fields><relatedList>Book__c.Shelf__c</relatedList><sortField>NAME</sortField><sortOrder>Desc</sortOrder></relatedLists></Layout>`,
      'objects/Shelf__c/Shelf__c.object-meta.xml':
        '<CustomObject><compactLayoutAssignment>Top</compactLayoutAssignment><label>Shelf</label></CustomObject>',
      'objects/Shelf__c/compactLayouts/Top.compactLayout-meta.xml':
        '<CompactLayout><fields>Name</fields><fields>Width__c</fields><label>Top</label></CompactLayout>',
      'objects/Shelf__c/listViews/Wide.listView-meta.xml': `<ListView><columns>NAME</columns><filterScope>Mine</filterScope>
<filters><field>Width__c</field><operation>greaterThan</operation><value>3</value></filters><label>Wide Ones</label></ListView>`
    })
  ]);
  expect(ui.layouts).toEqual([
    {
      name: 'Shelf__c-Shelf & Board',
      object: 'Shelf__c',
      sections: [{ label: 'Facts', hasHeading: true, columns: [['Name'], []] }],
      relatedLists: [
        { name: 'Book__c.Shelf__c', fields: ['NAME'], sortField: 'NAME', descending: true }
      ]
    }
  ]);
  expect(ui.compactLayoutOf.get('Shelf__c')).toBe('Top');
  expect(ui.compactLayouts[0]?.fields).toEqual(['Name', 'Width__c']);
  expect(ui.listViews).toEqual([
    {
      ...{ name: 'Wide', object: 'Shelf__c', label: 'Wide Ones', scope: 'Mine', columns: ['NAME'] },
      filters: [{ field: 'Width__c', operation: 'greaterThan', value: '3' }]
    }
  ]);
});

it('reads what a component offers to pages, with types and standard values', () => {
  const ui = loadUiMetadata([
    sourceOf({
      'lwc/card/card.js-meta.xml': `<LightningComponentBundle><isExposed>true</isExposed><targetConfigs>
<targetConfig targets="lightning__RecordPage, lightning__AppPage"><property name="size" type="Integer" default="5"/></targetConfig>
</targetConfigs></LightningComponentBundle>`
    })
  ]);
  expect(ui.componentProperties.get('card')).toEqual([
    {
      targets: ['lightning__RecordPage', 'lightning__AppPage'],
      ...{ name: 'size', type: 'Integer', standard: '5' }
    }
  ]);
});

it('names file and line of a page that lacks what it needs', () => {
  const source = sourceOf({
    'flexipages/Bad.flexipage-meta.xml': '<FlexiPage>\n<type>AppPage</type></FlexiPage>'
  });
  expect(() => loadUiMetadata([source])).toThrow(/Bad\.flexipage-meta\.xml:1: <masterLabel>/);
});
