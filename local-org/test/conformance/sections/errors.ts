import { expect } from '@jest/globals';
import {
  community,
  conforms,
  create,
  createdId,
  errorOf,
  plan,
  refusalOf,
  typed,
  withOrg
} from '../conforms.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';

const UNKNOWN_ACCOUNT = '001000000000000AAA';

/** The errors of the first row of a Collection. */
async function rowErrors(org: OrgUnderTest, method: string, type: string, row: object) {
  const records = typed(type, [row]);
  const { status, body } = await org.send(method, '/composite/sobjects', { records });
  expect(status).toBe(200);
  return body[0]?.errors as unknown as { statusCode: string; message: string; fields: string[] }[];
}

conforms('errors/shape', async (org) => {
  const { body, headers } = await create(org, 'Account', {});
  expect(headers.get('Content-Type')).toBe('application/json;charset=UTF-8');
  expect(body).toEqual([
    { errorCode: expect.any(String), message: expect.any(String), fields: expect.any(Array) }
  ]);
});

conforms('errors/row-shape', async (org) => {
  const [error] = await rowErrors(org, 'POST', 'Account', {});
  expect(Object.keys(error ?? {}).sort()).toEqual(['fields', 'message', 'statusCode']);
});

conforms('errors/REQUIRED_FIELD_MISSING', async (org) => {
  const answer = await create(org, 'Contact', { FirstName: 'No last name' });
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toEqual({
    errorCode: 'REQUIRED_FIELD_MISSING',
    message: 'Required fields are missing: [LastName]',
    fields: ['LastName']
  });
});

conforms('errors/REQUIRED_FIELD_MISSING/empty', async (org) => {
  const answer = await org.send('POST', '/composite/sobjects', { records: [] });
  expect(refusalOf(answer)).toEqual([400, 'REQUIRED_FIELD_MISSING']);
  expect(errorOf(answer).message).toMatch(/^At least 1 record is required/);
});

conforms('errors/INVALID_FIELD', async (org) => {
  const answer = await create(org, 'Account', { Name: 'x', Nothing__c: 1 });
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toEqual({
    errorCode: 'INVALID_FIELD',
    message: "No such column 'Nothing__c' on sobject of type Account"
  });
});

conforms('errors/INVALID_FIELD_FOR_INSERT_UPDATE', async (org) => {
  const answer = await create(org, 'Account', { Name: 'x', CreatedById: org.org.admin.id });
  expect(refusalOf(answer)).toEqual([400, 'INVALID_FIELD_FOR_INSERT_UPDATE']);
  expect(errorOf(answer)).toMatchObject({
    message: expect.stringMatching(
      /^Unable to create\/update fields: CreatedById\. Please check the security settings/
    ),
    fields: ['CreatedById']
  });
});

conforms('errors/INVALID_TYPE', async (org) => {
  expect(refusalOf(await org.soql('SELECT Id FROM Nothing'))).toEqual([400, 'INVALID_TYPE']);
});

conforms('errors/STRING_TOO_LONG', async (org) => {
  const answer = await create(org, 'Account', { Name: 'x'.repeat(256) });
  expect(refusalOf(answer)).toEqual([400, 'STRING_TOO_LONG']);
  expect(errorOf(answer).fields).toEqual(['Name']);
});

conforms('errors/DUPLICATE_VALUE/assignment', async (org) => {
  const set = await createdId(org, 'PermissionSet', { Name: 'Twice', Label: 'Twice' });
  const row = { AssigneeId: org.org.admin.id, PermissionSetId: set };
  await createdId(org, 'PermissionSetAssignment', row);
  const answer = await create(org, 'PermissionSetAssignment', row);
  expect(refusalOf(answer)).toEqual([400, 'DUPLICATE_VALUE']);
  expect(errorOf(answer)).toMatchObject({
    message: expect.stringMatching(
      /^Duplicate PermissionSetAssignment\. Assignee: .*; Permission Set: /
    ),
    fields: ['AssigneeId', 'PermissionSetId']
  });
});

conforms('errors/DUPLICATE_VALUE', async (org) => {
  await createdId(org, 'Community__c', community('unique'));
  const answer = await create(org, 'Community__c', community('unique'));
  expect(refusalOf(answer)).toEqual([400, 'DUPLICATE_VALUE']);
});

