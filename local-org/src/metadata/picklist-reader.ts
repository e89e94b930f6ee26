import type { Traits } from '../standard/index.ts';
import type { PicklistValue } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** Global value sets by name. */
export type ValueSets = ReadonlyMap<string, readonly PicklistValue[]>;

/** The `valueSet` of a picklist field, written out or by the name of a global value set. */
export function readPicklist(field: XmlElement, valueSets: ValueSets): Traits {
  const valueSet = field.get('valueSet');
  const picklist = values(valueSet, valueSets);
  const standing = picklist.find((value) => value.defaultValue);
  return {
    picklist,
    restrictedPicklist: valueSet.flag('restricted') || valueSet.find('valueSetName') !== undefined,
    ...(standing && { defaultValue: standing.value, defaultedOnCreate: true })
  };
}

function values(valueSet: XmlElement, valueSets: ValueSets): readonly PicklistValue[] {
  const shared = valueSet.find('valueSetName');
  if (shared) {
    return valueSets.get(shared.value) ?? shared.refuse(`no global value set ${shared.value}`);
  }
  return valueSet.get('valueSetDefinition').all('value').map(readPicklistValue);
}

/** One `value` or `customValue` element; an absent `isActive` means active. */
export function readPicklistValue(xml: XmlElement): PicklistValue {
  const value = xml.requiredText('fullName');
  return {
    value,
    label: xml.text('label') ?? value,
    active: xml.find('isActive') === undefined || xml.flag('isActive'),
    defaultValue: xml.flag('default')
  };
}
