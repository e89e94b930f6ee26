import type { SchemaNames, Entity } from '../soql/schema-names.ts';

/**
 * What is wrong with a column of a report, or undefined. Columns are `Member__c.Level__c` in the
 * report types Salesforce makes, `Member__c$Level__c` and `Account.Members__r$Level__c` in our own, and
 * `Member__c.Account__c.Rating__c` through a lookup. Other names (`CUST_NAME`, `ACCOUNT.NAME`) are
 * Salesforce's.
 */
export function problemOfReportColumn(column: string, names: SchemaNames): string | undefined {
  const parts = column.split(/[.$]/);
  const [objectName = '', ...path] = parts;
  if (path.length === 0 || !/__[cr]\b/.test(column)) return undefined;
  const object = names.object(objectName);
  if (object === 'unmodelled') return undefined;
  // Salesforce calls standard objects by names of its own, in capitals (`ACCOUNT.NAME`).
  if (object === undefined) {
    return objectName.endsWith('__c') ? `There is no object ${objectName}.` : undefined;
  }
  return problemOfPath([object], path, names);
}

/** Walks child relationships and lookups to the field at the end. */
export function problemOfPath(
  start: Entity,
  path: readonly string[],
  names: SchemaNames
): string | undefined {
  let entity = start;
  for (const step of path.slice(0, -1)) {
    const next = follow(entity, step, names);
    const from = entity.map(({ name }) => name).join(', ');
    if (next === undefined) return `${from} has no relationship ${step}.`;
    if (next === 'unmodelled') return undefined;
    entity = next;
  }
  const field = path.at(-1) ?? '';
  const judged = field.endsWith('__c') || entity.every(({ name }) => name.endsWith('__c'));
  if (!judged || entity.length > 1 || names.hasField(entity, field)) return undefined;
  if (isReportName(field)) return undefined;
  return `${entity[0]?.name} has no field ${field}.`;
}

/** A lookup field (`Account__c`), its relationship (`Account__r`) or that of children (`Members__r`). */
export function follow(
  entity: Entity,
  step: string,
  names: SchemaNames
): Entity | 'unmodelled' | undefined {
  const relationship = step.replace(/__c$/i, '__r').replace(/Id$/, '');
  const parents = names.parents(entity, relationship);
  if (parents !== undefined) return parents;
  const [object] = entity;
  const child = object && names.children(object, step);
  return typeof child === 'object' ? [child] : child;
}

/** Names of users and standard fields that only reports have: `Owner`, `CreatedBy`, `OWNER_NAME`. */
function isReportName(field: string): boolean {
  return /^[A-Z_.]+$/.test(field) || /^(Owner|CreatedBy|LastModifiedBy|RecordType)$/.test(field);
}
