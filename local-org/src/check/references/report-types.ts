import type { ObjectSchema, XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { Entity, Resolved, SchemaNames } from '../soql/schema-names.ts';
import { elementsBelow } from './elements-below.ts';

/** The fields a report type offers, and the related lists and lookups it reaches them by. */
export function checkReportType(root: XmlElement, names: SchemaNames): Finding[] {
  const named = root.find('baseObject');
  const base = names.object(named?.value ?? '');
  if (named && base === undefined) return [refusal(named, `There is no object ${named.value}.`)];
  if (typeof base !== 'object') return [];
  return elementsBelow(root, 'columns').flatMap((column) => checkColumn(column, base, names));
}

/** `Account__c.Industry` of `Session__c`; tables of joined children are `Account.Sessions__r`. */
function checkColumn(column: XmlElement, base: ObjectSchema, names: SchemaNames): Finding[] {
  const table = column.find('table');
  const field = column.find('field');
  const [first, ...joins] = table?.value.split('.') ?? [];
  if (!table || !field || first !== base.name) {
    return table
      ? [refusal(table, `The table ${table.value} is not part of the report type.`)]
      : [];
  }
  let object: Resolved<ObjectSchema> = base;
  for (const join of joins)
    object = typeof object === 'object' ? names.children(object, join) : object;
  if (object === undefined) return [refusal(table, `There is no related list ${table.value}.`)];
  if (object === 'unmodelled' || leadsToField([object], field.value.split('.'), names)) return [];
  return [refusal(field, `${object.name} has no field ${field.value}.`)];
}

function leadsToField(start: Entity, path: readonly string[], names: SchemaNames): boolean {
  let entity = start;
  for (const step of path.slice(0, -1)) {
    const parents = names.parents(entity, step.replace(/__c$/, '__r'));
    if (parents === 'unmodelled') return true;
    if (parents === undefined) return false;
    entity = parents;
  }
  return names.hasField(entity, path.at(-1) ?? '');
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or add what it names.';
  return { rule: 'references/report', file, line, message, remedy };
}
