import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';
import { checkReportType } from './report-types.ts';

/** Elements of a report that hold a column of its report type. */
const columnElements = [
  'field',
  'column',
  'dateColumn',
  'groupingColumn',
  'secondaryGroupingColumn',
  'sortColumn'
];

/** Report types show fields that exist, reports columns of their type, dashboards reports that exist. */
export function checkReports(components: Components): Finding[] {
  const names = new SchemaNames(components.schema);
  const types = new Map(ofKind(components, 'reportType').map(({ name, root }) => [name, root]));
  return [
    ...[...types.values()].flatMap((root) => checkReportType(root, names)),
    ...ofKind(components, 'report').flatMap(({ root }) => checkReport(root, types)),
    ...ofKind(components, 'dashboard').flatMap(({ root }) =>
      checkDashboard(root, components, types)
    )
  ];
}

function checkReport(root: XmlElement, types: ReadonlyMap<string, XmlElement>): Finding[] {
  const named = root.find('reportType');
  // A type of Salesforce's own has columns of its own names.
  const typeName = /^(\w+)__c$/.exec(named?.value ?? '')?.[1];
  if (!named || typeName === undefined) return [];
  const type = types.get(typeName);
  if (!type) return [refusal(named, `There is no report type ${typeName}.`)];
  const columns = columnsOf(type);
  return columnElements
    .flatMap((name) => elementsBelow(root, name))
    .filter(({ value }) => value !== 'RowCount' && !columns.has(value))
    .map((element) => refusal(element, `${typeName} has no column ${element.value}.`));
}

/** Columns as reports name them: `Session__c$Account__c.Industry`. */
function columnsOf(type: XmlElement): ReadonlySet<string> {
  return new Set(
    elementsBelow(type, 'columns').map((one) => `${one.text('table')}$${one.text('field')}`)
  );
}

function checkDashboard(
  root: XmlElement,
  components: Components,
  types: ReadonlyMap<string, XmlElement>
): Finding[] {
  const reports = new Map(
    ofKind(components, 'report').map((one) => [
      one.file.name.replace(/^reports\//, '').replace(/\.report-meta\.xml$/, ''),
      one.root
    ])
  );
  return elementsBelow(root, 'dashboardComponent').flatMap((component) => {
    const named = component.find('report');
    if (!named) return [];
    const report = reports.get(named.value);
    if (!report) return [refusal(named, `There is no report ${named.value}.`)];
    return checkGroupings(component, report, types);
  });
}

/** A chart groups by what its report groups by. */
function checkGroupings(
  component: XmlElement,
  report: XmlElement,
  types: ReadonlyMap<string, XmlElement>
): Finding[] {
  const typeName = report.text('reportType')?.replace(/__c$/, '') ?? '';
  if (!types.has(typeName)) return [];
  const groupings = ['groupingsDown', 'groupingsAcross'].flatMap((name) =>
    report.all(name).map((grouping) => grouping.text('field'))
  );
  return component
    .all('groupingColumn')
    .filter(({ value }) => !groupings.includes(value))
    .map((element) => refusal(element, `The report does not group by ${element.value}.`));
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or add what it names.';
  return { rule: 'references/report', file, line, message, remedy };
}
