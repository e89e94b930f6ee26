import type { DuplicateRule, MatchingRule } from '../metadata/index.ts';
import type { RuleSwitches } from './rule-switches.ts';

const people = ['Contact', 'Lead'] as const;

/** Salesforce matches people by several fuzzy measures; here the e-mail address alone decides. */
export const standardMatchingRules: readonly MatchingRule[] = people.map((object) => ({
  name: `Standard_${object}_Match_Rule_v1_1`,
  label: `Standard ${object} Matching Rule`,
  object,
  active: true,
  items: [{ field: 'Email', blanksMatch: false }]
}));

/** The duplicate rules of a new org, as far as they are switched on. */
export function standardDuplicateRules({ standardDuplicateRules: how }: RuleSwitches) {
  return how === 'off' ? [] : people.map((object) => standardRule(object, how));
}

function standardRule(object: string, how: 'alert' | 'block'): DuplicateRule {
  return {
    name: `Standard_${object}_Duplicate_Rule`,
    label: `Standard ${object} Duplicate Rule`,
    object,
    active: true,
    onInsert: how,
    onUpdate: how,
    alertText: 'Use one of these records?',
    enforcesSharing: true,
    matches: [{ object, matchingRule: `Standard_${object}_Match_Rule_v1_1`, mapping: new Map() }]
  };
}
