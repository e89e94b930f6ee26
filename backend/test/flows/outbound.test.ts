import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { migrate, openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { createOrgs, type Authorisations, type Connections } from '../../src/workspace/index.ts';

/** Addresses that would bring us to a service inside the network; PORT is where it listens. */
const VECTORS: readonly string[] = [
  ...['127.0.0.1', '127.1', '127.0.1', '2130706433', '0x7f000001', '0x7f.0x0.0x0.0x1'],
  ...['017700000001', '0177.0.0.1', '0177.0.0.01', '127.0.0.1.', '127.255.255.254', '0', '0.0.0.0'],
  ...['[::1]', '[::]', '[::ffff:127.0.0.1]', '[::ffff:7f00:1]', '[0:0:0:0:0:0:0:1]'],
  ...['[0:0:0:0:0:ffff:127.0.0.1]', '[::127.0.0.1]', '[64:ff9b::127.0.0.1]', '[2002:7f00:1::]'],
  ...['localhost', 'LOCALHOST', 'localhost.', 'localhost.localdomain', 'ip6-localhost'],
  ...['127.0.0.1.nip.io', 'localtest.me', '１２７.０.０.１', '127。0。0。1', '①②⑦.⓪.⓪.①'],
  ...['169.254.169.254', '[fd00:ec2::254]', 'metadata.google.internal', '100.100.100.200'],
  ...['10.0.0.1', '172.16.0.1', '192.168.0.1', '[fe80::1]', '[fc00::1]'],
  ...['acme.my.salesforce.com.evil.example', 'my.salesforce.com', '.my.salesforce.com'],
  ...['evil.example', 'acme.my.salesforce.com.', 'a_b.my.salesforce.com', 'salesforce.com']
].map((host) => `http://${host}:PORT`);

const SHAPES: readonly string[] = [
  'http://acme.my.salesforce.com@127.0.0.1:PORT/',
  'https://acme.my.salesforce.com:443@127.0.0.1:PORT/',
  'http://acme.my.salesforce.com%40127.0.0.1:PORT/',
  'http://127.0.0.1:PORT/.my.salesforce.com',
  'http://127.0.0.1:PORT?.my.salesforce.com',
  'http://127.0.0.1:PORT#.my.salesforce.com',
  'http://127.0.0.1:PORT\\@acme.my.salesforce.com/',
  'http:\\\\127.0.0.1:PORT\\.lightning.force.com',
  'http:127.0.0.1:PORT',
  'http:///127.0.0.1:PORT',
  '//127.0.0.1:PORT',
  '127.0.0.1:PORT',
  'localhost:PORT',
  'ht\ntp://127.0.0.1:PORT',
  ' http://127.0.0.1:PORT ',
  'ftp://127.0.0.1:PORT',
  'file:///etc/passwd',
  'gopher://127.0.0.1:PORT/_x',
  'data:text/html,x',
  'javascript:alert(1)',
  'http://127.0.0.1:PORT/.lightning.force.com',
  'http://[::1%25lo]:PORT',
  'http://acme.my.salesforce.com:PORT',
  'https://acme.my.salesforce.com:PORT/services'
];

let server: Server;
let hits: string[];
let storage: Storage;
let connections: Connections;
let authorisations: Authorisations;

beforeAll(async () => {
  hits = [];
  server = createServer((request, response) => {
    hits.push(request.url ?? '');
    response.end('{}');
  });
  await new Promise<void>((resolve) => server.listen(0, resolve));
  storage = await openStorage({ kind: 'sqlite', file: ':memory:' }, systemClock);
  await migrate(storage);
  const vault = new Vault(storage, randomBytes(32));
  const allowedOrgHosts = ['localhost:1'];
  const parts = { storage, vault, clock: systemClock, logger: silentLogger, allowedOrgHosts };
  ({ connections, authorisations } = createOrgs(parts));
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await storage.close();
});

it('is tried with sixty addresses and more', () => {
  expect(new Set([...VECTORS, ...SHAPES]).size).toBeGreaterThanOrEqual(60);
});

it.each([...VECTORS, ...SHAPES])('reaches nothing at %j', async (vector) => {
  const url = vector.replace('PORT', String((server.address() as AddressInfo).port));
  const auth = { kind: 'client-credentials', clientId: 'c', clientSecret: 's' } as const;
  await expect(connections.connect({ url, auth })).rejects.toMatchObject({
    code: 'org_url_refused'
  });
  const client = { clientId: 'c', clientSecret: 's' };
  const question = {
    sessionKey: 's',
    environment: 'custom',
    url,
    client,
    redirectUri: 'x'
  } as const;
  await expect(authorisations.begin(question)).rejects.toMatchObject({ code: 'org_url_refused' });
  expect(hits).toEqual([]);
});
