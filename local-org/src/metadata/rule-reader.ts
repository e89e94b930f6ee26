import { formulaSource } from './formula-source.ts';
import { qualify } from './namespace.ts';
import type { RecordType, ValidationRule } from './schema.ts';
import type { XmlElement } from './xml-tree.ts';

/** A `ValidationRule` element. */
export function readValidationRule(xml: XmlElement, namespace: string): ValidationRule {
  const field = xml.text('errorDisplayField');
  return {
    name: xml.requiredText('fullName'),
    active: xml.flag('active'),
    condition: formulaSource(xml.get('errorConditionFormula'), { blanksAsZero: false, namespace }),
    message: xml.requiredText('errorMessage'),
    ...(field !== undefined && field !== '' && { field: qualify(namespace, field) })
  };
}

/** A `RecordType` element. Which picklist values it offers is not read: the API does not enforce it. */
export function readRecordType(xml: XmlElement, namespace: string): RecordType {
  const description = xml.text('description');
  return {
    developerName: xml.requiredText('fullName'),
    label: xml.requiredText('label'),
    active: xml.flag('active'),
    namespace,
    ...(description !== undefined && { description })
  };
}
