import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { communityRows, type CommunityRows } from '../support/community-rows.ts';
import { servePages, type PageOrg } from '../support/page-org.ts';
import { askAs } from './page-client.ts';

let served: PageOrg;
let rows: CommunityRows;

beforeAll(async () => {
  served = await servePages();
  rows = communityRows(served);
}, 180_000);
afterAll(() => served.stop());

const ask = (path: string, options = {}) => askAs(served, 'rep', path, options);

it('gives a record the way the User Interface API does, parents inside of it', async () => {
  const fields =
    'Member__c.Name,Member__c.Status__c,Member__c.Contact__c,Member__c.Contact__r.Name';
  const { status, body } = await ask(`/records/${rows.member}?fields=${fields}`);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    apiName: 'Member__c',
    id: rows.member,
    fields: {
      Name: { value: 'Mira Solberg', displayValue: null },
      Status__c: { value: 'Active', displayValue: 'Active' },
      Contact__c: { value: rows.contact, displayValue: null },
      Contact__r: {
        displayValue: 'Mira Solberg',
        value: { apiName: 'Contact', id: rows.contact, fields: { Name: { value: 'Mira Solberg' } } }
      }
    },
    lastModifiedDate: expect.stringMatching(/^\d{4}-/)
  });
});

it('refuses a field there is not, and leaves out an optional one', async () => {
  const refused = await ask(`/records/${rows.member}?fields=Member__c.Nope__c`);
  expect(refused.status).toBe(400);
  expect(refused.body).toEqual([
    { errorCode: 'INVALID_FIELD', message: expect.stringContaining("'Member__c.Nope__c'") }
  ]);
  const path = `/records/${rows.member}?fields=Member__c.Name&optionalFields=Member__c.Nope__c`;
  const { body } = await ask(path);
  expect(Object.keys((body as { fields: object }).fields)).toEqual(['Name']);
});

it('says of a record that is gone and of one that may not be seen what Lightning says', async () => {
  expect(await ask('/records/003000000000000AAA?fields=Contact.Name')).toMatchObject({
    status: 404,
    body: [{ errorCode: 'NOT_FOUND' }]
  });
  const path = `/records/${rows.member}?fields=Member__c.Name`;
  expect(await askAs(served, 'visitor', path)).toMatchObject({
    status: 403,
    body: [{ errorCode: 'INSUFFICIENT_ACCESS' }]
  });
});

it('describes an object as the viewer sees it', async () => {
  const { body } = await ask('/object-info/Member__c');
  expect(body).toMatchObject({
    ...{ apiName: 'Member__c', labelPlural: 'Members', nameFields: ['Name'] },
    fields: {
      JoinedAt__c: { dataType: 'DateTime' },
      Contact__c: { dataType: 'Reference', referenceToInfos: [{ apiName: 'Contact' }] }
    }
  });
  expect((await askAs(served, 'visitor', '/object-info/Member__c')).status).toBe(403);
  expect((await ask('/object-info/Nothing__c')).status).toBe(404);
});

it('gives the active values of a picklist, and refuses what is none', async () => {
  const { body } = await ask('/picklist-values/Activity__c/Type__c');
  expect(body).toMatchObject({
    values: expect.arrayContaining([expect.objectContaining({ value: 'reply', label: 'Reply' })])
  });
  expect((await ask('/picklist-values/Activity__c/Title__c')).status).toBe(400);
});

it('turns the pages of related records by their token', async () => {
  const path = `/related-list-records/${rows.member}/Activities__r?fields=Activity__c.Title__c&sortBy=-Activity__c.OccurredAt__c&pageSize=20`;
  const first = await ask(path);
  expect(first.body).toMatchObject({ count: 20, nextPageToken: '20' });
  const second = await ask(`${path}&pageToken=20`);
  expect(second.body).toMatchObject({ count: 10, nextPageToken: null });
  const titles = [first, second].flatMap(({ body }) =>
    (body as { records: { fields: { Title__c: { value: string } } }[] }).records.map(
      ({ fields }) => fields.Title__c.value
    )
  );
  expect(new Set(titles).size).toBe(30);
  const unknown = await ask(
    `/related-list-records/${rows.member}/Nothing__r?fields=Activity__c.Id`
  );
  expect(unknown).toMatchObject({ status: 400, body: [{ errorCode: 'INVALID_RELATED_LIST' }] });
});

it('changes a record as the user, and says which field was refused', async () => {
  const changed = await ask(`/records/${rows.contact}`, {
    method: 'PATCH',
    body: { fields: { Title: 'Head of Platform' } }
  });
  expect(changed).toMatchObject({
    status: 200,
    body: { fields: { Title: { value: 'Head of Platform' } } }
  });
  const refused = await ask(`/records/${rows.contact}`, {
    method: 'PATCH',
    body: { fields: { Email: 'not an address' } }
  });
  expect(refused).toMatchObject({
    status: 400,
    body: { output: { fieldErrors: { Email: [{ errorCode: 'INVALID_EMAIL_ADDRESS' }] } } }
  });
});

it('creates and deletes a record as far as the user may', async () => {
  const created = await ask('/records', {
    method: 'POST',
    body: { apiName: 'Contact', fields: { LastName: 'Brandt' } }
  });
  expect(created).toMatchObject({ status: 201, body: { apiName: 'Contact' } });
  const { id } = created.body as { id: string };
  expect(await ask(`/records/${id}`, { method: 'DELETE' })).toMatchObject({
    status: 400,
    body: { output: { errors: [{ errorCode: expect.stringMatching(/^INSUFFICIENT_ACCESS/) }] } }
  });
  const deleted = await askAs(served, 'admin', `/records/${id}`, { method: 'DELETE' });
  expect(deleted.status).toBe(200);
  expect((await ask(`/records/${id}?fields=Contact.Name`)).status).toBe(404);
});
