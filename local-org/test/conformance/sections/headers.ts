import { expect } from '@jest/globals';
import { conforms, createdId, typed } from '../conforms.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';

function conditional(
  org: OrgUnderTest,
  method: string,
  path: string,
  headers: Record<string, string>
) {
  return org.send(method, path, method === 'GET' ? undefined : { Name: 'Changed' }, { headers });
}

conforms('header/authorization', async (org) => {
  const status = async (Authorization: string) =>
    (await org.send('GET', '/limits', undefined, { headers: { Authorization } })).status;
  expect(await status(`Bearer ${org.adminToken}`)).toBe(200);
  expect(await status(`Basic ${org.adminToken}`)).toBe(401);
});

conforms('header/batch-size', async (org) => {
  const rows = Array.from({ length: 200 }, (_, row) => ({ Name: `Batch size ${row}` }));
  await org.send('POST', '/composite/sobjects', { records: typed('Account', rows) });
  await createdId(org, 'Account', { Name: 'Batch size more' });
  const soql = encodeURIComponent("SELECT Id FROM Account WHERE Name LIKE 'Batch size%'");
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  const page = await org.send('GET', `/query?q=${soql}`, undefined, { headers });
  expect(page.body).toMatchObject({ totalSize: 201, done: false });
  expect(page.body.records).toHaveLength(200);
});

conforms('header/if-modified-since', async (org) => {
  for (const path of ['/sobjects/Account/describe', '/sobjects']) {
    const { headers } = await org.send('GET', path);
    const since = headers.get('Last-Modified') ?? '';
    const same = await conditional(org, 'GET', path, { 'If-Modified-Since': since });
    expect([same.status, same.body]).toEqual([304, undefined]);
    const earlier = new Date(Date.parse(since) - 86_400_000).toUTCString();
    expect((await conditional(org, 'GET', path, { 'If-Modified-Since': earlier })).status).toBe(
      200
    );
  }
});

conforms('header/if-none-match', async (org) => {
  const path = `/sobjects/Account/${await createdId(org, 'Account', { Name: 'Tagged' })}`;
  const tag = (await org.send('GET', path)).headers.get('ETag') ?? '';
  expect((await conditional(org, 'GET', path, { 'If-None-Match': tag })).status).toBe(304);
  expect((await conditional(org, 'GET', path, { 'If-None-Match': '"other"' })).status).toBe(200);
});

conforms('header/if-match', async (org) => {
  const path = `/sobjects/Account/${await createdId(org, 'Account', { Name: 'Matched' })}`;
  const tag = (await org.send('GET', path)).headers.get('ETag') ?? '';
  expect((await conditional(org, 'PATCH', path, { 'If-Match': tag })).status).toBe(204);
  expect((await conditional(org, 'PATCH', path, { 'If-Match': tag })).status).toBe(412);
});

conforms('header/etag', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Validators' });
  for (const path of [`/sobjects/Account/${id}`, '/sobjects', '/sobjects/Account/describe']) {
    const { headers } = await org.send('GET', path);
    expect(headers.get('ETag')).toMatch(/^"[^"]+"$/);
    expect(Date.parse(headers.get('Last-Modified') ?? '')).not.toBeNaN();
  }
});

conforms('header/describe-tag', async (org) => {
  const paths = ['/sobjects', '/sobjects/Account/describe', '/sobjects/Contact/describe'];
  const answers = await Promise.all(paths.map((path) => org.send('GET', path)));
  expect(new Set(answers.map(({ headers }) => headers.get('ETag'))).size).toBe(1);
});

conforms('header/composite-tag', async (org) => {
  const id = await createdId(org, 'Account', { Name: 'Inside' });
  const url = `/services/data/v66.0/sobjects/Account/${id}`;
  const { body } = await org.send('POST', '/composite', {
    compositeRequest: [{ method: 'GET', url, referenceId: 'row' }]
  });
  expect(body.compositeResponse[0]).toMatchObject({
    httpHeaders: { ETag: expect.any(String), 'Last-Modified': expect.any(String) }
  });
});

conforms('header/standing', async (org) => {
  const { headers } = await org.send('GET', '/limits');
  expect(headers.get('X-SFDC-Request-Id')).toMatch(/\w+/);
  expect(headers.get('Cache-Control')).toBe('no-cache,must-revalidate,max-age=0,no-store,private');
  expect(headers.get('Vary')).toBe('Accept-Encoding');
  expect(headers.get('Server')).toBe('sfdcedge');
});

conforms('header/content-type', async (org) => {
  for (const path of ['/limits', '/nothing']) {
    const { headers } = await org.send('GET', path);
    expect(headers.get('Content-Type')).toBe('application/json;charset=UTF-8');
  }
});

conforms('header/gzip', async (org) => {
  const ask = async (encoding: string) => {
    const headers = { 'Accept-Encoding': encoding };
    return (await org.send('GET', '/sobjects', undefined, { headers })).headers;
  };
  const zipped = await ask('gzip');
  expect(zipped.get('Content-Encoding')).toBe('gzip');
  expect(zipped.get('ETag')).toMatch(/--gzip"$/);
  const plain = await ask('identity');
  expect(plain.has('Content-Encoding')).toBe(false);
  expect(plain.get('ETag')).not.toMatch(/--gzip/);
});
