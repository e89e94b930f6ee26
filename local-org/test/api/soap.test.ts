import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Connection } from 'jsforce';
import { zipOf } from '../support/package-zip.ts';
import { workshopPackage } from '../support/workshop-package.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let org: OrgUnderTest;
let connection: Connection;
beforeAll(async () => {
  org = await serveOrg({ sourceDirs: [] });
  connection = connect(org.adminToken);
});
afterAll(() => org.stop());

function connect(accessToken: string): Connection {
  const made = new Connection({ instanceUrl: org.url, accessToken, version: '66.0' });
  made.metadata.pollInterval = 200;
  made.metadata.pollTimeout = 60_000;
  return made;
}

function post(path: string, body: string): Promise<Response> {
  const headers = { 'Content-Type': 'text/xml', SOAPAction: '""' };
  return fetch(org.url + path, { method: 'POST', headers, body });
}

/** An envelope as the CLI writes it for anonymous Apex. */
function anonymous(code: string, token = org.adminToken): Promise<Response> {
  return post(
    `/services/Soap/s/66.0/${org.org.store.orgId.slice(0, 15)}`,
    `<env:Envelope xmlns:env="http://schemas.xmlsoap.org/soap/envelope/">
      <env:Header>
        <SessionHeader xmlns="http://soap.sforce.com/2006/08/apex"><sessionId>${token}</sessionId></SessionHeader>
      </env:Header>
      <env:Body>
        <executeAnonymous xmlns="http://soap.sforce.com/2006/08/apex"><String>${code}</String></executeAnonymous>
      </env:Body>
    </env:Envelope>`
  );
}

it('deploys a zip and tells of it as often as it is asked', async () => {
  const locator = connection.metadata.deploy(await zipOf(workshopPackage()), {
    rollbackOnError: true,
    testLevel: 'RunLocalTests'
  });
  const result = await locator.complete(true);
  expect(result).toMatchObject({
    status: 'Succeeded',
    success: true,
    numberComponentsDeployed: 5,
    createdByName: 'Alex Admin'
  });
  expect(result.details.runTestResult?.numTestsRun).toBe(1);
  expect((await org.send('GET', '/sobjects/Tool__c/describe')).status).toBe(200);
}, 60_000);

it('describes the types it reads and lists their components', async () => {
  const { metadataObjects } = await connection.metadata.describe();
  expect(metadataObjects).toContainEqual(
    expect.objectContaining({ xmlName: 'ApexClass', directoryName: 'classes', suffix: 'cls' })
  );
  const listed = await connection.metadata.list([{ type: 'CustomField' }]);
  expect(listed).toMatchObject([
    { fullName: 'Tool__c.Weight__c', fileName: 'objects/Tool__c.object', type: 'CustomField' }
  ]);
  await expect(connection.metadata.list([{ type: 'Nothing' }])).rejects.toThrow(
    "INVALID_TYPE: Unknown type name 'Nothing'"
  );
});

it('refuses a session that does not live, and users who may not', async () => {
  const response = await anonymous('Integer one = 1;', 'no token');
  expect(response.status).toBe(500);
  expect(await response.text()).toContain('<faultcode>sf:INVALID_SESSION_ID</faultcode>');
  const stranger = connect(await org.integrationToken());
  await expect(stranger.metadata.describe()).rejects.toThrow('ModifyAllData or ModifyMetadata');
  const forbidden = await anonymous('Integer one = 1;', await org.integrationToken());
  expect(await forbidden.text()).toContain('sf:INSUFFICIENT_ACCESS');
});

it('refuses what is no envelope, no method and no version', async () => {
  const path = '/services/Soap/m/66.0';
  expect(await (await post(path, 'hello')).text()).toContain('The request is no XML');
  expect(await (await post(path, '<a/>')).text()).toContain('no SOAP envelope');
  expect(await (await post('/services/Soap/m/1.5', '<a/>')).text()).toContain(
    'UNSUPPORTED_API_VERSION'
  );
  await expect(connection.metadata.read('CustomObject', ['Tool__c'])).rejects.toThrow(
    'not implemented in local-org: readMetadata'
  );
  await expect(connection.metadata.checkDeployStatus('0Af000000000000AAA')).rejects.toThrow(
    'INVALID_CROSS_REFERENCE_KEY'
  );
});

