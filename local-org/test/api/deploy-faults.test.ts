import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { zipOf } from '../support/package-zip.ts';
import { workshopPackage } from '../support/workshop-package.ts';
import { deployed, deployZip, upload, type DeployResult } from './deploy-client.ts';
import { serveOrg, type Body, type OrgUnderTest } from './org-under-test.ts';

let org: OrgUnderTest;
beforeAll(async () => {
  org = await serveOrg({ sourceDirs: [] });
});
afterAll(() => org.stop());

const resource = '/metadata/deployRequest';

async function refusal(
  zip: Buffer
): Promise<Pick<DeployResult, 'errorStatusCode' | 'errorMessage'>> {
  const { status, errorStatusCode, errorMessage } = await deployZip(org, zip);
  expect(status).toBe('Failed');
  return { ...(errorStatusCode && { errorStatusCode }), ...(errorMessage && { errorMessage }) };
}

it('refuses what is no zip', async () => {
  expect(await refusal(Buffer.from('not a zip at all'))).toMatchObject({
    errorStatusCode: 'INVALID_FIELD',
    errorMessage: expect.stringContaining('not a valid zip file')
  });
});

it('refuses a zip whose names lead out of their folder', async () => {
  const zip = await zipOf(new Map([['xx/yy/evil.cls', 'class Evil {}']]));
  const evil = Buffer.from(zip.toString('latin1').replaceAll('xx/yy/', '../../'), 'latin1');
  expect(await refusal(evil)).toMatchObject({
    errorMessage: expect.stringContaining('invalid relative path: ../../evil.cls')
  });
});

it('refuses a zip that unpacks to more than the Metadata API takes', async () => {
  const zip = await zipOf(new Map([['classes/Big.cls', 'x'.repeat(1000)]]));
  const central = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  zip.writeUInt32LE(700 * 1024 * 1024, central + 24);
  expect(await refusal(zip)).toMatchObject({
    errorStatusCode: 'LIMIT_EXCEEDED',
    errorMessage: 'The zip file unpacks to more than 600 MB.'
  });
});

it('refuses an entry that holds more than it says', async () => {
  const zip = await zipOf(new Map([['classes/Big.cls', 'x'.repeat(1000)]]));
  const central = zip.lastIndexOf(Buffer.from('PK\u0001\u0002', 'latin1'));
  zip.writeUInt32LE(10, central + 24);
  expect(await refusal(zip)).toMatchObject({
    errorMessage: expect.stringContaining('not a valid zip file')
  });
});

it('refuses a package without a readable manifest, and one that would delete', async () => {
  const of = (files: Record<string, string>) => zipOf(new Map(Object.entries(files)));
  expect(await refusal(await of({ 'package.xml': '<Package><types>' }))).toMatchObject({
    errorMessage: expect.stringContaining('Error parsing file: package.xml:1')
  });
  expect(await refusal(await of({ 'destructiveChanges.xml': '<Package/>' }))).toMatchObject({
    errorStatusCode: 'NOT_IMPLEMENTED',
    errorMessage: 'not implemented in local-org: destructiveChanges.xml'
  });
});

it('names what the manifest and the zip do not have in common, and what is no component', async () => {
  const manifest = `<Package xmlns="http://soap.sforce.com/2006/04/metadata">
    <types><members>Gone</members><name>ApexClass</name></types></Package>`;
  const zip = await zipOf(
    workshopPackage({ 'package.xml': manifest, 'flows/Some.flow': '<Flow/>' })
  );
  const { details } = await deployZip(org, zip);
  const problems = details.componentFailures.map(({ problem }) => problem);
  expect(problems).toEqual(
    expect.arrayContaining([
      "An object 'Gone' of type ApexClass was named in package.xml, but was not found in zipped directory",
      'classes/ToolShed.cls is in the zip, but ApexClass ToolShed is not in package.xml',
      'not implemented in local-org: components like flows/Some.flow'
    ])
  );
});

it('refuses options that do not exist or contradict each other, and bodies without a zip', async () => {
  const zip = await zipOf(workshopPackage());
  const wrong = async (options: object) => {
    const response = await upload(org, zip, options);
    const [error] = (await response.json()) as Body;
    return { status: response.status, message: error?.message };
  };
  expect(await wrong({ testLevel: 'RunSome' })).toMatchObject({
    status: 400,
    message: expect.stringContaining('testLevel')
  });
  expect(await wrong({ testLevel: 'RunSpecifiedTests' })).toMatchObject({
    message: expect.stringContaining('runTests names the test classes')
  });
  expect(await wrong({ performRetrieve: true })).toMatchObject({ status: 501 });
  const bare = await org.send('POST', resource, { deployOptions: {} });
  expect(bare).toMatchObject({ status: 400, body: [{ errorCode: 'JSON_PARSER_ERROR' }] });
});

it('knows only ids of deployments, and quick deploys only what was validated with tests', async () => {
  const unknown = await org.send('GET', `${resource}/0Af000000000000AAA`);
  expect(unknown).toMatchObject({
    status: 404,
    body: [{ errorCode: 'INVALID_CROSS_REFERENCE_KEY' }]
  });
  const checked = await deployZip(org, await zipOf(workshopPackage()), { checkOnly: true });
  const quick = await org.send('POST', resource, { validatedDeployRequestId: checked.id });
  expect(quick).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_ID_FIELD' }] });
}, 60_000);

it('lets nobody deploy who may not modify metadata', async () => {
  const token = await org.integrationToken();
  const response = await upload(org, await zipOf(workshopPackage()), {}, token);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject([
    {
      errorCode: 'INSUFFICIENT_ACCESS',
      message:
        'use of the Metadata API requires a user with the ModifyAllData or ModifyMetadata permissions'
    }
  ]);
});

it('cancels a deployment that has not ended, and no other', async () => {
  const response = await upload(org, await zipOf(workshopPackage()), {
    testLevel: 'RunLocalTests'
  });
  const { id } = (await response.json()) as { id: string };
  const cancel = () =>
    org.send('PATCH', `${resource}/${id}`, { deployResult: { status: 'Canceling' } });
  expect((await cancel()).status).toBe(202);
  expect(await deployed(org, id)).toMatchObject({ status: 'Canceled' });
  expect((await org.send('GET', '/sobjects/Tool__c/describe')).status).toBe(404);
  expect((await cancel()).status).toBe(400);
}, 60_000);

it('does not deploy into an org that has a namespace', async () => {
  const packaged = await serveOrg({ namespace: 'lamp' });
  try {
    const result = await deployZip(packaged, await zipOf(workshopPackage()));
    expect(result).toMatchObject({
      errorStatusCode: 'NOT_IMPLEMENTED',
      errorMessage: expect.stringContaining('an org that has a namespace')
    });
  } finally {
    await packaged.stop();
  }
}, 60_000);
