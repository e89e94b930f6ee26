import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
afterAll(() => served.stop());

it('lists versions 31.0 to 68.0 without a token', async () => {
  const response = await fetch(`${served.url}/services/data`);
  const versions = (await response.json()) as { label: string; url: string; version: string }[];
  expect(versions[0]).toEqual({
    label: "Summer '14",
    url: '/services/data/v31.0',
    version: '31.0'
  });
  expect(versions.find(({ version }) => version === '66.0')?.label).toBe("Spring '26");
  expect(versions.at(-1)).toMatchObject({ label: "Winter '27", version: '68.0' });
  expect(response.headers.has('Sforce-Limit-Info')).toBe(false);
});

it('knows no other version, and says so before it looks at the token', async () => {
  const response = await fetch(`${served.url}/services/data/v30.0/limits`);
  expect(response.status).toBe(404);
  expect(response.headers.has('Sforce-Limit-Info')).toBe(false);
  expect(await response.json()).toEqual([
    { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }
  ]);
});

it('answers every version it lists', async () => {
  for (const version of ['31.0', '50.0', '66.0', '68.0']) {
    const { status } = await served.send('GET', `/services/data/v${version}/limits`);
    expect(status).toBe(200);
  }
});

it('sends the headers of Salesforce', async () => {
  const { headers } = await served.send('GET', '/limits');
  expect(headers.get('Content-Type')).toBe('application/json;charset=UTF-8');
  expect(headers.get('Content-Encoding')).toBe('gzip');
  expect(headers.get('X-SFDC-Request-Id')).toMatch(/^\w{20,}$/);
  expect(headers.get('Sforce-Limit-Info')).toMatch(/^api-usage=\d+\/15000$/);
});

it('answers in plain when gzip is not accepted', async () => {
  const { headers } = await served.send('GET', '/limits', undefined, {
    headers: { 'Accept-Encoding': 'identity' }
  });
  expect(headers.has('Content-Encoding')).toBe(false);
});

it('takes a gzipped body', async () => {
  const response = await fetch(`${served.url}/services/data/v66.0/sobjects/Account`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${served.adminToken}`,
      'Content-Type': 'application/json',
      'Content-Encoding': 'gzip'
    },
    body: gzipSync(JSON.stringify({ Name: 'Zipped' }))
  });
  expect(response.status).toBe(201);
});

it('takes double and trailing slashes in a path', async () => {
  expect((await served.send('GET', '/services/data//v66.0//limits/')).status).toBe(200);
});

it('answers an unknown path with NOT_FOUND and a wrong verb with METHOD_NOT_ALLOWED', async () => {
  const unknown = await served.send('GET', '/nothing/here');
  expect(unknown.status).toBe(404);
  expect(unknown.body[0]?.errorCode).toBe('NOT_FOUND');
  const verb = await served.send('POST', '/limits', {});
  expect(verb.status).toBe(405);
  expect(verb.body[0]?.errorCode).toBe('METHOD_NOT_ALLOWED');
  const onRow = await served.send('POST', '/sobjects/Account/001LO0000000001', {});
  expect(onRow.body[0]?.message).toBe(
    "HTTP Method 'POST' not allowed. Allowed are HEAD,GET,PATCH,DELETE"
  );
});

it('documented: takes the method of a POST from _HttpMethod', async () => {
  const { id } = (await served.send('POST', '/sobjects/Account', { Name: 'Before' })).body;
  const path = `/sobjects/Account/${id}`;
  const patched = await served.send('POST', `${path}?_HttpMethod=PATCH`, { Name: 'After' });
  expect(patched.status).toBe(204);
  expect((await served.send('GET', `${path}?fields=Name`)).body.Name).toBe('After');
  expect((await served.send('POST', `${path}?_HttpMethod=DELETE`)).status).toBe(204);
  expect((await served.send('GET', path)).status).toBe(404);
});

it('answers malformed JSON with JSON_PARSER_ERROR', async () => {
  for (const [method, path] of [
    ['POST', '/sobjects/Account'],
    ['POST', '/composite/sobjects'],
    ['PATCH', '/composite/sobjects/Member__c/ExternalId__c'],
    ['POST', '/composite']
  ] as const) {
    for (const body of ['{"Name": ', '[]', '"text"', '7']) {
      const answer = await served.send(method, path, body);
      expect(answer.status).toBe(400);
      expect(answer.body[0]?.errorCode).toBe('JSON_PARSER_ERROR');
    }
  }
});

it('refuses strange input with a status below 500', async () => {
  const strange = [
    ['GET', '/sobjects/Account/%E0%A4%A'],
    ['GET', '/query?q=%00'],
    ['GET', '/query'],
    ['GET', '/query/0r8nonsense-x'],
    ['GET', "/sobjects/Account/Id/'--"],
    ['DELETE', '/composite/sobjects?ids=,,'],
    ['PATCH', '/sobjects/Member__c/ExternalId__c/'],
    ['POST', '/sobjects/Account'],
    ['POST', '/composite/sobjects/Account']
  ] as const;
  for (const [method, path] of strange) {
    const { status } = await served.send(method, path, method === 'PATCH' ? {} : undefined);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
  }
});
