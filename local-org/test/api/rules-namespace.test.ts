import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openOrg } from '../../src/org.ts';
import { garageDir } from '../support/garage.ts';
import { packageSource, serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let community: string;
const header = { 'Sforce-Call-Options': 'client=test/1.0, defaultNamespace=porchlight' };

beforeAll(async () => {
  served = await serveOrg({
    sourceDirs: [packageSource, garageDir],
    namespace: 'porchlight',
    clock: new Date('2026-03-02T09:00:00Z')
  });
  const row = { Name: 'Garden', porchlight__ExternalId__c: 'c-1' };
  community = (await served.send('POST', '/sobjects/porchlight__Community__c', row)).body.id;
  const member = {
    Name: 'Ada',
    porchlight__Handle__c: 'ada',
    porchlight__ExternalId__c: 'm-1',
    porchlight__Community__r: { porchlight__ExternalId__c: 'c-1' }
  };
  await served.send('POST', '/sobjects/porchlight__Member__c', member);
});
afterAll(() => served.stop());

const query = (soql: string, headers = {}) =>
  served.send('GET', `/query?q=${encodeURIComponent(soql)}`, undefined, { headers });

it('speaks of every name of the package with its prefix', async () => {
  const { body } = await served.send('GET', '/sobjects');
  const ours = body.sobjects
    .map((one) => one.name)
    .filter((name) => /Member|Community__c/.test(name));
  expect(ours).toEqual(['porchlight__Community__c', 'porchlight__Member__c']);
  const describe = (await served.send('GET', '/sobjects/porchlight__Member__c/describe'))
    .body as unknown as {
    fields: { name: string; referenceTo: string[]; relationshipName: string | null }[];
    childRelationships: { relationshipName: string; childSObject: string; field: string }[];
  };
  expect(describe.fields.find(({ name }) => name === 'porchlight__Community__c')).toMatchObject({
    referenceTo: ['porchlight__Community__c'],
    relationshipName: 'porchlight__Community__r'
  });
  expect(describe.childRelationships).toContainEqual(
    expect.objectContaining({
      relationshipName: 'porchlight__Activities__r',
      childSObject: 'porchlight__Activity__c',
      field: 'porchlight__Member__c'
    })
  );
  const custom = describe.fields.filter(({ name }) => name.endsWith('__c'));
  expect(custom.every(({ name }) => name.startsWith('porchlight__'))).toBe(true);
});

it('queries by prefixed names, parents and children too', async () => {
  const { body } = await query(
    `SELECT porchlight__Handle__c, porchlight__Community__r.porchlight__ExternalId__c,
      (SELECT Id FROM porchlight__Activities__r) FROM porchlight__Member__c`
  );
  expect(body.records).toEqual([
    {
      attributes: expect.objectContaining({ type: 'porchlight__Member__c' }) as unknown,
      porchlight__Handle__c: 'ada',
      porchlight__Community__r: {
        attributes: expect.objectContaining({ type: 'porchlight__Community__c' }) as unknown,
        porchlight__ExternalId__c: 'c-1'
      },
      porchlight__Activities__r: null
    }
  ]);
});

it('does not know the names without the prefix', async () => {
  const { body } = await query('SELECT Id FROM Member__c');
  expect(body[0]).toMatchObject({ errorCode: 'INVALID_TYPE' });
  const row = { Name: 'X', Handle__c: 'x' };
  const answer = await served.send('POST', '/sobjects/porchlight__Member__c', row);
  expect(answer.body[0]).toMatchObject({
    errorCode: 'INVALID_FIELD',
    message: "No such column 'Handle__c' on sobject of type porchlight__Member__c"
  });
  expect((await served.send('GET', '/sobjects/Member__c/describe')).status).toBe(404);
});

it('lets a default namespace stand for the prefix, and answers without it (documented)', async () => {
  const { body } = await query(
    `SELECT Handle__c, porchlight__Community__r.ExternalId__c, (SELECT Id FROM Activities__r)
     FROM Member__c WHERE Community__r.Name = 'Garden'`,
    header
  );
  expect(body.records[0]).toMatchObject({
    Handle__c: 'ada',
    Community__r: { ExternalId__c: 'c-1' },
    Activities__r: null
  });
  const row = { Name: 'Bob', Handle__c: 'bob', Community__r: { ExternalId__c: 'c-1' } };
  const send = (method: string, path: string, content?: object) =>
    served.send(method, path, content, { headers: header });
  const made = await send('PATCH', '/sobjects/Member__c/ExternalId__c/m-2', row);
  expect(made.status).toBe(201);
  const read = await send('GET', `/sobjects/Member__c/${made.body.id}?fields=Handle__c`);
  expect(read.body).toMatchObject({ Handle__c: 'bob' });
  const plain = await query(
    `SELECT porchlight__Community__c FROM porchlight__Member__c WHERE Name = 'Bob'`
  );
  expect(plain.body.records[0]).toMatchObject({ porchlight__Community__c: community });
  const records = [
    { attributes: { type: 'Member__c' }, Name: 'Cy', Handle__c: 'cy', ExternalId__c: 'm-3' }
  ];
  const many = await send('PATCH', '/composite/sobjects/Member__c/ExternalId__c', { records });
  expect(many.body).toEqual([expect.objectContaining({ success: true, created: true })]);
});

it('ignores the default namespace in describe (documented)', async () => {
  const answer = await served.send('GET', '/sobjects/Member__c/describe', undefined, {
    headers: header
  });
  expect(answer.status).toBe(404);
});

it('names fields with the prefix in refusals', async () => {
  const { body } = await served.send('POST', '/sobjects/porchlight__Activity__c', {});
  expect(body[0]).toMatchObject({
    errorCode: 'REQUIRED_FIELD_MISSING',
    fields: expect.arrayContaining(['porchlight__Member__c'])
  });
});

it('keeps permission sets under their names with the namespace beside them, and their grants', async () => {
  const { body } = await query(
    "SELECT Name, NamespacePrefix FROM PermissionSet WHERE Name LIKE 'Porchlight%' ORDER BY Name"
  );
  expect(body.records.map((row) => Object.values(row).slice(1))).toEqual([
    ['Porchlight_Standard_Access', null],
    ['PorchlightAdmin', 'porchlight'],
    ['PorchlightIntegrationUser', 'porchlight'],
    ['PorchlightViewer', 'porchlight']
  ]);
  const token = await served.integrationToken();
  const row = { Name: 'Dot', porchlight__Handle__c: 'dot', porchlight__ExternalId__c: 'm-9' };
  const written = await served.send('POST', '/sobjects/porchlight__Member__c', row, { token });
  expect(written.status).toBe(201);
});

it('leaves the metadata of the org around the package without a prefix', async () => {
  const { body } = await served.send('GET', '/sobjects/Car__c/describe');
  expect(body.fields.some((field) => field.name === 'NetPrice__c')).toBe(true);
});

it('reads rules and formulas of a package by the names it uses itself', () => {
  const org = openOrg({ sourceDirs: [garageDir], namespace: 'wheels' });
  const session = org.sessionOf(org.admin.id);
  const [dealer] = org.records.insert(session, 'wheels__Dealer__c', [{ Name: 'D' }]);
  const id = dealer?.success ? dealer.id : '';
  const [car] = org.records.insert(session, 'wheels__Car__c', [
    { Name: 'C', wheels__Dealer__c: id, wheels__State__c: 'Sold' }
  ]);
  expect(car).toMatchObject({
    errors: [{ message: 'A sold car has a buyer.', fields: ['wheels__Buyer__c'] }]
  });
  expect(org.schema.duplicateRules).toMatchObject([{ object: 'wheels__Car__c' }]);
  org.close();
});
