import { create } from 'xmlbuilder2';
import { frameText, type TestOutcome, type TestRun } from '../apex/index.ts';

type XmlNode = ReturnType<typeof create>;

/** The results as JUnit XML: a suite for each test class, a failure with its Apex stack trace. */
export function junitXml({ outcomes }: TestRun): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', totals(outcomes));
  for (const [name, cases] of Map.groupBy(outcomes, ({ className }) => className)) {
    const suite = root.ele('testsuite', { name, ...totals(cases) });
    for (const one of cases) addCase(suite, one);
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

function addCase(suite: XmlNode, outcome: TestOutcome): void {
  const { className, methodName, milliseconds, message, stackTrace = [], passed } = outcome;
  const time = seconds(milliseconds);
  const testCase = suite.ele('testcase', { name: methodName, classname: className, time });
  if (passed) return;
  const text = legal(message ?? '');
  const type = text.split(':')[0] ?? '';
  testCase.ele('failure', { message: text, type }).txt(stackTrace.map(frameText).join('\n'));
}

function totals(outcomes: readonly TestOutcome[]): Record<string, string> {
  const sum = outcomes.reduce((total, { milliseconds }) => total + milliseconds, 0);
  return {
    tests: String(outcomes.length),
    failures: String(outcomes.filter(({ passed }) => !passed).length),
    time: seconds(sum)
  };
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

/** XML 1.0 has no place for control characters, which an assertion's values may hold. */
function legal(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
}
