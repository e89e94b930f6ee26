import type { ObjectSchema, XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { SchemaNames } from '../soql/schema-names.ts';
import { elementsBelow } from './elements-below.ts';
import { mayBeColumn } from './named-fields.ts';
import { pageFinding } from './page-finding.ts';

/** A component that shows a related list (`Books__r`) of the page's object: the list and its columns. */
export function checkRelatedList(
  instance: XmlElement,
  object: ObjectSchema,
  names: SchemaNames
): Finding[] {
  const [list] = property(instance, 'relatedListApiName');
  // Lists of standard objects go by names of their own (`OpenActivities`).
  if (!list?.value.endsWith('__r')) return [];
  // A list of the record another one leads to is that other object's.
  const [parent] = property(instance, 'parentFieldApiName');
  if (parent && parent.value !== `${object.name}.Id`) return [];
  const child = names.children(object, list.value);
  if (child === undefined) {
    return [pageFinding(list, `${object.name} has no related list ${list.value}.`)];
  }
  if (child === 'unmodelled') return [];
  return property(instance, 'relatedListFieldAliases')
    .filter(({ value }) => !mayBeColumn(child, value, names))
    .map((column) => pageFinding(column, `${child.name} has no field ${column.value}.`));
}

function property(instance: XmlElement, name: string): XmlElement[] {
  return instance
    .all('componentInstanceProperties')
    .filter((one) => one.text('name') === name)
    .flatMap((one) => elementsBelow(one, 'value'));
}
