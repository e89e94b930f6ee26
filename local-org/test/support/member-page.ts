import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A source folder with a page in the place of the shipped one for members: tabs, a rule, and a component the local org does not have. */
export function memberPageSource(): string {
  const folder = mkdtempSync(join(tmpdir(), 'member-page-'));
  mkdirSync(join(folder, 'flexipages'));
  writeFileSync(join(folder, 'flexipages', 'PorchlightMemberPage.flexipage-meta.xml'), page);
  return folder;
}

const property = (name: string, value: string) =>
  `<componentInstanceProperties><name>${name}</name><value>${value}</value></componentInstanceProperties>`;

const component = (name: string, inside = '') =>
  `<itemInstances><componentInstance>${inside}<componentName>${name}</componentName><identifier>${name.replace(/\W/g, '_')}</identifier></componentInstance></itemInstances>`;

const ruled = (name: string, properties: string, rule: string) =>
  `<itemInstances><componentInstance>${properties}<componentName>${name}</componentName><identifier>ruled</identifier><visibilityRule>${rule}</visibilityRule></componentInstance></itemInstances>`;

const region = (name: string, type: string, items: readonly string[]) =>
  `<flexiPageRegions>${items.join('')}<name>${name}</name><type>${type}</type></flexiPageRegions>`;

const tab = (title: string, body: string) =>
  component('flexipage:tab', property('title', title) + property('body', body));

const companyKnown =
  '<criteria><leftValue>{!Record.Company__c}</leftValue><operator>NE</operator></criteria>';

const page = `<?xml version="1.0" encoding="UTF-8"?>
<FlexiPage xmlns="http://soap.sforce.com/2006/04/metadata">
${region('header', 'Region', [component('force:highlightsPanel')])}
${region('main', 'Region', [component('flexipage:tabset', property('tabs', 'memberTabs'))])}
${region('sidebar', 'Region', [
  ruled(
    'flexipage:richText',
    property('richTextValue', 'Only when the company is known'),
    companyKnown
  ),
  component('runtime_sales_activities:activityPanel')
])}
${region('memberTabs', 'Facet', [
  tab('Community', 'community'),
  tab('Standard.Tab.detail', 'detail'),
  tab('Standard.Tab.relatedLists', 'related')
])}
${region('community', 'Facet', [component('c:memberActivityLog')])}
${region('detail', 'Facet', [component('force:detailPanel')])}
${region('related', 'Facet', [component('force:relatedListContainer')])}
<masterLabel>Member Page</masterLabel>
<sobjectType>Member__c</sobjectType>
<template><name>flexipage:recordHomeTemplateDesktop</name></template>
<type>RecordPage</type>
</FlexiPage>
`;
