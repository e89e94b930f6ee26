import { describe, expect, it } from '@jest/globals';
import { checkWith, xml } from './small-source.ts';

const FOLDER = {
  'reports/Library.reportFolder-meta.xml': xml('ReportFolder', '<name>Library</name>'),
  'dashboards/Library.dashboardFolder-meta.xml': xml('DashboardFolder', '<name>Library</name>')
};

const REPORT_TYPE = 'reportTypes/ShelvesAndBooks.reportType-meta.xml';
const REPORT = 'reports/Library/Shelves.report-meta.xml';
const DASHBOARD = 'dashboards/Library/Library.dashboard-meta.xml';

/** Line of the first fault in the changed file and its message. */
function faults(file: string, content: string): string[] {
  const { findings } = checkWith({ ...sound, [file]: content });
  return findings
    .filter((one) => one.file === file)
    .map(({ rule, line, message }) => `${rule} ${line} ${message}`);
}

function reportType(
  base = 'Shelf__c',
  relationship = 'Books__r',
  table = 'Shelf__c.Books__r',
  field = 'Shelf__c'
): string {
  return xml(
    'ReportType',
    `<baseObject>${base}</baseObject>`,
    '<category>other</category>',
    '<deployed>true</deployed>',
    '<join>',
    '<outerJoin>true</outerJoin>',
    `<relationship>${relationship}</relationship>`,
    '</join>',
    '<label>Shelves and books</label>',
    '<sections>',
    '<columns>',
    '<checkedByDefault>true</checkedByDefault>',
    '<field>Width__c</field>',
    '<table>Shelf__c</table>',
    '</columns>',
    '<columns>',
    '<checkedByDefault>true</checkedByDefault>',
    `<field>${field}</field>`,
    `<table>${table}</table>`,
    '</columns>',
    '<masterLabel>Books</masterLabel>',
    '</sections>'
  );
}

function report(type: string, ...columns: string[]): string {
  return xml(
    'Report',
    ...columns.map((column) => `<columns><field>${column}</field></columns>`),
    '<format>Summary</format>',
    '<groupingsDown>',
    '<dateGranularity>Day</dateGranularity>',
    '<field>CUST_CREATED_DATE</field>',
    '<sortOrder>Asc</sortOrder>',
    '</groupingsDown>',
    '<name>Shelves</name>',
    `<reportType>${type}</reportType>`,
    '<scope>organization</scope>',
    '<showDetails>true</showDetails>',
    '<timeFrameFilter>',
    '<dateColumn>CUST_CREATED_DATE</dateColumn>',
    '<interval>INTERVAL_CUSTOM</interval>',
    '</timeFrameFilter>'
  );
}

function dashboard(named: string, column = 'Shelf__c$Width__c'): string {
  return xml(
    'Dashboard',
    '<backgroundEndColor>#FFFFFF</backgroundEndColor>',
    '<backgroundFadeDirection>Diagonal</backgroundFadeDirection>',
    '<backgroundStartColor>#FFFFFF</backgroundStartColor>',
    '<dashboardGridLayout>',
    '<dashboardGridComponents>',
    '<colSpan>6</colSpan>',
    '<columnIndex>0</columnIndex>',
    '<dashboardComponent>',
    '<componentType>Bar</componentType>',
    `<groupingColumn>${column}</groupingColumn>`,
    `<report>${named}</report>`,
    '</dashboardComponent>',
    '<rowIndex>0</rowIndex>',
    '<rowSpan>4</rowSpan>',
    '</dashboardGridComponents>',
    '<numberOfColumns>12</numberOfColumns>',
    '<rowHeight>36</rowHeight>',
    '</dashboardGridLayout>',
    '<textColor>#000000</textColor>',
    '<title>Library</title>',
    '<titleColor>#000000</titleColor>',
    '<titleSize>12</titleSize>'
  );
}

