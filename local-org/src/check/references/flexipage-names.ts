import type { ObjectSchema, XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { SchemaNames } from '../soql/schema-names.ts';
import { elementsBelow } from './elements-below.ts';
import { propertyOf } from './flexipage-parts.ts';

/** Documented: UiFormulaCriterion. */
const operators = new Set(['CONTAINS', 'EQUAL', 'GE', 'GT', 'LE', 'LT', 'NE']);

/** What the page of an object names: fields in visibility rules, permissions, dynamic related lists. */
export function checkPageNames(
  page: XmlElement,
  object: ObjectSchema,
  names: SchemaNames,
  permissions: ReadonlySet<string>
): Finding[] {
  return [
    ...elementsBelow(page, 'criteria').flatMap((one) =>
      checkCriterion(one, object, names, permissions)
    ),
    ...elementsBelow(page, 'componentInstance')
      .filter((one) => one.text('componentName') === 'lst:dynamicRelatedList')
      .flatMap((one) => checkRelatedList(one, object, names))
  ];
}

function checkCriterion(
  criterion: XmlElement,
  object: ObjectSchema,
  names: SchemaNames,
  permissions: ReadonlySet<string>
): Finding[] {
  const left = criterion.find('leftValue');
  const operator = criterion.find('operator');
  const field = /^\{!Record\.(\w+)\}$/.exec(left?.value ?? '')?.[1];
  const permission = /^\{!\$Permission\.CustomPermission\.(\w+)\}$/.exec(left?.value ?? '')?.[1];
  return [
    ...(operator && !operators.has(operator.value)
      ? [refusal(operator, `There is no operator ${operator.value}.`)]
      : []),
    ...(left && field !== undefined && !names.field(object, field)
      ? [refusal(left, `${object.name} has no field ${field}.`)]
      : []),
    ...(left && permission !== undefined && !permissions.has(permission.toLowerCase())
      ? [refusal(left, `There is no custom permission ${permission}.`)]
      : [])
  ];
}

/** Dynamic Related List - Single of the record itself: parent `Account.Id`, list `Sessions__r`. */
function checkRelatedList(
  component: XmlElement,
  object: ObjectSchema,
  names: SchemaNames
): Finding[] {
  const parent = propertyOf(component, 'parentFieldApiName');
  const list = propertyOf(component, 'relatedListApiName');
  if (!parent) return [refusal(component, 'The related list names no parent.')];
  if (!list) return [refusal(component, 'The related list is not named.')];
  // The list may also be that of a record the page's own looks up.
  if (parent.value.toLowerCase() !== `${object.name}.id`.toLowerCase()) return [];
  const child = names.children(object, list.value);
  if (child === 'unmodelled') return [];
  if (!child) return [refusal(list, `${object.name} has no related list ${list.value}.`)];
  const columns = component
    .all('componentInstanceProperties')
    .filter((property) => property.text('name') === 'relatedListFieldAliases')
    .flatMap((property) => elementsBelow(property, 'value'));
  const sorted = propertyOf(component, 'sortFieldAlias');
  return [...columns, ...(sorted ? [sorted] : [])]
    .filter(({ value }) => value.endsWith('__c') && !names.field(child, value))
    .map((element) => refusal(element, `${child.name} has no field ${element.value}.`));
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or take it away.';
  return { rule: 'references/flexipage', file, line, message, remedy };
}
