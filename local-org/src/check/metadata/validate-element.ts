import type { XmlElement } from '../../metadata/index.ts';
import type { MetadataTypes, TypeRules, ValueRule } from './type-rules.ts';

/** An element that the Metadata API would refuse. */
export interface ElementProblem {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** Compares an element and everything below it with the rules of its type. */
export function validateElement(
  element: XmlElement,
  typeName: string,
  types: MetadataTypes
): ElementProblem[] {
  const rules = types.get(typeName);
  if (!rules) throw new Error(`The Metadata API has no type ${typeName}.`);
  return [
    ...missing(element, rules),
    ...repeated(element, rules),
    ...element.children.flatMap((child) => {
      const rule = rules.get(child.name);
      return rule ? validateValue(child, rule.value, types) : [unknown(child, element, rules)];
    })
  ];
}

function unknown(child: XmlElement, parent: XmlElement, rules: TypeRules): ElementProblem {
  const near = [...rules.keys()].find((name) => name.toLowerCase() === child.name.toLowerCase());
  const remedy = near ? `Write <${near}>.` : 'Remove it, or correct its name.';
  return { line: child.line, message: `<${parent.name}> has no element <${child.name}>.`, remedy };
}

function missing(element: XmlElement, rules: TypeRules): ElementProblem[] {
  return [...rules]
    .filter(([name, rule]) => rule.required && element.find(name) === undefined)
    .map(([name]) => missingElement(element, name));
}

export function missingElement({ name: parent, line }: XmlElement, name: string): ElementProblem {
  return { line, message: `<${parent}> lacks <${name}>.`, remedy: `Add <${name}>.` };
}

function repeated(element: XmlElement, rules: TypeRules): ElementProblem[] {
  return [...rules]
    .filter(([, rule]) => !rule.many)
    .flatMap(([name]) => element.all(name).slice(1))
    .map(({ name, line }) => {
      const message = `<${element.name}> has <${name}> twice.`;
      return { line, message, remedy: 'Keep one of them.' };
    });
}

function validateValue(
  element: XmlElement,
  rule: ValueRule,
  types: MetadataTypes
): ElementProblem[] {
  if (rule.kind === 'anything' || element.attributes.get('xsi:nil') === 'true') return [];
  if (rule.kind === 'type') return validateElement(element, rule.name, types);
  const [inner] = element.children;
  if (inner) {
    const message = `<${element.name}> holds text, not <${inner.name}>.`;
    return [{ line: inner.line, message, remedy: 'Close the element before it.' }];
  }
  const wanted = expectation(rule, element.value);
  if (wanted === undefined) return [];
  const message = `<${element.name}> is "${element.value}".`;
  return [{ line: element.line, message, remedy: `It must be ${wanted}.` }];
}

/** What a value should have been; undefined when it is right. */
function expectation(
  rule: Exclude<ValueRule, { kind: 'anything' | 'type' }>,
  value: string
): string | undefined {
  switch (rule.kind) {
    case 'text':
      return undefined;
    case 'boolean':
      return /^(true|false)$/.test(value) ? undefined : 'true or false';
    case 'number':
      return /^-?\d+(\.\d+)?$/.test(value) ? undefined : 'a number';
    case 'date':
      return /^\d{4}-\d\d-\d\d/.test(value) ? undefined : 'a date such as 2026-01-31';
    case 'one-of':
      return rule.values.includes(value) ? undefined : `one of ${rule.values.join(', ')}`;
  }
}
