import { afterEach, expect, it } from '@jest/globals';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inspectOrg } from './inspect-org.ts';

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function serverWith(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

it('follows no redirect: the token goes to the address that was checked, and to no other', async () => {
  const visits: string[] = [];
  const elsewhere = await serverWith((request, response) => {
    visits.push(`${request.headers.authorization} ${request.url}`);
    response.end('{}');
  });
  const instanceUrl = await serverWith((request, response) => {
    response.writeHead(302, { location: elsewhere + request.url }).end();
  });
  await expect(inspectOrg({ instanceUrl, accessToken: 'token' })).rejects.toMatchObject({
    code: 'org_unavailable'
  });
  expect(visits).toEqual([]);
});

it('tells the status of what is no answer of Salesforce, and not its page', async () => {
  const instanceUrl = await serverWith((_, response) => {
    response.writeHead(404, { 'content-type': 'text/html' }).end('<h1>Not here</h1>');
  });
  await expect(inspectOrg({ instanceUrl, accessToken: 'token' })).rejects.toMatchObject({
    code: 'org_unavailable',
    message: 'Salesforce cannot be reached: status 404'
  });
});
