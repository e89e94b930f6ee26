import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { namesOfKind, ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';
import { checkPageNames } from './flexipage-names.ts';
import { checkPageParts } from './flexipage-parts.ts';

/** Where a component must be offered to stand on a page of this type. */
const targets: ReadonlyMap<string, string> = new Map([
  ['AppPage', 'lightning__AppPage'],
  ['HomePage', 'lightning__HomePage'],
  ['RecordPage', 'lightning__RecordPage']
]);

/** Lightning pages: their object, its fields, and components that are offered for such a page. */
export function checkFlexipages(components: Components): Finding[] {
  const bundles = new Map(ofKind(components, 'js').map(({ name, root }) => [name, root]));
  const names = new SchemaNames(components.schema);
  const permissions = namesOfKind(components, 'customPermission');
  return ofKind(components, 'flexipage').flatMap(({ root }) => [
    ...checkObject(root, names, permissions),
    ...checkPageParts(root),
    ...elementsBelow(root, 'componentName').flatMap((element) =>
      checkComponent(element, root, bundles)
    )
  ]);
}

function checkObject(
  page: XmlElement,
  names: SchemaNames,
  permissions: ReadonlySet<string>
): Finding[] {
  const shown = page.find('sobjectType');
  if (!shown) return [];
  const object = names.object(shown.value);
  if (object === undefined) return [refusal(shown, `There is no object ${shown.value}.`)];
  if (object === 'unmodelled') return [];
  const fields = elementsBelow(page, 'fieldItem').flatMap((element) => {
    const field = /^Record\.(\w+__c)$/.exec(element.value)?.[1];
    if (field === undefined || names.field(object, field)) return [];
    return [refusal(element, `${object.name} has no field ${field}.`)];
  });
  return [...fields, ...checkPageNames(page, object, names, permissions)];
}

function checkComponent(
  element: XmlElement,
  page: XmlElement,
  bundles: ReadonlyMap<string, XmlElement>
): Finding[] {
  // Another namespace is that of Salesforce or of another package.
  if (/^(?!c:)\w+:/.test(element.value)) return [];
  const name = element.value.replace(/^c:/, '');
  const bundle = bundles.get(name);
  if (!bundle) return [refusal(element, `There is no component ${name}.`)];
  const target = targets.get(page.text('type') ?? '');
  const offered = elementsBelow(bundle, 'target').some(({ value }) => value === target);
  if (bundle.text('isExposed') !== 'true' || (target !== undefined && !offered)) {
    return [refusal(element, `The component ${name} is not offered for such pages.`)];
  }
  const objects = elementsBelow(bundle, 'object').map(({ value }) => value);
  const shown = page.text('sobjectType') ?? '';
  if (objects.length === 0 || objects.includes(shown)) return [];
  return [refusal(element, `The component ${name} is not offered for pages of ${shown}.`)];
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or change what it names.';
  return { rule: 'references/flexipage', file, line, message, remedy };
}