conforms('errors/FIELD_INTEGRITY_EXCEPTION', async (org) => {
  const lead = await createdId(org, 'Lead', { LastName: 'L', Company: 'C' });
  const answer = await create(org, 'Contact', { LastName: 'Wrong', AccountId: lead });
  expect(refusalOf(answer)).toEqual([400, 'FIELD_INTEGRITY_EXCEPTION']);
});

conforms('errors/INVALID_CROSS_REFERENCE_KEY', async (org) => {
  const [error] = await rowErrors(org, 'PATCH', 'Account', { id: UNKNOWN_ACCOUNT, Name: 'x' });
  expect(error).toMatchObject({
    statusCode: 'INVALID_CROSS_REFERENCE_KEY',
    message: 'invalid cross reference id'
  });
});

conforms('errors/MALFORMED_ID', async (org) => {
  const contact = await createdId(org, 'Contact', { LastName: 'Other type' });
  const [otherType] = await rowErrors(org, 'PATCH', 'Account', { id: contact, Name: 'x' });
  expect(otherType).toMatchObject({
    statusCode: 'MALFORMED_ID',
    message: expect.stringMatching(/^Record ID: id value of incorrect type: /),
    fields: ['Id']
  });
  const [noId] = await rowErrors(org, 'PATCH', 'Account', { id: 'no id', Name: 'x' });
  expect(noId).toMatchObject({
    statusCode: 'MALFORMED_ID',
    message: expect.stringMatching(/^malformed id /)
  });
});

conforms('errors/MISSING_ARGUMENT', async (org) => {
  const [error] = await rowErrors(org, 'PATCH', 'Account', { Name: 'x' });
  expect(error).toMatchObject({
    statusCode: 'MISSING_ARGUMENT',
    message: 'Id not specified in an update call'
  });
});

conforms('errors/ENTITY_IS_DELETED', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Gone' });
  await org.send('DELETE', `/sobjects/Account/${id}`);
  for (const [method, body] of [['GET'], ['PATCH', { Name: 'x' }], ['DELETE']] as const) {
    const answer = await org.send(method, `/sobjects/Account/${id}`, body);
    expect(refusalOf(answer)).toEqual([404, 'ENTITY_IS_DELETED']);
    expect(errorOf(answer).message).toBe('entity is deleted');
  }
});

conforms('errors/NOT_FOUND', async (org) => {
  const answer = await org.send('GET', `/sobjects/Account/${UNKNOWN_ACCOUNT}`);
  expect(answer.status).toBe(404);
  expect(answer.body).toEqual([
    { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }
  ]);
});

conforms('errors/NOT_FOUND/key', async (org) => {
  const answer = await org.send('PATCH', '/sobjects/Account/Nothing__c/1', { Name: 'x' });
  expect(answer.status).toBe(404);
  expect(errorOf(answer)).toMatchObject({
    errorCode: 'NOT_FOUND',
    message: 'Provided external ID field does not exist or is not accessible: Nothing__c'
  });
});

conforms('errors/INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', async (org) => {
  const answer = await create(org, 'Community__c', community('p', { Platform__c: 'Nowhere' }));
  expect(answer.status).toBe(400);
  expect(errorOf(answer)).toMatchObject({
    errorCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    message: 'Platform: bad value for restricted picklist field: Nowhere'
  });
});

conforms('errors/INVALID_EMAIL_ADDRESS', async (org) => {
  const [error] = await rowErrors(org, 'POST', 'Contact', { LastName: 'x', Email: 'no mail' });
  expect(error).toEqual({
    statusCode: 'INVALID_EMAIL_ADDRESS',
    message: 'Email: invalid email address: no mail',
    fields: ['Email']
  });
});

conforms('errors/NUMBER_OUTSIDE_VALID_RANGE', async (org) => {
  const answer = await org.soql('SELECT Id FROM Account ORDER BY Id OFFSET 2001');
  expect(refusalOf(answer)).toEqual([400, 'NUMBER_OUTSIDE_VALID_RANGE']);
  const row = await create(org, 'Account', { Name: 'x', NumberOfEmployees: 1e12 });
  expect(refusalOf(row)).toEqual([400, 'NUMBER_OUTSIDE_VALID_RANGE']);
});

conforms('errors/CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', async (org) => {
  const errorCode = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
  await plan(org, { kind: 'row', errorCode, message: 'caused by: trigger', times: 1 });
  expect(refusalOf(await create(org, 'Account', { Name: 'x' }))).toEqual([400, errorCode]);
});

