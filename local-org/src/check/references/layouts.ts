import type { XmlElement, ObjectSchema } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { MetadataFile } from '../metadata/metadata-files.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { namesOfKind, ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';
import { mayBeColumn, mayBeField } from './named-fields.ts';

type MayBe = typeof mayBeField;

/** Elements that name a field of the object in whose folder the file lies. */
const fieldElements: readonly (readonly [kind: string, element: string, mayBe: MayBe])[] = [
  ['compactLayout', 'fields', mayBeField],
  ['fieldSet', 'field', mayBeField],
  ['listView', 'columns', mayBeColumn],
  ['listView', 'field', mayBeColumn]
];

/** Fields, related lists and actions of page layouts; fields of compact layouts, field sets and list views. */
export function checkLayouts(components: Components): Finding[] {
  const names = new SchemaNames(components.schema);
  return [
    ...ofKind(components, 'layout').flatMap((layout) => checkPageLayout(layout, names, components)),
    ...fieldElements.flatMap(([kind, element, mayBe]) =>
      ofKind(components, kind).flatMap(({ file, root }) => {
        const object = names.object(/^objects\/([^/]+)\//.exec(file.name)?.[1] ?? '');
        return typeof object === 'object'
          ? checkFields(elementsBelow(root, element), object, names, mayBe)
          : [];
      })
    )
  ];
}

/** The file is called `Member__c-Member Layout`. */
function checkPageLayout(
  { name, root }: MetadataFile,
  names: SchemaNames,
  components: Components
): Finding[] {
  const objectName = name.split('-')[0] ?? '';
  const object = names.object(objectName);
  if (object === undefined) return [refusal(root, `There is no object ${objectName}.`)];
  const items = root.all('layoutSections').flatMap((one) => elementsBelow(one, 'field'));
  return [
    ...(object === 'unmodelled' ? [] : checkFields(items, object, names, mayBeField)),
    ...root.all('relatedLists').flatMap((list) => checkRelatedList(list, objectName, names)),
    ...checkActions(root, components),
    ...checkButtons(root.all('customButtons'), objectName, components)
  ];
}

/** `Session__c.Account__c`: the children by the lookup that leads here. */
function checkRelatedList(list: XmlElement, parent: string, names: SchemaNames): Finding[] {
  const named = list.find('relatedList');
  const [, childName = '', lookup = ''] = /^(\w+)\.(\w+__c)$/.exec(named?.value ?? '') ?? [];
  if (!named || childName === '') return [];
  const child = names.object(childName);
  if (child === undefined) return [refusal(named, `There is no object ${childName}.`)];
  if (child === 'unmodelled') return [];
  const reference = names.field(child, lookup)?.reference;
  if (!reference) return [refusal(named, `${child.name} has no lookup ${lookup}.`)];
  if (!reference.to.some((name) => name.toLowerCase() === parent.toLowerCase())) {
    return [refusal(named, `${child.name}.${lookup} does not lead to ${parent}.`)];
  }
  return checkFields([...list.all('fields'), ...list.all('sortField')], child, names, mayBeColumn);
}

/** Actions named after an object (`Member__c.Merge`); global and Chatter ones belong to the org. */
function checkActions(layout: XmlElement, components: Components): Finding[] {
  const existing = namesOfKind(components, 'quickAction');
  const listed = [
    ...elementsBelow(layout, 'platformActionListItems')
      .filter((item) => item.text('actionType') === 'QuickAction')
      .flatMap((item) => item.all('actionName')),
    ...elementsBelow(layout, 'quickActionName')
  ];
  return listed
    .filter(({ value }) => value.includes('.') && !/^FeedItem\./i.test(value))
    .filter(({ value }) => !existing.has(value.toLowerCase()))
    .map((element) => refusal(element, `There is no quick action ${element.value}.`));
}

function checkButtons(
  buttons: readonly XmlElement[],
  object: string,
  { tree }: Components
): Finding[] {
  return buttons
    .filter(({ value }) => !tree.find(`objects/${object}/webLinks/${value}.webLink-meta.xml`))
    .map((element) => refusal(element, `${object} has no button ${element.value}.`));
}

function checkFields(
  elements: readonly XmlElement[],
  object: ObjectSchema,
  names: SchemaNames,
  mayBe: MayBe
): Finding[] {
  return elements
    .filter(({ value }) => !mayBe(object, value, names))
    .map((element) => refusal(element, `${object.name} has no field ${element.value}.`));
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or take it away.';
  return { rule: 'references/layout', file, line, message, remedy };
}
