import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { packageOf, type PackageFiles } from '../support/package-zip.ts';
import { deploy } from './deploy-client.ts';
import { packageSource, serveOrg, type OrgUnderTest } from './org-under-test.ts';

let org: OrgUnderTest;
let files: PackageFiles;
beforeAll(async () => {
  org = await serveOrg();
  files = packageOf(packageSource);
});
afterAll(() => org.stop());

it('takes our package with all its tests, and again over itself', async () => {
  const checked = await deploy(org, files, { checkOnly: true, testLevel: 'RunLocalTests' });
  expect(checked).toMatchObject({
    status: 'Succeeded',
    numberComponentErrors: 0,
    numberTestErrors: 0,
    details: { runTestResult: { failures: [] } }
  });
  expect(checked.numberComponentsDeployed).toBe(checked.numberComponentsTotal);
  const before = org.org.schemaTag;
  expect(await deploy(org, files)).toMatchObject({ status: 'Succeeded' });
  expect(org.org.schemaTag).toBe(before);
}, 180_000);

it('names class, line and column of a field that a broken copy gets wrong', async () => {
  const name = 'classes/ActivitySelector.cls';
  const source = files.get(name) ?? '';
  const line = source.split('\n').findIndex((one) => one.includes('OccurredAt__c')) + 1;
  const broken = new Map(files).set(name, source.replace('OccurredAt__c', 'HappenedAt__c'));
  const failed = await deploy(org, broken, { checkOnly: true });
  expect(failed.status).toBe('Failed');
  const [problem] = failed.details.componentFailures;
  expect(problem).toMatchObject({
    componentType: 'ApexClass',
    fullName: 'ActivitySelector',
    fileName: name,
    problemType: 'Error',
    problem: expect.stringContaining('HappenedAt__c')
  });
  // The check names the line on which the query begins or the field itself.
  expect(problem?.lineNumber).toBeLessThanOrEqual(line);
  expect(problem?.lineNumber).toBeGreaterThan(line - 10);
}, 180_000);
