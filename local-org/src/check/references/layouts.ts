import type { XmlElement, ObjectSchema } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { MetadataFile } from '../metadata/metadata-files.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';

/** Elements that name a field of the object in whose folder the file lies. */
const fieldElements: readonly (readonly [kind: string, element: string])[] = [
  ['compactLayout', 'fields'],
  ['fieldSet', 'field'],
  ['listView', 'columns'],
  ['listView', 'field'],
  ['object', 'customTabListAdditionalFields'],
  ['object', 'lookupDialogsAdditionalFields'],
  ['object', 'searchFilterFields'],
  ['object', 'searchResultsAdditionalFields']
];

/**
 * Custom fields on page layouts, in related lists, compact and search layouts, field sets and list views;
 * the compact layout an object shows.
 * Standard fields go by other names there (`FULL_NAME`) and are not judged.
 */
export function checkLayouts(components: Components): Finding[] {
  const names = new SchemaNames(components.schema);
  return [
    ...ofKind(components, 'layout').flatMap((layout) => checkPageLayout(layout, names)),
    ...fieldElements.flatMap(([kind, element]) =>
      ofKind(components, kind).flatMap(({ file, root }) => {
        const object = names.object(/^objects\/([^/]+)\//.exec(file.name)?.[1] ?? '');
        return typeof object === 'object'
          ? checkFields(elementsBelow(root, element), object, names)
          : [];
      })
    ),
    ...ofKind(components, 'object').flatMap((object) => checkCompactLayout(object, components))
  ];
}

function checkCompactLayout({ name, root }: MetadataFile, { tree }: Components): Finding[] {
  const assigned = root.find('compactLayoutAssignment');
  if (!assigned || assigned.value === 'SYSTEM') return [];
  const path = `objects/${name}/compactLayouts/${assigned.value}.compactLayout-meta.xml`;
  return tree.find(path)
    ? []
    : [refusal(assigned, `${name} has no compact layout ${assigned.value}.`)];
}

/** The file is called `Member__c-Member Layout`. */
function checkPageLayout({ name, root }: MetadataFile, names: SchemaNames): Finding[] {
  const objectName = name.split('-')[0] ?? '';
  const object = names.object(objectName);
  if (object === undefined) return [refusal(root, `There is no object ${objectName}.`)];
  const items = root.all('layoutSections').flatMap((one) => elementsBelow(one, 'field'));
  return [
    ...(object === 'unmodelled' ? [] : checkFields(items, object, names)),
    ...root.all('relatedLists').flatMap((list) => checkRelatedList(list, names))
  ];
}

/** `Session__c.Account__c`: the children by the lookup that leads here. */
function checkRelatedList(list: XmlElement, names: SchemaNames): Finding[] {
  const named = list.find('relatedList');
  const [, childName = '', lookup = ''] = /^(\w+)\.(\w+__c)$/.exec(named?.value ?? '') ?? [];
  if (!named || childName === '') return [];
  const child = names.object(childName);
  if (child === undefined) return [refusal(named, `There is no object ${childName}.`)];
  if (child === 'unmodelled') return [];
  if (!names.field(child, lookup)?.reference) {
    return [refusal(named, `${child.name} has no lookup ${lookup}.`)];
  }
  return checkFields(list.all('fields'), child, names);
}

function checkFields(
  elements: readonly XmlElement[],
  object: ObjectSchema,
  names: SchemaNames
): Finding[] {
  return elements
    .filter(({ value }) => value.endsWith('__c') && !names.field(object, value))
    .map((element) => refusal(element, `${object.name} has no field ${element.value}.`));
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  return {
    rule: 'references/layout',
    file,
    line,
    message,
    remedy: 'Correct the name, or take it away.'
  };
}
