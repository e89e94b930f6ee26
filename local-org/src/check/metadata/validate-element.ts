import type { XmlElement } from '../../metadata/index.ts';
import type { ElementRule, TypeRules, ValueRule } from './type-rules.ts';

/** An element that the Metadata API would refuse. */
export interface ElementProblem {
  readonly line: number;
  readonly message: string;
  readonly remedy: string;
}

/** Compares an element and everything below it with the rules of its type. */
export function validateElement(element: XmlElement, rules: TypeRules): ElementProblem[] {
  return [
    ...missing(element, rules),
    ...repeated(element, rules),
    ...element.children.flatMap((child) => validateChild(child, element, rules))
  ];
}

function validateChild(child: XmlElement, parent: XmlElement, rules: TypeRules): ElementProblem[] {
  // Own properties only: an element may be called `constructor`.
  const rule = Object.hasOwn(rules, child.name) ? rules[child.name] : undefined;
  if (rule) return validateValue(child, rule.value);
  const near = Object.keys(rules).find((name) => name.toLowerCase() === child.name.toLowerCase());
  const remedy = near ? `Write <${near}>.` : 'Remove it, or correct its name.';
  return [
    { line: child.line, message: `<${parent.name}> has no element <${child.name}>.`, remedy }
  ];
}

function missing(element: XmlElement, rules: TypeRules): ElementProblem[] {
  return requiredNames(rules)
    .filter((name) => element.find(name) === undefined)
    .map((name) => missingElement(element, name));
}

export function missingElement({ name: parent, line }: XmlElement, name: string): ElementProblem {
  return { line, message: `<${parent}> lacks <${name}>.`, remedy: `Add <${name}>.` };
}

function repeated(element: XmlElement, rules: TypeRules): ElementProblem[] {
  return Object.entries(rules)
    .filter(([, rule]) => !rule.many)
    .flatMap(([name]) => element.all(name).slice(1))
    .map(({ name, line }) => {
      const message = `<${element.name}> has <${name}> twice.`;
      return { line, message, remedy: 'Keep one of them.' };
    });
}

function requiredNames(rules: TypeRules): string[] {
  const isRequired = ([, rule]: [string, ElementRule]) => rule.required;
  return Object.entries(rules)
    .filter(isRequired)
    .map(([name]) => name);
}

function validateValue(element: XmlElement, rule: ValueRule): ElementProblem[] {
  if (rule.kind === 'anything') return [];
  if (rule.kind === 'type') return validateElement(element, rule.rules);
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
    case 'integer':
      return /^-?\d+$/.test(value) ? undefined : 'a whole number';
    case 'decimal':
      return /^-?\d+(\.\d+)?$/.test(value) ? undefined : 'a number';
    case 'one-of':
      return rule.values.includes(value) ? undefined : `one of ${rule.values.join(', ')}`;
  }
}
