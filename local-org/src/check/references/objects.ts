import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { MetadataFile } from '../metadata/metadata-files.ts';
import { namesOfKind, ofKind, type Components } from './components.ts';

/** Objects and fields: the compact layout, pages and global value sets they name exist. */
export function checkObjects(components: Components): Finding[] {
  return [
    ...ofKind(components, 'object').flatMap((object) => checkObject(object, components)),
    ...ofKind(components, 'field').flatMap(({ root }) => checkValueSet(root, components))
  ];
}

function checkObject({ file, name, root }: MetadataFile, components: Components): Finding[] {
  const folder = /^objects\/([^/]+)\//.exec(file.name)?.[1];
  const pages = namesOfKind(components, 'flexipage');
  const overrides = root.all('actionOverrides').filter((one) => one.text('type') === 'Flexipage');
  return [
    ...(folder === name ? [] : [refusal(root, `The object ${name} lies in the folder ${folder}.`)]),
    ...root
      .all('compactLayoutAssignment')
      .filter(({ value }) => value !== 'SYSTEM' && !hasCompactLayout(name, value, components))
      .map((named) => refusal(named, `${name} has no compact layout ${named.value}.`)),
    ...overrides
      .flatMap((one) => one.all('content'))
      .filter(({ value }) => !pages.has(value.toLowerCase()))
      .map((named) => refusal(named, `There is no page ${named.value}.`))
  ];
}

function hasCompactLayout(object: string, name: string, { tree }: Components): boolean {
  const file = `objects/${object}/compactLayouts/${name}.compactLayout-meta.xml`;
  return tree.find(file) !== undefined;
}

function checkValueSet(field: XmlElement, components: Components): Finding[] {
  const existing = namesOfKind(components, 'globalValueSet');
  return field
    .all('valueSet')
    .flatMap((set) => set.all('valueSetName'))
    .filter(({ value }) => !existing.has(value.toLowerCase()))
    .map((named) => refusal(named, `There is no global value set ${named.value}.`));
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or add what it names.';
  return { rule: 'references/object', file, line, message, remedy };
}
