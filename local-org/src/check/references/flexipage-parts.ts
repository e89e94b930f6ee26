import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { elementsBelow } from './elements-below.ts';

/** Properties of Salesforce's own containers that name a facet of the same page. */
const facetProperties: ReadonlyMap<string, readonly string[]> = new Map([
  ['flexipage:accordion', ['sections']],
  ['flexipage:accordionSection', ['body']],
  ['flexipage:column', ['body']],
  ['flexipage:fieldSection', ['columns']],
  ['flexipage:tab', ['body']],
  ['flexipage:tabset', ['tabs']]
]);

/** Tabs, columns and sections hold facets of the page, each once; identifiers are unique. */
export function checkPageParts(page: XmlElement): Finding[] {
  const regions = page.all('flexiPageRegions');
  const facets = regions.filter((region) => region.text('type') === 'Facet');
  const uses = elementsBelow(page, 'componentInstance').flatMap(facetsUsedBy);
  return [
    ...uses
      .filter(({ value }) => !facets.some((facet) => facet.text('name') === value))
      .map((use) => refusal(use, `There is no facet ${use.value}.`)),
    ...facets.flatMap((facet) => checkFacet(facet, uses)),
    ...repeated(elementsBelow(page, 'identifier'), 'identifier'),
    ...repeated(
      regions.flatMap((region) => region.all('name')),
      'region'
    )
  ];
}

/** The value of a component's property; undefined when it has none. */
export function propertyOf(component: XmlElement, name: string): XmlElement | undefined {
  return component
    .all('componentInstanceProperties')
    .find((property) => property.text('name') === name)
    ?.find('value');
}

function facetsUsedBy(component: XmlElement): XmlElement[] {
  const names = facetProperties.get(component.text('componentName') ?? '') ?? [];
  return names.flatMap((name) => propertyOf(component, name) ?? []);
}

function checkFacet(facet: XmlElement, uses: readonly XmlElement[]): Finding[] {
  const name = facet.text('name') ?? '';
  const times = uses.filter(({ value }) => value === name).length;
  if (times === 1) return [];
  return [refusal(facet, `The facet ${name} is ${times === 0 ? 'not used' : 'used twice'}.`)];
}

function repeated(named: readonly XmlElement[], what: string): Finding[] {
  const seen = new Set<string>();
  return named.flatMap((element) => {
    const twice = seen.has(element.value);
    seen.add(element.value);
    return twice ? [refusal(element, `The ${what} ${element.value} is there twice.`)] : [];
  });
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Every tab, column and section holds one facet of its own page.';
  return { rule: 'references/flexipage', file, line, message, remedy };
}
