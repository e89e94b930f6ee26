import { basename, dirname } from 'node:path';
import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { namesOfKind, ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';
import { problemOfReportColumn } from './report-columns.ts';

/** Elements of reports and dashboards that name a column. */
const columnElements = ['field', 'column', 'dateColumn', 'groupingColumn', 'sortColumn'];

/** Reports and dashboards: their folder, report type, columns and reports exist. */
export function checkReports(components: Components): Finding[] {
  const names = new SchemaNames(components.schema);
  const reports = ofKind(components, 'report');
  const dashboards = ofKind(components, 'dashboard');
  return [
    ...reports.flatMap(({ root }) => checkReportType(root, names, components)),
    ...reports.flatMap(({ root }) => checkListed(root, components)),
    ...dashboards.flatMap(({ root }) => checkReportsOf(root, components)),
    ...[...reports, ...dashboards].flatMap(({ root }) => checkColumns(root, names)),
    ...reports.flatMap(({ file, root }) => checkFolder(file.name, root, components)),
    ...dashboards.flatMap(({ file, root }) => checkFolder(file.name, root, components))
  ];
}

/** `CustomEntity$Member__c`, `AccountCustomEntity$Account$Session__c`, or the name of a report type and `__c`. */
function checkReportType(
  report: XmlElement,
  names: SchemaNames,
  components: Components
): Finding[] {
  const type = report.find('reportType');
  if (!type) return [];
  const [first = '', ...objects] = type.value.split('$');
  if (objects.length > 0) {
    return objects
      .filter((name) => names.object(name) === undefined)
      .map((name) => refusal(type, `There is no object ${name}.`));
  }
  const custom = /^(\w+)__c$/.exec(first)?.[1];
  if (custom === undefined) return [];
  const known = namesOfKind(components, 'reportType').has(custom.toLowerCase());
  return known ? [] : [refusal(type, `There is no report type ${custom}.`)];
}

/** A report of our own report type has only columns that this lists: `Shelf__c.Books__r$Name`. */
function checkListed(report: XmlElement, components: Components): Finding[] {
  const typeName = report.text('reportType')?.replace(/__c$/, '');
  const type = ofKind(components, 'reportType').find(({ name }) => name === typeName);
  if (!type) return [];
  const listed = new Set(
    elementsBelow(type.root, 'columns').map((one) => `${one.text('table')}$${one.text('field')}`)
  );
  return columnsOf(report)
    .filter(({ value }) => value.includes('$') && !listed.has(value))
    .map((column) => refusal(column, `The report type ${typeName} does not list ${column.value}.`));
}

function columnsOf(root: XmlElement): XmlElement[] {
  return columnElements.flatMap((name) => elementsBelow(root, name));
}

function checkColumns(root: XmlElement, names: SchemaNames): Finding[] {
  return columnsOf(root).flatMap((element) => {
    const problem = problemOfReportColumn(element.value, names);
    return problem === undefined ? [] : [refusal(element, problem)];
  });
}

/** A dashboard names a report by its folder and its file: `Community/MembersByLevel`. */
function checkReportsOf(dashboard: XmlElement, { tree }: Components): Finding[] {
  return elementsBelow(dashboard, 'report')
    .filter(({ value }) => !tree.find(`reports/${value}.report-meta.xml`))
    .map((element) => refusal(element, `There is no report ${element.value}.`));
}

/** `reports/Community/Members.report-meta.xml` needs `reports/Community.reportFolder-meta.xml`. */
function checkFolder(path: string, root: XmlElement, { tree }: Components): Finding[] {
  const folder = dirname(path);
  const kind = path.startsWith('reports/') ? 'reportFolder' : 'dashboardFolder';
  const description = `${folder}.${kind}-meta.xml`;
  if (basename(folder) === 'unfiled$public' || tree.find(description)) return [];
  if (!folder.includes('/')) return [refusal(root, `It lies in no folder of ${folder}.`)];
  return [refusal(root, `Its folder has no description ${basename(description)}.`)];
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or add what it names.';
  return { rule: 'references/report', file, line, message, remedy };
}
