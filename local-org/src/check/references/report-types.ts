import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { SchemaNames, type Entity } from '../soql/schema-names.ts';
import { ofKind, type Components } from './components.ts';
import { follow, problemOfPath } from './report-columns.ts';

/** Report types: their objects, the children they join, and the columns of their sections. */
export function checkReportTypes(components: Components): Finding[] {
  const names = new SchemaNames(components.schema);
  return ofKind(components, 'reportType').flatMap(({ root }) => checkReportType(root, names));
}

function checkReportType(type: XmlElement, names: SchemaNames): Finding[] {
  const base = type.find('baseObject');
  if (!base) return [];
  const object = names.object(base.value);
  if (object === undefined) return [refusal(base, `There is no object ${base.value}.`)];
  if (object === 'unmodelled') return [];
  const tables = new Map<string, Entity | 'unmodelled'>([[base.value, [object]]]);
  const broken = joinTables(type, base.value, tables, names);
  if (broken) return [broken];
  const columns = type.all('sections').flatMap((section) => section.all('columns'));
  return columns.flatMap((column) => checkColumn(column, tables, names));
}

/** Adds `Account.Members__r`, `Account.Members__r.Activities__r`, as the columns name them. */
function joinTables(
  holder: XmlElement,
  path: string,
  tables: Map<string, Entity | 'unmodelled'>,
  names: SchemaNames
): Finding | undefined {
  const join = holder.find('join');
  const named = join?.find('relationship');
  const from = tables.get(path);
  if (!join || !named || !from) return undefined;
  const to = from === 'unmodelled' ? from : follow(from, named.value, names);
  if (to === undefined) return refusal(named, `${path} has no relationship ${named.value}.`);
  const joined = `${path}.${named.value}`;
  tables.set(joined, to);
  return joinTables(join, joined, tables, names);
}

function checkColumn(
  column: XmlElement,
  tables: ReadonlyMap<string, Entity | 'unmodelled'>,
  names: SchemaNames
): Finding[] {
  const table = column.find('table');
  const field = column.find('field');
  if (!table || !field) return [];
  const entity = tables.get(table.value);
  if (entity === undefined) {
    return [refusal(table, `The report type does not join ${table.value}.`)];
  }
  if (entity === 'unmodelled') return [];
  const problem = problemOfPath(entity, field.value.split('.'), names);
  return problem === undefined ? [] : [refusal(field, problem)];
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or add what it names.';
  return { rule: 'references/report-type', file, line, message, remedy };
}
