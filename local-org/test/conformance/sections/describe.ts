import { expect } from '@jest/globals';
import { conforms, create, errorOf, refusalOf } from '../conforms.ts';

interface Described {
  readonly name: string;
  readonly fields: readonly Record<string, unknown>[];
}

conforms('describe/global', async (org) => {
  const { body } = await org.send('GET', '/sobjects');
  expect(body).toMatchObject({ encoding: 'UTF-8', maxBatchSize: 200 });
  expect([...body.sobjects].find(({ name }) => name === 'Account')).toMatchObject({
    activateable: false,
    createable: true,
    custom: false,
    deletable: true,
    keyPrefix: '001',
    label: 'Account',
    queryable: true,
    updateable: true,
    urls: {
      sobject: '/services/data/v66.0/sobjects/Account',
      describe: '/services/data/v66.0/sobjects/Account/describe',
      rowTemplate: '/services/data/v66.0/sobjects/Account/{ID}'
    }
  });
});

conforms('describe/object', async (org) => {
  const { body } = await org.send('GET', '/sobjects/Account/describe');
  expect(body).toMatchObject({
    name: 'Account',
    fields: expect.any(Array),
    recordTypeInfos: expect.any(Array),
    namedLayoutInfos: expect.any(Array),
    supportedScopes: expect.any(Array),
    actionOverrides: expect.any(Array),
    childRelationships: expect.arrayContaining([
      expect.objectContaining({ childSObject: 'Contact', relationshipName: 'Contacts' })
    ])
  });
});

conforms('describe/field', async (org) => {
  const { body } = await org.send('GET', '/sobjects/Member__c/describe');
  const { fields } = body as unknown as Described;
  const names = [
    ...['createable', 'updateable', 'nillable', 'defaultedOnCreate', 'externalId', 'idLookup'],
    ...['unique', 'length', 'precision', 'scale', 'restrictedPicklist', 'picklistValues'],
    ...['referenceTo', 'relationshipName', 'permissionable', 'custom', 'name', 'type']
  ];
  for (const field of fields) expect(Object.keys(field)).toEqual(expect.arrayContaining(names));
  expect(fields.find(({ name }) => name === 'ExternalId__c')).toMatchObject({
    externalId: true,
    unique: true,
    idLookup: true,
    custom: true
  });
});

/** The integration user may not read this standard field: no permission set gives it. */
async function restricted(org: Parameters<Parameters<typeof conforms>[1]>[0]) {
  const token = await org.integrationToken();
  const { body } = await org.send('GET', '/sobjects/Account/describe', undefined, { token });
  const own = new Set((body as unknown as Described).fields.map(({ name }) => name));
  const all = (await org.send('GET', '/sobjects/Account/describe')).body as unknown as Described;
  const hidden = all.fields.find(
    ({ name, createable, type }) => !own.has(name) && createable && type === 'string'
  );
  return { token, own, hidden: String(hidden?.['name']) };
}

conforms('describe/restricted', async (org) => {
  const { own, hidden } = await restricted(org);
  expect(own.has('Name')).toBe(true);
  expect(own.has(hidden)).toBe(false);
});

conforms('describe/restricted-write', async (org) => {
  const { token, hidden } = await restricted(org);
  const id = (await create(org, 'Account', { Name: 'Restricted' })).body.id;
  const answer = await org.send('PATCH', `/sobjects/Account/${id}`, { [hidden]: 'x' }, { token });
  expect(refusalOf(answer)).toEqual([400, 'INVALID_FIELD']);
  expect(errorOf(answer).message).toContain(
    `No such column '${hidden}' on sobject of type Account`
  );
});

conforms('describe/unknown', async (org) => {
  for (const path of ['/sobjects/Nothing__c', '/sobjects/Nothing__c/describe']) {
    expect(refusalOf(await org.send('GET', path))).toEqual([404, 'NOT_FOUND']);
  }
});

conforms('describe/unknown-query', async (org) => {
  expect(refusalOf(await org.soql('SELECT Id FROM Nothing__c'))).toEqual([400, 'INVALID_TYPE']);
});
