import { expect, it } from '@jest/globals';
import { checkWith, xml } from './small-source.ts';

it.each([
  ['flexipages/Home.flexipage', '<type>HomPage</type>', '<type> is "HomPage".'],
  ['layouts/Shelf__c-Shelf.layout', '<layoutSections/>', '<layoutSections> lacks <style>.'],
  [
    'objects/Shelf__c/compactLayouts/Wide.compactLayout',
    '<field>Name</field>',
    '<CompactLayout> has no element <field>.'
  ],
  [
    'objects/Shelf__c/listViews/All.listView',
    '<filterScope>All</filterScope>',
    '<filterScope> is "All".'
  ],
  ['reportTypes/Books.reportType', '<deployed>yes</deployed>', '<deployed> is "yes".'],
  ['reports/Library/All.report', '<format>Table</format>', '<format> is "Table".'],
  ['reports/Library.reportFolder', '<folderShares/>', '<folderShares> lacks <accessLevel>.'],
  ['dashboards/Library/All.dashboard', '<titleSize>big</titleSize>', '<titleSize> is "big".']
])('names what is wrong in %s', (path, line, message) => {
  const root = /\.(\w)(\w+)$/.exec(path);
  const name = `${root?.[1]?.toUpperCase()}${root?.[2]}`.replace('Flexipage', 'FlexiPage');
  const { findings } = checkWith({ [`${path}-meta.xml`]: xml(name, line) });

  expect(findings.filter((one) => one.line === 2).map((one) => one.message)).toContainEqual(
    expect.stringContaining(message)
  );
});
