import type { XmlElement } from './xml-tree.ts';
import type { DuplicateRule, MatchingRule, ObjectSchema } from './schema.ts';

type Objects = ReadonlyMap<string, ObjectSchema>;

/** A matching rule compares fields that exist; its logic names its items by number. */
export function checkMatchingRule(rule: MatchingRule, xml: XmlElement, objects: Objects): void {
  const object = objects.get(rule.object.toLowerCase());
  if (!object) return xml.refuse(`no object ${rule.object}`);
  for (const { field } of rule.items) {
    if (!object.fields.has(field.toLowerCase())) xml.refuse(`no field ${rule.object}.${field}`);
  }
  const numbers = rule.logic?.match(/\d+/g) ?? [];
  const stranger = numbers.find((number) => !rule.items[Number(number) - 1]);
  if (stranger !== undefined) xml.refuse(`matching rule ${rule.name} has no item ${stranger}`);
  if (/[^\d\s()ANDOR]/i.test(rule.logic ?? '')) xml.refuse(`unreadable logic ${rule.logic ?? ''}`);
}

/** A duplicate rule leads to matching rules of the objects it searches. */
export function checkDuplicateRule(
  rule: DuplicateRule,
  xml: XmlElement,
  objects: Objects,
  matchingRules: ReadonlyMap<string, MatchingRule>
): void {
  if (!objects.has(rule.object.toLowerCase())) xml.refuse(`no object ${rule.object}`);
  for (const { object, matchingRule } of rule.matches) {
    const found = matchingRules.get(matchingRule.toLowerCase());
    if (found?.object !== object) xml.refuse(`no matching rule ${matchingRule} for ${object}`);
  }
}
