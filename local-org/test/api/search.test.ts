import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
  const account = { attributes: { type: 'Account' } };
  const contact = { attributes: { type: 'Contact' } };
  await served.send('POST', '/composite/sobjects', {
    records: [
      { ...account, Name: 'Harbour Boats', Description: 'Builds ferries', Phone: '555 0100' },
      { ...account, Name: 'Harbour Lights', Industry: 'Energy' },
      { ...account, Name: 'Mountain Huts', Description: 'Far from any harbour' },
      { ...contact, LastName: 'Harbour', Email: 'jo.reed@boats.example' }
    ]
  });
});
afterAll(() => served.stop());

async function find(sosl: string, token?: string) {
  const path = `/search?q=${encodeURIComponent(sosl)}`;
  const { status, body } = await served.send('GET', path, undefined, token ? { token } : {});
  return { status, body, records: recordsOf(body) };
}

function recordsOf(
  body: unknown
): { readonly Name?: string; readonly attributes: { type: string } }[] {
  return (body as { searchRecords?: [] }).searchRecords ?? [];
}

async function names(sosl: string): Promise<(string | undefined)[]> {
  return (await find(sosl)).records.map((record) => record.Name).sort();
}

it('finds rows by their words in any field', async () => {
  expect(await names('FIND {harbour} IN ALL FIELDS RETURNING Account(Id, Name)')).toEqual([
    'Harbour Boats',
    'Harbour Lights',
    'Mountain Huts'
  ]);
});

it('searches only the group of fields that is named', async () => {
  expect(await names('FIND {harbour} IN NAME FIELDS RETURNING Account(Name)')).toEqual([
    'Harbour Boats',
    'Harbour Lights'
  ]);
  expect(await names('FIND {reed} IN EMAIL FIELDS RETURNING Contact(Name)')).toEqual(['Harbour']);
  expect(await names('FIND {reed} IN PHONE FIELDS RETURNING Contact(Name)')).toEqual([]);
});

it('understands operators, phrases and wildcards', async () => {
  const among = (term: string) => names(`FIND {${term}} IN ALL FIELDS RETURNING Account(Name)`);
  expect(await among('harbour AND NOT huts')).toEqual(['Harbour Boats', 'Harbour Lights']);
  expect(await among('boats OR huts')).toEqual(['Harbour Boats', 'Mountain Huts']);
  expect(await among('"harbour lights"')).toEqual(['Harbour Lights']);
  expect(await among('"lights harbour"')).toEqual([]);
  expect(await among('harb')).toEqual([]);
  expect(await among('harb* ferr?es')).toEqual(['Harbour Boats']);
});

it('filters, sorts and limits what an object returns', async () => {
  const where = "WHERE Industry = 'Energy' OR Phone = '555 0100' ORDER BY Name DESC LIMIT 1";
  expect(await names(`FIND {harbour} RETURNING Account(Name ${where})`)).toEqual([
    'Harbour Lights'
  ]);
});

it('returns several objects, in order, up to the limit', async () => {
  const { records } = await find('FIND {harbour} RETURNING Contact(Name), Account LIMIT 2');
  expect(records.map(({ attributes }) => attributes.type)).toEqual(['Contact', 'Account']);
});

it('finds nothing in fields the user cannot read', async () => {
  const token = await served.integrationToken();
  const sosl = 'FIND {ferries} RETURNING Account(Name)';
  expect((await find(sosl, token)).records).toHaveLength(1);
  const { body } = await served.soql(
    "SELECT Id FROM FieldPermissions WHERE Field = 'Account.Description' AND Parent.Name = 'Porchlight_Standard_Access'"
  );
  await served.send('DELETE', `/sobjects/FieldPermissions/${body.records[0]?.Id}`);
  expect((await find(sosl, token)).records).toHaveLength(0);
});

it('refuses searches it cannot read', async () => {
  const refusals = [
    ['LOOK {x}', 'MALFORMED_SEARCH'],
    ['FIND {a} RETURNING Account', 'MALFORMED_SEARCH'],
    ['FIND {harbour} IN SOME FIELDS', 'MALFORMED_SEARCH'],
    ['FIND {harbour} RETURNING Nothing__c', 'INVALID_TYPE'],
    ['FIND {harbour} RETURNING Account(Nothing__c)', 'INVALID_FIELD']
  ];
  for (const [sosl = '', code] of refusals) {
    const { status, body } = await find(sosl);
    expect([sosl, status, body[0]?.errorCode]).toEqual([sosl, 400, code]);
  }
});

it('searches by parameters, too', async () => {
  const query = 'q=harbour&sobject=Account&Account.fields=Id,Name&Account.limit=2&in=NAME';
  const byUrl = await served.send('GET', `/parameterizedSearch?${query}`);
  expect(recordsOf(byUrl.body)).toHaveLength(2);
  const byBody = await served.send('POST', '/parameterizedSearch', {
    q: 'harbour',
    fields: ['Name'],
    sobjects: [{ name: 'Account', where: "Industry = 'Energy'" }]
  });
  expect(recordsOf(byBody.body)).toMatchObject([{ Name: 'Harbour Lights' }]);
});
