import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { watchWrites } from '../../src/apex/index.ts';
import { openOrg } from '../../src/org.ts';
import { permissionSet, toolObject, workshopPackage } from '../support/workshop-package.ts';
import { deploy, deployed } from './deploy-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let org: OrgUnderTest;
const folder = mkdtempSync(join(tmpdir(), 'local-org-deploy-test-'));
const dataFile = join(folder, 'org.db');

beforeAll(async () => {
  org = await serveOrg({ sourceDirs: [], dataFile });
});
afterAll(async () => {
  await org.stop();
  rmSync(folder, { recursive: true, force: true });
});

const resource = '/metadata/deployRequest';

it('validates without changing the org, and deploys what was validated without running its tests again', async () => {
  const checked = await deploy(org, workshopPackage(), {
    checkOnly: true,
    testLevel: 'RunLocalTests'
  });
  expect(checked).toMatchObject({
    status: 'Succeeded',
    numberComponentErrors: 0,
    numberComponentsTotal: 5,
    numberComponentsDeployed: 5,
    numberTestErrors: 0,
    details: { componentFailures: [], runTestResult: { failures: [], codeCoverageWarnings: [] } }
  });
  expect(checked.details.runTestResult.codeCoverage).toMatchObject([
    { name: 'ToolShed', numLocations: 1, numLocationsNotCovered: 0 }
  ]);
  expect((await org.send('GET', '/sobjects/Tool__c/describe')).status).toBe(404);

  const quick = await org.send('POST', resource, { validatedDeployRequestId: checked.id });
  expect(quick.status).toBe(201);
  expect(await deployed(org, quick.body.id)).toMatchObject({ status: 'Succeeded' });
  expect((await org.send('GET', '/sobjects/Tool__c/describe')).status).toBe(200);
}, 60_000);

it('takes new objects, fields and rights into the running org and keeps its rows', async () => {
  const made = await org.send('POST', '/sobjects/Tool__c', { Weight__c: 12 });
  expect(made.status).toBe(201);
  const more = `
    <fields>
        <fullName>Colour__c</fullName>
        <label>Colour</label>
        <length>20</length>
        <type>Text</type>
    </fields>`;
  // A part of the package alone: it is merged over what the org has.
  const part = new Map([['objects/Tool__c.object', toolObject(more)]]);
  expect(await deploy(org, part)).toMatchObject({ status: 'Succeeded' });
  const changed = await org.send('PATCH', `/sobjects/Tool__c/${made.body.id}`, {
    Colour__c: 'red'
  });
  expect(changed.status).toBe(204);
  const { body } = await org.soql('SELECT Weight__c, Colour__c FROM Tool__c');
  expect(body.records).toMatchObject([{ Weight__c: 12, Colour__c: 'red' }]);
  const sets = await org.soql("SELECT Name FROM PermissionSet WHERE Name = 'ToolUser'");
  expect(sets.body.totalSize).toBe(1);
  const ran = await org.send(
    'GET',
    `/tooling/executeAnonymous?anonymousBody=${encodeURIComponent('Assert.areEqual(1, ToolShed.heavy().size());')}`
  );
  expect(ran.body).toMatchObject({ compiled: true, success: true });
}, 60_000);

it('runs a deployed trigger around the next write', async () => {
  watchWrites(org.org);
  const meta = `<?xml version="1.0" encoding="UTF-8"?>
<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata">
    <apiVersion>66.0</apiVersion>
    <status>Active</status>
</ApexTrigger>`;
  const paint = `trigger Paint on Tool__c (before insert) {
    for (Tool__c tool : Trigger.new) tool.Colour__c = 'painted';
}`;
  const part = new Map([
    ['triggers/Paint.trigger', paint],
    ['triggers/Paint.trigger-meta.xml', meta]
  ]);
  expect(await deploy(org, part)).toMatchObject({
    status: 'Succeeded',
    details: { componentFailures: [] }
  });
  const { body } = await org.send('POST', '/sobjects/Tool__c', { Weight__c: 3 });
  const row = await org.send('GET', `/sobjects/Tool__c/${body.id}`);
  expect(row.body).toMatchObject({ Colour__c: 'painted' });
}, 60_000);

it('keeps what was deployed over a restart, until the org is reset', () => {
  expect(existsSync(`${dataFile}-metadata`)).toBe(true);
  const again = openOrg({ sourceDirs: [], dataFile });
  expect(again.store.findObject('Tool__c')?.fields.has('colour__c')).toBe(true);
  again.close();
});

