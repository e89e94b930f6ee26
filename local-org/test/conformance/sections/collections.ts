import { expect } from '@jest/globals';
import { community, conforms, createdId, errorOf, total, typed } from '../conforms.ts';
import type { Answer, OrgUnderTest } from '../../api/org-under-test.ts';

const path = '/composite/sobjects';

function post(org: OrgUnderTest, records: readonly object[], flags: object = {}): Promise<Answer> {
  return org.send('POST', path, { ...flags, records });
}

function upsert(org: OrgUnderTest, rows: readonly object[], flags: object = {}): Promise<Answer> {
  const records = typed('Community__c', rows);
  return org.send('PATCH', `${path}/Community__c/ExternalId__c`, { ...flags, records });
}

const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, row) => ({ Name: `${prefix} ${row}` }));

conforms('collections/200', async (org) => {
  const good = await post(org, typed('Account', named('Limit', 200)));
  expect(good.status).toBe(200);
  expect(good.body.filter(({ success }) => success)).toHaveLength(200);
  const tooMany = await post(org, typed('Account', named('Over', 201)));
  expect(tooMany.status).toBe(400);
  expect(errorOf(tooMany).errorCode).toEqual(expect.any(String));
  expect(await total(org, 'Account', "Name LIKE 'Over%'")).toBe(0);
});

conforms('collections/retrieve', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Retrieved' });
  const body = { ids: ['001000000000000AAA', id], fields: ['Id', 'Name'] };
  expect((await org.send('POST', `${path}/Account`, body)).body).toEqual([
    null,
    expect.objectContaining({ Id: id, Name: 'Retrieved' })
  ]);
});

conforms('collections/type', async (org) => {
  const answer = await post(org, [{ Name: 'Without type' }]);
  expect(answer.status).toBe(400);
  expect(await total(org, 'Account', "Name = 'Without type'")).toBe(0);
});

conforms('collections/one-type', async (org) => {
  const records = [
    ...typed('Community__c', [community('own')]),
    ...typed('Account', [{ Name: 'Other' }])
  ];
  const answer = await org.send('PATCH', `${path}/Community__c/ExternalId__c`, { records });
  expect(JSON.stringify(answer.body)).toMatch(/errorCode|"success":false/);
  expect(await total(org, 'Account', "Name = 'Other'")).toBe(0);
});

conforms('collections/mixed', async (org) => {
  const { body } = await post(org, [
    ...typed('Account', [{ Name: 'Mixed' }]),
    ...typed('Contact', [{ LastName: 'Mixed' }])
  ]);
  expect(body.map(({ id }) => id.slice(0, 3))).toEqual(['001', '003']);
  const updates = body.map(({ id }, index) => ({
    attributes: { type: ['Account', 'Contact'][index] },
    id,
    Phone: '1'
  }));
  const updated = await org.send('PATCH', path, { records: updates });
  expect(updated.body.map(({ success }) => success)).toEqual([true, true]);
  const ids = body.map(({ id }) => id).join(',');
  const deleted = await org.send('DELETE', `${path}?ids=${ids}`);
  expect(deleted.body.map(({ success }) => success)).toEqual([true, true]);
});

conforms('collections/order', async (org) => {
  const { body } = await post(org, typed('Account', [{ Name: 'First' }, {}, { Name: 'Third' }]));
  expect(body.map(({ success }) => success)).toEqual([true, false, true]);
  expect((await org.send('GET', `/sobjects/Account/${body[2]?.id}`)).body.Name).toBe('Third');
});

conforms('collections/status', async (org) => {
  for (const allOrNone of [false, true]) {
    expect((await post(org, typed('Account', [{}, {}]), { allOrNone })).status).toBe(200);
  }
});

conforms('collections/malformed', async (org) => {
  for (const body of ['[', { records: 'none' }, { record: [] }, []]) {
    expect((await org.send('POST', path, body)).status).toBe(400);
  }
});

conforms('collections/success', async (org) => {
  const { body } = await post(org, typed('Account', [{ Name: 'Good' }]));
  expect(body).toEqual([{ id: expect.any(String), success: true, errors: [] }]);
});

conforms('collections/created', async (org) => {
  await upsert(org, [community('here')]);
  const { body } = await upsert(org, [community('here'), community('not yet')]);
  expect(body.map(({ created }) => created)).toEqual([false, true]);
});

conforms('collections/no-id', async (org) => {
  const { body } = await post(org, typed('Account', [{}]));
  expect(body[0]).toEqual({ success: false, errors: [expect.anything()] });
});

conforms('collections/created-rolled-back', async (org) => {
  const rows = [community('undone'), community('guilty', { Platform__c: 'Nowhere' })];
  const { body } = await upsert(org, rows, { allOrNone: true });
  expect(body[0]).toMatchObject({ success: false, created: true });
});

conforms('collections/none-by-default', async (org) => {
  await post(org, typed('Account', [{ Name: 'Stays' }, {}]));
  expect(await total(org, 'Account', "Name = 'Stays'")).toBe(1);
});

conforms('collections/all-or-none', async (org) => {
  const rows = [{ Name: 'Undone' }, {}, { Name: 'Undone' }];
  const { body } = await post(org, typed('Account', rows), { allOrNone: true });
  expect(body.map(({ errors }) => errors[0]?.statusCode)).toEqual([
    'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    'REQUIRED_FIELD_MISSING',
    'ALL_OR_NONE_OPERATION_ROLLED_BACK'
  ]);
  expect(await total(org, 'Account', "Name = 'Undone'")).toBe(0);
});

conforms('collections/upsert-by-id', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'By id' });
  const { body } = await org.send('PATCH', `${path}/Account/Id`, {
    records: typed('Account', [
      { Id: null, Name: 'Inserted' },
      { Id: id, Name: 'Updated' }
    ])
  });
  expect(body.map(({ success, created }) => [success, created])).toEqual([
    [true, true],
    [true, false]
  ]);
});

conforms('collections/delete', async (org) => {
  const ids = (await post(org, typed('Account', named('Gone', 2)))).body.map(({ id }) => id);
  const { body } = await org.send('DELETE', `${path}?ids=${ids.join(',')}&allOrNone=true`);
  expect(body).toEqual(ids.map((id) => ({ id, success: true, errors: [] })));
  const again = await org.send('DELETE', `${path}?ids=${ids.join(',')}`);
  expect(again.status).toBe(200);
  expect(again.body.map(({ errors }) => errors[0]?.statusCode)).toEqual([
    'ENTITY_IS_DELETED',
    'ENTITY_IS_DELETED'
  ]);
});
