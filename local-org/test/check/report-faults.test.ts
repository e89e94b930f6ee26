import { expect, it } from '@jest/globals';
import { checkWith, xml } from './small-source.ts';

const column = (field: string, table = 'Book__c') =>
  `<columns><checkedByDefault>true</checkedByDefault><field>${field}</field><table>${table}</table></columns>`;

const reportType = (...columns: string[]) => ({
  'reportTypes/Books.reportType-meta.xml': xml(
    'ReportType',
    '<baseObject>Book__c</baseObject>',
    '<deployed>true</deployed>',
    '<label>Books</label>',
    ...columns.map((one) => `<sections>${one}<masterLabel>Book</masterLabel></sections>`)
  )
});
const books = reportType(column('Name'), column('Shelf__c'), column('Shelf__c.Width__c'));

const report = (type: string, ...lines: string[]) => ({
  'reports/Library/ByShelf.report-meta.xml': xml(
    'Report',
    '<format>Summary</format>',
    '<name>By shelf</name>',
    `<reportType>${type}</reportType>`,
    ...lines
  )
});
const byShelf =
  '<groupingsDown><field>Book__c$Shelf__c</field><sortOrder>Asc</sortOrder></groupingsDown>';

it('finds nothing in a report on columns its type offers', () => {
  const columns = '<columns><field>Book__c$Shelf__c.Width__c</field></columns>';

  expect(messages({ ...books, ...report('Books__c', byShelf, columns) })).toEqual([]);
});

it('names fields and tables that a report type cannot offer', () => {
  const columns = [
    column('Gone__c'),
    column('Shelf__c.Gone__c'),
    column('Gone__c.Name'),
    column('Name', 'Shelf__c'),
    column('Name', 'Book__c.Gone__r'),
    column('Shelf__c.Owner.Name')
  ];

  expect(messages(reportType(...columns))).toEqual([
    '5 Book__c has no field Gone__c.',
    '6 Book__c has no field Shelf__c.Gone__c.',
    '7 Book__c has no field Gone__c.Name.',
    '8 The table Shelf__c is not part of the report type.',
    '9 There is no related list Book__c.Gone__r.'
  ]);
});

it('names columns that the type of a report does not offer', () => {
  const lines = [
    '<columns><field>Book__c$Name</field></columns>',
    '<columns><field>Book__c$CreatedDate</field></columns>',
    '<filter><criteriaItems><column>Book__c$Gone__c</column><operator>equals</operator></criteriaItems></filter>',
    '<chart><chartSummaries><column>RowCount</column></chartSummaries><chartType>Donut</chartType></chart>'
  ];

  expect(messages({ ...books, ...report('Books__c', ...lines) })).toEqual([
    '6 Books has no column Book__c$CreatedDate.',
    '7 Books has no column Book__c$Gone__c.'
  ]);
  expect(messages({ ...books, ...report('Gone__c') })).toEqual(['4 There is no report type Gone.']);
});

it('names reports and groupings that a dashboard cannot show', () => {
  const component = (name: string, grouping: string) =>
    '<leftSection><columnSize>Medium</columnSize><components><dashboardComponent>' +
    `<componentType>Bar</componentType><groupingColumn>${grouping}</groupingColumn><report>${name}</report>` +
    '</dashboardComponent></components></leftSection>';
  const dashboard = {
    'dashboards/Library/Shelves.dashboard-meta.xml': xml(
      'Dashboard',
      component('Library/ByShelf', 'Book__c$Shelf__c'),
      component('Library/ByShelf', 'Book__c$Name'),
      component('Library/Gone', 'Book__c$Shelf__c')
    )
  };

  expect(messages({ ...books, ...report('Books__c', byShelf), ...dashboard })).toEqual([
    '3 The report does not group by Book__c$Name.',
    '4 There is no report Library/Gone.'
  ]);
});

function messages(files: Readonly<Record<string, string>>): string[] {
  return checkWith(files)
    .findings.filter(({ rule }) => rule === 'references/report')
    .map(({ line, message }) => `${line} ${message}`);
}
