import type { Finding } from '../finding.ts';
import { isTestClass, type ApexClass } from './apex-class.ts';
import type { ApexProject } from './apex-project.ts';

/** Documented: Apex class names have at most 40 characters. */
const LONGEST_NAME = 40;

/** Names of classes, and the sharing every top-level class must state. */
export function checkClasses({ classes }: ApexProject): Finding[] {
  return classes
    .filter(({ outer }) => outer === undefined)
    .flatMap((one) => [...checkName(one), ...checkSharing(one)]);
}

function checkName(one: ApexClass): Finding[] {
  const place = { rule: 'apex/class-name', file: one.apex.file.path, line: one.line };
  const findings: Finding[] = [];
  if (one.name !== one.apex.name) {
    const message = `The file is called ${one.apex.name}, the class ${one.name}.`;
    findings.push({ ...place, message, remedy: 'Give both the same name.' });
  }
  if (one.name.length > LONGEST_NAME) {
    const message = `${one.name} has ${one.name.length} characters; Salesforce allows ${LONGEST_NAME}.`;
    findings.push({ ...place, message, remedy: 'Choose a shorter name.' });
  }
  return findings;
}

/** Test classes run without sharing unless they say `runAs`, so they need not state it. */
function checkSharing(one: ApexClass): Finding[] {
  if (isTestClass(one) || one.modifiers.has('with sharing')) return [];
  const stated = ['without sharing', 'inherited sharing'].find((words) => one.modifiers.has(words));
  return [
    {
      rule: 'apex/sharing',
      file: one.apex.file.path,
      line: one.line,
      message: stated
        ? `Class ${one.name} is declared ${stated}.`
        : `Class ${one.name} does not state its sharing.`,
      remedy: 'Declare it `with sharing`.'
    }
  ];
}
