import type { ObjectSchema, XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';
import { checkPageComponent } from './page-components.ts';
import { mayBeField } from './named-fields.ts';
import { pageFinding } from './page-finding.ts';
import { checkRelatedList } from './page-related-lists.ts';

/** What names of standard templates begin with, by page type; own templates are components. */
const templates: ReadonlyMap<string, RegExp> = new Map([
  ['AppPage', /^flexipage:(default)?appHome/i],
  ['HomePage', /^home:/],
  ['RecordPage', /^flexipage:record/],
  ['UtilityBar', /^(one|flexipage):utilityBar/]
]);

/** Regions are named in these properties of Salesforce's own layout components. */
const regionProperties = new Set(['body', 'columns', 'tabs']);

/** Lightning pages: template, object, its fields and related lists, regions and components. */
export function checkFlexipages(components: Components): Finding[] {
  const bundles = new Map(ofKind(components, 'js').map(({ name, root }) => [name, root]));
  const names = new SchemaNames(components.schema);
  return ofKind(components, 'flexipage').flatMap(({ root }) => [
    ...checkTemplate(root),
    ...checkRegions(root),
    ...checkObject(root, names),
    ...elementsBelow(root, 'componentInstance').flatMap((instance) =>
      checkPageComponent(instance, root, bundles)
    )
  ]);
}

function checkTemplate(page: XmlElement): Finding[] {
  const type = page.text('type') ?? '';
  const named = page.find('template')?.find('name');
  const expected = templates.get(type);
  if (!named || !expected || expected.test(named.value)) return [];
  // A template of one's own or of another package.
  if (!/^(flexipage|home|one):/.test(named.value)) return [];
  return [pageFinding(named, `${named.value} is no template of a page of type ${type}.`)];
}

/** A tab or column names the region that is shown in it. */
function checkRegions(page: XmlElement): Finding[] {
  const regions = new Set(page.all('flexiPageRegions').map((region) => region.text('name')));
  return elementsBelow(page, 'componentInstance')
    .filter((instance) => instance.text('componentName')?.startsWith('flexipage:') === true)
    .flatMap((instance) => instance.all('componentInstanceProperties'))
    .filter((property) => regionProperties.has(property.text('name') ?? ''))
    .flatMap((property) => property.all('value'))
    .filter(({ value }) => !regions.has(value))
    .map((named) => pageFinding(named, `The page has no region ${named.value}.`));
}

function checkObject(page: XmlElement, names: SchemaNames): Finding[] {
  const shown = page.find('sobjectType');
  if (!shown) {
    if (page.text('type') !== 'RecordPage') return [];
    return [pageFinding(page, 'The record page lacks <sobjectType>.')];
  }
  const object = names.object(shown.value);
  if (object === undefined) return [pageFinding(shown, `There is no object ${shown.value}.`)];
  if (object === 'unmodelled') return [];
  return [
    ...checkFields(page, object, names),
    ...elementsBelow(page, 'componentInstance').flatMap((instance) =>
      checkRelatedList(instance, object, names)
    )
  ];
}

/** Fields that are shown (`Record.Level__c`) and fields that decide what is shown. */
function checkFields(page: XmlElement, object: ObjectSchema, names: SchemaNames): Finding[] {
  const elements = [...elementsBelow(page, 'fieldItem'), ...elementsBelow(page, 'leftValue')];
  return elements.flatMap((element) => {
    const field = /^(?:\{!)?Record\.(\w+)\}?$/.exec(element.value)?.[1];
    if (field === undefined || mayBeField(object, field, names)) return [];
    return [pageFinding(element, `${object.name} has no field ${field}.`)];
  });
}