it('runs anonymous Apex: its log comes in the header, what it wrote stays', async () => {
  const code = `Account shop = new Account(Name = 'Shop'); insert as user shop;
Integer twice(Integer n) { return n * 2; }
System.debug(shop.Name + ' &amp; ' + twice(21));`;
  const xml = await (await anonymous(code)).text();
  expect(xml).toContain('<success>true</success>');
  expect(xml).toMatch(/<debugLog>[^]*USER_DEBUG\|DEBUG\|Shop &amp; 42\n[^]*<\/debugLog>/);
  expect((await org.soql("SELECT Id FROM Account WHERE Name = 'Shop'")).body.totalSize).toBe(1);
});

it('says where anonymous Apex does not compile', async () => {
  const syntax = await (await anonymous('Integer one = 1;\nInteger two = ;')).text();
  expect(syntax).toContain('<compiled>false</compiled>');
  expect(syntax).toContain('<line>2</line>');
  const name = await (await anonymous('Integer one = 1;\n  Strange two = null;')).text();
  expect(name).toContain('<column>3</column><compileProblem>Invalid type: Strange');
});

it('says which exception ended anonymous Apex and takes back what it wrote', async () => {
  const code = `insert as user new Account(Name = 'Gone');
Integer wrong = 1 / 0;`;
  const xml = await (await anonymous(code)).text();
  expect(xml).toContain('<exceptionMessage>System.MathException: Divide by 0</exceptionMessage>');
  expect(xml).toContain('<exceptionStackTrace>AnonymousBlock: line 2, column');
  expect((await org.soql("SELECT Id FROM Account WHERE Name = 'Gone'")).body.totalSize).toBe(0);
});

it('merges, restores and converts records as the Partner API does', async () => {
  const accounts = connection.sobject('Account');
  const made = await accounts.create([{ Name: 'Kept' }, { Name: 'Merged' }]);
  const [kept = '', merged = ''] = made.map(({ id }) => id ?? '');
  const request = { masterRecord: { type: 'Account', Id: kept }, recordToMergeIds: [merged] };
  expect(await connection.soap.merge(request as never)).toMatchObject({
    success: true,
    id: kept,
    mergedRecordIds: [merged]
  });
  expect(await connection.soap.emptyRecycleBin([kept])).toMatchObject([{ success: false }]);
  const lead = await connection
    .sobject('Lead')
    .create({ LastName: 'Lovelace', Company: 'Engines' });
  const conversion = { leadId: lead.id, convertedStatus: 'Closed - Converted' };
  const [converted] = await connection.soap.convertLead([conversion] as never[]);
  expect(converted).toMatchObject({ success: true, leadId: lead.id });
  expect(String(converted?.accountId)).toMatch(/^001/);
});

it('tells who asks, and the time, by the Partner API', async () => {
  const { userName, organizationId } = await connection.soap.getUserInfo();
  expect([userName, organizationId]).toEqual([org.org.admin.username, org.org.store.orgId]);
  expect((await connection.soap.getServerTimestamp()).timestamp).toMatch(/Z$/);
});

it('knows no password, and says so in the form clients read', async () => {
  const partner = new Connection({ loginUrl: org.url, version: '66.0' });
  await expect(partner.login('ada@example.com', 'secret')).rejects.toThrow(
    'INVALID_LOGIN: Invalid username, password, security token; or user locked out.'
  );
  const login = '<login><username>a</username><password>b</password></login>';
  const envelope = `<e:Envelope xmlns:e="http://schemas.xmlsoap.org/soap/envelope/"><e:Body>${login}</e:Body></e:Envelope>`;
  const answer = await post('/services/Soap/u/66.0', envelope);
  expect(answer.status).toBe(500);
  expect(await answer.text()).toContain('<sf:exceptionCode>INVALID_LOGIN</sf:exceptionCode>');
});
