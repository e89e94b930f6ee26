import type { Attempt } from './attempt.ts';
import { checkDuplicateRule, checkMatchingRule } from './check-duplicate-rules.ts';
import { readDuplicateRule, readMatchingRules } from './duplicate-rule-reader.ts';
import { readComponents } from './read-components.ts';
import type { ObjectSchema, Schema } from './schema.ts';
import type { SourceFiles } from './source-files.ts';
import { readXmlFile } from './xml-tree.ts';

/** The folders `matchingRules` and `duplicateRules`. */
export function loadDuplicateRules(
  files: SourceFiles,
  objects: ReadonlyMap<string, ObjectSchema>,
  attempt: Attempt
): Pick<Schema, 'duplicateRules' | 'matchingRules'> {
  const matching = readComponents(files, 'matchingRule', attempt, ({ file, name, namespace }) => {
    const xml = readXmlFile(file, 'MatchingRules');
    const rules = readMatchingRules(name, xml, namespace);
    for (const rule of rules) checkMatchingRule(rule, xml, objects);
    return rules;
  });
  const matchingRules = new Map(matching.flat().map((rule) => [rule.name.toLowerCase(), rule]));
  const duplicateRules = readComponents(files, 'duplicateRule', attempt, (source) => {
    const { file, name, namespace } = source;
    const xml = readXmlFile(file, 'DuplicateRule');
    const rule = readDuplicateRule(name, xml, namespace);
    checkDuplicateRule(rule, xml, objects, matchingRules);
    return rule;
  });
  return { duplicateRules, matchingRules };
}
