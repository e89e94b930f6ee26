import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import { elementsBelow } from './elements-below.ts';
import { pageFinding } from './page-finding.ts';

/** Where a component must be offered to stand on a page of this type. */
const targets: ReadonlyMap<string, string> = new Map([
  ['AppPage', 'lightning__AppPage'],
  ['HomePage', 'lightning__HomePage'],
  ['RecordPage', 'lightning__RecordPage'],
  ['UtilityBar', 'lightning__UtilityBar']
]);

/** One of our components on a page: it exists, is offered for the page, and has the properties set there. */
export function checkPageComponent(
  instance: XmlElement,
  page: XmlElement,
  bundles: ReadonlyMap<string, XmlElement>
): Finding[] {
  const named = instance.find('componentName');
  // Another namespace is that of Salesforce or of another package.
  if (!named || /^(?!c:)\w+:/.test(named.value)) return [];
  const name = named.value.replace(/^c:/, '');
  const bundle = bundles.get(name);
  if (!bundle) return [pageFinding(named, `There is no component ${name}.`)];
  const target = targets.get(page.text('type') ?? '');
  const offered = elementsBelow(bundle, 'target').some(({ value }) => value === target);
  if (bundle.text('isExposed') !== 'true' || (target !== undefined && !offered)) {
    return [pageFinding(named, `The component ${name} is not offered for such pages.`)];
  }
  const configs = configsFor(bundle, target);
  const objects = configs.flatMap((config) => elementsBelow(config, 'object'));
  const shown = page.text('sobjectType') ?? '';
  if (objects.length > 0 && !objects.some(({ value }) => value === shown)) {
    return [pageFinding(named, `The component ${name} is not offered for pages of ${shown}.`)];
  }
  return checkProperties(instance, name, configs);
}

function checkProperties(
  instance: XmlElement,
  component: string,
  configs: readonly XmlElement[]
): Finding[] {
  const known = new Set(
    configs
      .flatMap((config) => config.all('property'))
      .map((property) => property.attributes.get('name'))
  );
  return (
    instance
      .all('componentInstanceProperties')
      // With a type, the property is that of the utility bar around the component (`decorator`).
      .filter((property) => property.find('type') === undefined)
      .flatMap((property) => property.all('name'))
      .filter(({ value }) => !known.has(value))
      .map((named) =>
        pageFinding(named, `The component ${component} has no property ${named.value}.`)
      )
  );
}

/** What a component says about a target; `targets` may name several, without it all are meant. */
function configsFor(bundle: XmlElement, target: string | undefined): XmlElement[] {
  return elementsBelow(bundle, 'targetConfig').filter((config) => {
    const named = config.attributes.get('targets')?.split(/\s*,\s*/);
    return named === undefined || target === undefined || named.includes(target);
  });
}
