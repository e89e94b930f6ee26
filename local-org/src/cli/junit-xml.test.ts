import { expect, it } from '@jest/globals';
import { convert } from 'xmlbuilder2';
import { junitXml } from './junit-xml.ts';

const passed = {
  className: 'DeskTest',
  methodName: 'lends',
  passed: true,
  milliseconds: 12,
  covered: [],
  logs: []
};
const failed = {
  ...passed,
  methodName: 'returns',
  passed: false,
  milliseconds: 30,
  message: 'System.AssertException: Assertion Failed: <a> & "b"\u0001',
  stackTrace: [
    { place: 'DeskTest.returns', line: 3, column: 5 },
    { place: 'Trigger.Books', line: 7, column: 1 }
  ]
};
const other = { ...passed, className: 'ShelfTest' };

it('writes a suite for each class with counts and seconds', () => {
  const { testsuites } = parsed([passed, failed, other]);
  expect(testsuites).toMatchObject({ '@tests': '3', '@failures': '1', '@time': '0.054' });
  expect(testsuites.testsuite).toMatchObject([
    { '@name': 'DeskTest', '@tests': '2', '@failures': '1', '@time': '0.042' },
    { '@name': 'ShelfTest', '@tests': '1', '@failures': '0' }
  ]);
});

it('tells message, exception type and Apex stack trace of a failure', () => {
  const [suite] = parsed([passed, failed, other]).testsuites.testsuite;
  expect(suite?.testcase).toMatchObject([
    { '@name': 'lends', '@classname': 'DeskTest', '@time': '0.012' },
    {
      '@name': 'returns',
      '@classname': 'DeskTest',
      '@time': '0.030',
      failure: {
        '@type': 'System.AssertException',
        '#': 'Class.DeskTest.returns: line 3, column 5\nTrigger.Books: line 7, column 1'
      }
    }
  ]);
});

it('writes what XML has signs for as such, and no control characters', () => {
  expect(junitXml({ outcomes: [failed], coverage: [] })).toContain(
    'message="System.AssertException: Assertion Failed: &lt;a&gt; &amp; &quot;b&quot;\uFFFD"'
  );
});

interface Parsed {
  readonly testsuites: { readonly testsuite: readonly { readonly testcase: unknown }[] };
}

function parsed(outcomes: Parameters<typeof junitXml>[0]['outcomes']): Parsed {
  const xml = junitXml({ outcomes, coverage: [] });
  return convert(xml, { format: 'object' }) as unknown as Parsed;
}