conforms('errors/UNABLE_TO_LOCK_ROW', async (org) => {
  await plan(org, { kind: 'lock', match: 'Account$', times: 1 });
  const answer = await create(org, 'Account', { Name: 'x' });
  expect(errorOf(answer).errorCode).toBe('UNABLE_TO_LOCK_ROW');
  expect((await create(org, 'Account', { Name: 'x' })).status).toBe(201);
});

conforms('errors/REQUEST_LIMIT_EXCEEDED', async () =>
  withOrg({ dailyRequests: 1 }, async (org) => {
    await org.send('GET', '/limits');
    expect(refusalOf(await org.send('GET', '/limits'))).toEqual([403, 'REQUEST_LIMIT_EXCEEDED']);
  })
);

conforms('errors/JSON_PARSER_ERROR', async (org) => {
  const broken = await org.send('POST', '/sobjects/Account', '{"Name":');
  expect(refusalOf(broken)).toEqual([400, 'JSON_PARSER_ERROR']);
  const none = await org.send('POST', '/sobjects/Account');
  expect(errorOf(none)).toMatchObject({
    errorCode: 'JSON_PARSER_ERROR',
    message: 'The HTTP entity body is required, but this request has no entity body.'
  });
  const wrongType = await create(org, 'Account', { Name: 'x', NumberOfEmployees: 'many' });
  expect(refusalOf(wrongType)).toEqual([400, 'JSON_PARSER_ERROR']);
});

conforms('errors/MALFORMED_QUERY', async (org) => {
  const answer = await org.soql('SELEKT Id FROM Account');
  expect(refusalOf(answer)).toEqual([400, 'MALFORMED_QUERY']);
  expect(errorOf(answer).message).toContain('unexpected token: SELEKT');
});

conforms('errors/QUERY_TIMEOUT', async (org) => {
  await plan(org, { kind: 'status', status: 400, errorCode: 'QUERY_TIMEOUT', times: 1 });
  expect(refusalOf(await org.soql('SELECT Id FROM Account'))).toEqual([400, 'QUERY_TIMEOUT']);
});

conforms('errors/INVALID_QUERY_LOCATOR', async (org) => {
  const answer = await org.send('GET', '/query/0r8000000000000AAA-2000');
  expect(refusalOf(answer)).toEqual([400, 'INVALID_QUERY_LOCATOR']);
});

conforms('errors/INVALID_REPLICATION_DATE', async (org) => {
  const at = encodeURIComponent(new Date().toISOString());
  for (const feed of ['updated', 'deleted']) {
    const answer = await org.send('GET', `/sobjects/Account/${feed}?start=${at}&end=${at}`);
    expect(refusalOf(answer)).toEqual([400, 'INVALID_REPLICATION_DATE']);
  }
});

conforms('errors/ALL_OR_NONE_OPERATION_ROLLED_BACK', async (org) => {
  const records = typed('Account', [{ Name: 'Good' }, {}]);
  const { status, body } = await org.send('POST', '/composite/sobjects', {
    allOrNone: true,
    records
  });
  expect(status).toBe(200);
  expect(body[0]?.errors[0]).toMatchObject({
    statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK',
    message:
      'Record rolled back because not all records were valid and the request was using AllOrNone header'
  });
});

conforms('errors/PROCESSING_HALTED', async (org) => {
  const url = '/services/data/v66.0/sobjects/Account';
  const { body } = await org.send('POST', '/composite', {
    allOrNone: true,
    compositeRequest: [
      { method: 'POST', url, referenceId: 'good', body: { Name: 'Good' } },
      { method: 'POST', url, referenceId: 'bad', body: {} }
    ]
  });
  expect(body.compositeResponse[0]).toMatchObject({
    httpStatusCode: 400,
    body: [
      {
        errorCode: 'PROCESSING_HALTED',
        message:
          'We rolled back the transaction since another operation in the same transaction failed.'
      }
    ]
  });
});

conforms('errors/SERVER_UNAVAILABLE', async (org) => {
  await plan(org, { kind: 'empty500AfterCommit', match: '^composite', times: 1 });
  const url = '/services/data/v66.0/sobjects/Account';
  const compositeRequest = [{ method: 'POST', url, referenceId: 'a', body: { Name: 'Lost' } }];
  const lost = await org.send('POST', '/composite', { compositeRequest });
  expect([lost.status, lost.body]).toEqual([500, undefined]);
  for (const status of [502, 503, 504]) {
    await plan(org, { kind: 'status', status, times: 1 });
    expect((await org.send('GET', '/limits')).status).toBe(status);
  }
});