it('names component, file, line and column of wrong Apex and of a class that is not there', async () => {
  const source = workshopPackage().get('classes/ToolShed.cls') ?? '';
  const broken = workshopPackage({
    'classes/ToolShed.cls': source.replace('SELECT Id, Weight__c', 'SELECT Id, Height__c'),
    'permissionsets/ToolUser.permissionset': permissionSet('NoSuchClass')
  });
  const failed = await deploy(org, broken);
  expect(failed.status).toBe('Failed');
  const { componentFailures } = failed.details;
  expect(componentFailures).toContainEqual(
    expect.objectContaining({
      componentType: 'ApexClass',
      fullName: 'ToolShed',
      fileName: 'classes/ToolShed.cls',
      lineNumber: 8,
      problemType: 'Error',
      problem: expect.stringContaining('Height__c')
    })
  );
  expect(componentFailures).toContainEqual(
    expect.objectContaining({
      componentType: 'PermissionSet',
      fileName: 'permissionsets/ToolUser.permissionset',
      lineNumber: 4,
      problem: expect.stringContaining('NoSuchClass')
    })
  );
  expect(failed.numberComponentErrors).toBe(componentFailures.length);
}, 60_000);

it('names the line of XML that is not well-formed, and of a wrong field inside an object', async () => {
  const malformed = await deploy(
    org,
    workshopPackage({
      'permissionsets/ToolUser.permissionset': permissionSet('ToolShed').replace('</label>', '')
    })
  );
  expect(malformed.details.componentFailures).toMatchObject([
    { componentType: 'PermissionSet', fullName: 'ToolUser', problemType: 'Error' }
  ]);
  const wrong = toolObject().replace('<type>Number', '<type>Nummer');
  const refused = await deploy(org, new Map([['objects/Tool__c.object', wrong]]));
  expect(refused.details.componentFailures).toContainEqual(
    expect.objectContaining({
      componentType: 'CustomField',
      fullName: 'Tool__c.Weight__c',
      fileName: 'objects/Tool__c.object',
      lineNumber: 9
    })
  );
}, 60_000);

it('fails a deployment whose tests fail, with the stack trace of each', async () => {
  const source = workshopPackage().get('classes/ToolShedTest.cls') ?? '';
  const failed = await deploy(
    org,
    workshopPackage({ 'classes/ToolShedTest.cls': source.replace('areEqual(1', 'areEqual(2') }),
    { testLevel: 'RunSpecifiedTests', runTests: ['ToolShedTest'] }
  );
  expect(failed).toMatchObject({ status: 'Failed', numberComponentErrors: 0, numberTestErrors: 1 });
  expect(failed.details.runTestResult.failures).toMatchObject([
    {
      name: 'ToolShedTest',
      methodName: 'findsHeavyTools',
      message: expect.stringContaining('Assertion Failed'),
      stackTrace: expect.stringContaining('Class.ToolShedTest.findsHeavyTools: line 6')
    }
  ]);
}, 60_000);

it('treats a rule of this project as a warning, which fails unless warnings are ignored', async () => {
  const source = workshopPackage().get('classes/ToolShed.cls') ?? '';
  const lax = new Map([
    ['classes/ToolShed.cls', source.replace(' WITH USER_MODE', '')],
    ['classes/ToolShed.cls-meta.xml', workshopPackage().get('classes/ToolShed.cls-meta.xml') ?? '']
  ]);
  const options = { checkOnly: true };
  const strict = await deploy(org, lax, options);
  expect(strict).toMatchObject({
    status: 'Failed',
    details: { componentFailures: [{ problemType: 'Warning', fullName: 'ToolShed' }] }
  });
  const lenient = await deploy(org, lax, { ...options, ignoreWarnings: true });
  expect(lenient).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 });
}, 60_000);

it('deploys what has no error when nothing is to be rolled back', async () => {
  const files = workshopPackage({
    'permissionsets/ToolUser.permissionset': permissionSet('NoSuchClass'),
    'permissionsets/Other.permissionset': permissionSet('ToolShed')
  });
  const partial = await deploy(org, files, { rollbackOnError: false });
  expect(partial).toMatchObject({ status: 'SucceededPartial', numberComponentErrors: 1 });
  const sets = await org.soql("SELECT Name FROM PermissionSet WHERE Name = 'Other'");
  expect(sets.body.totalSize).toBe(1);
}, 60_000);
