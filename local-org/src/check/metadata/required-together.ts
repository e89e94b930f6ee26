import type { XmlElement } from '../../metadata/index.ts';
import { missingElement, type ElementProblem } from './validate-element.ts';

/** Elements that are demanded by what else the component is, which the WSDL cannot say. */
export function checkRequiredTogether(component: string, root: XmlElement): ElementProblem[] {
  const missing = demanded(component, root).filter((name) => root.find(name) === undefined);
  return missing.map((name) => missingElement(root, name));
}

function demanded(component: string, root: XmlElement): string[] {
  switch (root.name) {
    case 'CustomObject':
      return demandedOfObject(component, root);
    case 'CustomField':
      return demandedOfField(root);
    case 'CustomTab':
      return root.find('customObject') ? [] : ['label'];
    case 'LightningComponentBundle':
      return root.text('isExposed') === 'true'
        ? ['apiVersion', 'masterLabel', 'targets']
        : ['apiVersion'];
    default:
      return [];
  }
}

function demandedOfObject(component: string, root: XmlElement): string[] {
  if (root.find('customSettingsType')) return ['label'];
  if (component.endsWith('__mdt')) return ['label', 'pluralLabel'];
  if (component.endsWith('__e')) return ['label', 'pluralLabel', 'deploymentStatus', 'eventType'];
  if (!component.endsWith('__c')) return [];
  return ['label', 'pluralLabel', 'nameField', 'deploymentStatus', 'sharingModel'];
}

const demandedByFieldType: ReadonlyMap<string, readonly string[]> = new Map([
  ['Checkbox', ['defaultValue']],
  ['Currency', ['precision', 'scale']],
  ['Html', ['length', 'visibleLines']],
  ['LongTextArea', ['length', 'visibleLines']],
  ['Lookup', ['referenceTo']],
  ['MasterDetail', ['referenceTo']],
  ['MultiselectPicklist', ['valueSet']],
  ['Number', ['precision', 'scale']],
  ['Percent', ['precision', 'scale']],
  ['Picklist', ['valueSet']],
  ['Text', ['length']]
]);

/** A standard field may be described without its type: then it only differs in what is said. */
function demandedOfField(root: XmlElement): string[] {
  const custom = root.text('fullName')?.endsWith('__c') === true;
  const byType = demandedByFieldType.get(root.text('type') ?? '') ?? [];
  return [
    'fullName',
    ...(custom ? ['label', 'type'] : []),
    ...(root.find('formula') ? byType.filter((name) => !storedOnly.has(name)) : byType)
  ];
}

/** What only a value that is stored has; a formula of the type has none. */
const storedOnly = new Set(['defaultValue', 'length']);
