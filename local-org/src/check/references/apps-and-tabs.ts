import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { MetadataFile } from '../metadata/metadata-files.ts';
import { namesOfKind, ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';

/** Tabs lead to objects, components and pages that exist; apps to tabs and pages that exist. */
export function checkAppsAndTabs(components: Components): Finding[] {
  return [
    ...ofKind(components, 'tab').flatMap((tab) => checkTab(tab, components)),
    ...ofKind(components, 'app').flatMap((app) => checkApp(app, components))
  ];
}

function checkTab({ name, root }: MetadataFile, components: Components): Finding[] {
  const shown = root.find('customObject');
  const missingObject =
    shown?.value === 'true' && !components.schema.objects.has(name.toLowerCase());
  return [
    ...(missingObject
      ? [refusal(shown, 'tab', `shows the object ${name}, which does not exist`)]
      : []),
    ...missing(root.all('lwcComponent'), namesOfKind(components, 'js'), 'tab', 'component'),
    ...missing(root.all('flexiPage'), namesOfKind(components, 'flexipage'), 'tab', 'page'),
    ...root.all('lwcComponent').flatMap((named) => checkOffered(named, components))
  ];
}

function checkOffered(named: XmlElement, components: Components): Finding[] {
  const bundle = ofKind(components, 'js').find(({ name }) => name === named.value);
  if (!bundle) return [];
  const offered = elementsBelow(bundle.root, 'target').some(
    ({ value }) => value === 'lightning__Tab'
  );
  if (offered) return [];
  return [refusal(named, 'tab', `shows ${named.value}, which is not offered for tabs`)];
}

function checkApp({ root }: MetadataFile, components: Components): Finding[] {
  const tabs = [...root.all('tabs'), ...root.all('defaultLandingTab')].filter(
    ({ value }) => !value.startsWith('standard-')
  );
  const overrides = [...root.all('actionOverrides'), ...root.all('profileActionOverrides')].filter(
    (one) => one.text('type') === 'Flexipage'
  );
  const pages = [...overrides.flatMap((one) => one.all('content')), ...root.all('utilityBar')];
  const objects = overrides.flatMap((one) => one.all('pageOrSobjectType'));
  // An override may also stand on a standard page.
  const onObjects = objects.filter(({ value }) => !value.startsWith('standard-'));
  return [
    ...missing(tabs, namesOfKind(components, 'tab'), 'app', 'tab'),
    ...missing(pages, namesOfKind(components, 'flexipage'), 'app', 'page'),
    ...missing(onObjects, new Set(components.schema.objects.keys()), 'app', 'object'),
    ...root.all('utilityBar').flatMap((named) => checkUtilityBar(named, components))
  ];
}

function checkUtilityBar(named: XmlElement, components: Components): Finding[] {
  const page = ofKind(components, 'flexipage').find(({ name }) => name === named.value);
  if (!page || page.root.text('type') === 'UtilityBar') return [];
  return [refusal(named, 'app', `has ${named.value} as its utility bar, which is a page`)];
}

function missing(
  named: readonly XmlElement[],
  existing: ReadonlySet<string>,
  holder: string,
  what: string
): Finding[] {
  return named
    .filter(({ value }) => !existing.has(value.toLowerCase()))
    .map((element) =>
      refusal(element, holder, `names the ${what} ${element.value}, which does not exist`)
    );
}

function refusal({ file, line }: XmlElement, holder: string, what: string): Finding {
  return {
    rule: `references/${holder}`,
    file,
    line,
    message: `The ${holder} ${what}.`,
    remedy: 'Correct the name, or change what it names.'
  };
}