const sound = {
  ...FOLDER,
  [REPORT_TYPE]: reportType(),
  [REPORT]: report('ShelvesAndBooks__c', 'Shelf__c$Width__c', 'Shelf__c.Books__r$Shelf__c'),
  [DASHBOARD]: dashboard('Library/Shelves')
};

it('has nothing to say about a sound report type, report and dashboard', () => {
  expect(checkWith(sound).findings).toEqual([]);
});

describe('report types', () => {
  it.each([
    ['an unknown object', reportType('Gone__c'), '2 There is no object Gone__c.'],
    [
      'unknown children',
      reportType('Shelf__c', 'Gone__r'),
      '7 Shelf__c has no relationship Gone__r.'
    ],
    [
      'a table that is not joined',
      reportType('Shelf__c', 'Books__r', 'Shelf__c.Gone__r'),
      '19 The report type does not join Shelf__c.Gone__r.'
    ],
    [
      'an unknown field',
      reportType('Shelf__c', 'Books__r', 'Shelf__c.Books__r', 'Gone__c'),
      '18 Book__c has no field Gone__c.'
    ],
    [
      'an unknown field of a parent',
      reportType('Shelf__c', 'Books__r', 'Shelf__c.Books__r', 'Shelf__c.Gone__c'),
      '18 Shelf__c has no field Gone__c.'
    ]
  ])('name %s', (_what, content, expected) => {
    expect(faults(REPORT_TYPE, content)).toEqual([`references/report-type ${expected}`]);
  });
});

describe('reports', () => {
  it.each([
    ['CustomEntity$Shelf__c', 'CUST_NAME', 'Shelf__c.Width__c'],
    ['CustomEntityCustomEntity$Shelf__c$Book__c', 'Book__c.Shelf__c', 'FK_CUST_NAME'],
    ['AccountList', 'ACCOUNT.NAME', 'TYPE'],
    ['ShelvesAndBooks__c', 'Shelf__c$Width__c', 'RowCount']
  ])('of the type %s may have the columns Salesforce gives it', (type, ...columns) => {
    expect(faults(REPORT, report(type, ...columns))).toEqual([]);
  });

  it.each([
    ['CustomEntity$Gone__c', 'CUST_NAME', '10 There is no object Gone__c.'],
    ['GoneType__c', 'CUST_NAME', '10 There is no report type GoneType.'],
    ['CustomEntity$Shelf__c', 'Shelf__c.Gone__c', '2 Shelf__c has no field Gone__c.'],
    ['CustomEntity$Shelf__c', 'Gone__c.Width__c', '2 There is no object Gone__c.'],
    ['CustomEntity$Book__c', 'Book__c.Shelf__c.Gone__c', '2 Shelf__c has no field Gone__c.'],
    ['ShelvesAndBooks__c', 'Shelf__c.Gone__r$Name', '2 Shelf__c has no relationship Gone__r.']
  ])('of the type %s with the column %s are refused', (type, column, expected) => {
    expect(faults(REPORT, report(type, column))).toContain(`references/report ${expected}`);
  });

  it('have no column that their report type does not list', () => {
    expect(faults(REPORT, report('ShelvesAndBooks__c', 'Shelf__c$Name'))).toEqual([
      'references/report 2 The report type ShelvesAndBooks does not list Shelf__c$Name.'
    ]);
  });

  it('lie in a folder that is described', () => {
    const { findings } = checkWith({ ...sound, 'reports/Library.reportFolder-meta.xml': null });

    expect(findings.map(({ file, message }) => `${file} ${message}`)).toEqual([
      `${REPORT} Its folder has no description Library.reportFolder-meta.xml.`
    ]);
  });
});

describe('dashboards', () => {
  it.each([
    ['a report', dashboard('Library/Gone'), '12 There is no report Library/Gone.'],
    [
      'a column',
      dashboard('Library/Shelves', 'Shelf__c$Gone__c'),
      '11 Shelf__c has no field Gone__c.'
    ]
  ])('name %s that exists', (_what, content, expected) => {
    expect(faults(DASHBOARD, content)).toEqual([`references/report ${expected}`]);
  });
});
