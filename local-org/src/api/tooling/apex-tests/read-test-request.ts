import { z } from 'zod';
import type { SelectedTests, TestRunRequest } from './test-run.ts';
import { SalesforceError } from '../../salesforce-error.ts';

const item = z.strictObject({
  className: z.string().optional(),
  classId: z.string().optional(),
  namespace: z.string().nullish(),
  testMethods: z.array(z.string()).optional()
});

const wanted = z.strictObject({
  tests: z.array(item).optional(),
  classNames: z.string().optional(),
  classids: z.string().optional(),
  suiteNames: z.string().optional(),
  suiteids: z.string().optional(),
  testLevel: z.enum(['RunSpecifiedTests', 'RunLocalTests', 'RunAllTestsInOrg']).optional(),
  maxFailedTests: z.number().optional(),
  skipCodeCoverage: z.boolean().default(false)
});

type Item = z.infer<typeof item>;

/**
 * Which of the org's tests a request names (documented: Tooling API, runTestsAsynchronous). Throws SalesforceError
 * for a body that is none, for classes and methods that are no tests, and for what is not carried out here.
 */
export function readTestRequest(
  body: unknown,
  known: readonly SelectedTests[],
  nameOf: (classId: string) => string | undefined
): TestRunRequest {
  const parsed = wanted.safeParse(Array.isArray(body) ? { tests: body } : body);
  if (!parsed.success) throw invalid(z.prettifyError(parsed.error));
  const { data } = parsed;
  for (const name of ['suiteNames', 'suiteids', 'maxFailedTests'] as const) {
    if (data[name] !== undefined && data[name] !== -1) throw notHere(name);
  }
  const items: Item[] = [
    ...(data.tests ?? []),
    ...listed(data.classNames).map((className) => ({ className })),
    ...listed(data.classids).map((classId) => ({ classId }))
  ];
  const isAll =
    items.length === 0 && (data.testLevel ?? 'RunSpecifiedTests') !== 'RunSpecifiedTests';
  if (items.length === 0 && !isAll) throw invalid('Name tests, or the testLevel RunLocalTests');
  const tests = isAll ? known : items.map((one) => selected(one, known, nameOf));
  return { tests, isAll, skipCoverage: data.skipCodeCoverage };
}

function selected(
  { className, classId, testMethods }: Item,
  known: readonly SelectedTests[],
  nameOf: (classId: string) => string | undefined
): SelectedTests {
  const name = className ?? nameOf(classId ?? '') ?? classId ?? '';
  const found = known.find((one) => one.className.toLowerCase() === name.toLowerCase());
  if (!found) {
    throw invalid(
      `This class name's value is invalid: ${name}. Provide the name of an Apex class that has test methods.`
    );
  }
  const missing = testMethods?.find((method) => !includes(found.methods, method));
  if (missing !== undefined) throw invalid(`${found.className} has no test method ${missing}.`);
  const methods = found.methods.filter((method) => !testMethods || includes(testMethods, method));
  return { className: found.className, methods };
}

function includes(names: readonly string[], name: string): boolean {
  return names.some((one) => one.toLowerCase() === name.toLowerCase());
}

function listed(names: string | undefined): string[] {
  return (names ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
}

function invalid(message: string): SalesforceError {
  return new SalesforceError(400, 'INVALID_INPUT', message);
}

function notHere(name: string): SalesforceError {
  return new SalesforceError(501, 'NOT_IMPLEMENTED', `not implemented in local-org: ${name}`);
}
