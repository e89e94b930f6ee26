import type { XmlElement } from '../../metadata/index.ts';
import type { Finding } from '../finding.ts';
import type { MetadataFile } from '../metadata/metadata-files.ts';
import { SchemaNames } from '../soql/schema-names.ts';
import { ofKind, type Components } from './components.ts';
import { elementsBelow } from './elements-below.ts';
import { mayBeField } from './named-fields.ts';

/** Quick actions: the object they stand on, the one they create, its fields, and their component. */
export function checkQuickActions(components: Components): Finding[] {
  const names = new SchemaNames(components.schema);
  const bundles = new Map(ofKind(components, 'js').map(({ name, root }) => [name, root]));
  return ofKind(components, 'quickAction').flatMap((action) => [
    ...checkObjects(action, names),
    ...action.root.all('lightningWebComponent').flatMap((named) => checkComponent(named, bundles))
  ]);
}

/** The file of an action on an object is called `Member__c.Merge`; a global one has no object. */
function checkObjects({ name, root }: MetadataFile, names: SchemaNames): Finding[] {
  const [, owner] = /^(\w+)\.\w+$/.exec(name) ?? [];
  const unknown = owner !== undefined && names.object(owner) === undefined;
  const target = root.find('targetObject');
  const created = target && names.object(target.value);
  const fields = [...elementsBelow(root, 'quickActionLayoutItems'), ...root.all('fieldOverrides')];
  return [
    ...(unknown ? [refusal(root, `There is no object ${owner}.`)] : []),
    ...(target && created === undefined
      ? [refusal(target, `There is no object ${target.value}.`)]
      : []),
    ...fields
      .flatMap((item) => item.all('field'))
      .filter(({ value }) => typeof created === 'object' && !mayBeField(created, value, names))
      .map((field) => refusal(field, `${target?.value} has no field ${field.value}.`))
  ];
}

function checkComponent(named: XmlElement, bundles: ReadonlyMap<string, XmlElement>): Finding[] {
  const bundle = bundles.get(named.value);
  if (!bundle) return [refusal(named, `There is no component ${named.value}.`)];
  const offered = elementsBelow(bundle, 'target').map(({ value }) => value);
  if (offered.some((target) => /^lightning__(Record|Global)Action$/.test(target))) return [];
  return [refusal(named, `The component ${named.value} is not offered for actions.`)];
}

function refusal({ file, line }: XmlElement, message: string): Finding {
  const remedy = 'Correct the name, or change what it names.';
  return { rule: 'references/quick-action', file, line, message, remedy };
}
