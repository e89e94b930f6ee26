import { afterAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadProgram, parseUnit, Program, runTests } from '../../src/apex/index.ts';
import { openOrg } from '../../src/org.ts';

const source = fileURLToPath(new URL('../../../force-app/main/default', import.meta.url));
const org = openOrg({ sourceDirs: [source] });
const program = loadProgram([source], org.schema);

afterAll(() => org.close());

it("compiles the package's classes and passes their tests", () => {
  expect(program.problems().map((problem) => problem.message)).toEqual([]);
  const { outcomes } = runTests(program, org);
  const failed = outcomes.filter((outcome) => !outcome.passed);
  expect(
    failed.map(({ className, methodName, message }) => [className, methodName, message])
  ).toEqual([]);
  expect(outcomes.length).toBeGreaterThanOrEqual(28);
});

it.each([
  ['user mode left out', 'WITH USER_MODE', 'WITH SYSTEM_MODE', 'aStrangerIsRefused'],
  ['no row beyond the page', 'LIMIT :maxRows', 'LIMIT 50', 'twoHundredActivitiesComeInFourPages'],
  ['wrong end of the list', 'OccurredAt__c DESC', 'OccurredAt__c ASC', 'newestFirstAndUntimedLast']
])('notices a broken selector: %s', (_, from, to, expected) => {
  const file = `${source}/classes/selectors/ActivitySelector.cls`;
  const text = readFileSync(file, 'utf8');
  expect(text).toContain(from);
  const broken = parseUnit('ActivitySelector.cls', text.replace(from, to));
  const declarations = program.classes
    .filter((info) => !info.outer)
    .map((info) => (info.name === 'ActivitySelector' ? broken : info.declaration));
  const mutant = new Program(declarations, program.registry, org.schema);
  const failed = runTests(mutant, org).outcomes.filter((outcome) => !outcome.passed);
  expect(failed.map((outcome) => outcome.methodName)).toContain(expected);
});
