import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import type { Endpoint } from '../../src/entrypoints/http/endpoint.ts';
import { codeOf, type Browser } from '../support/browser-client.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { ACCESS_TOKEN, PASSWORD, Service } from '../support/service.ts';

let service: Service;
let admin: Browser;
beforeEach(async () => {
  service = await Service.start();
  admin = await service.admin();
});
afterEach(() => service.stop());

function changing(): Endpoint[] {
  return service.endpoints.filter(({ method }) => method !== 'get');
}

function target({ path }: Endpoint): string {
  return path.replace(/:(\w+)/g, 'nobody');
}

describe('a request that another site makes a browser send', () => {
  it.each<[string, Record<string, string | undefined>]>([
    ['names another origin', { origin: 'https://evil.example', 'sec-fetch-site': undefined }],
    [
      'names no origin but tells it is foreign',
      { origin: undefined, 'sec-fetch-site': 'cross-site' }
    ],
    ['comes from a neighbour below the same domain', { 'sec-fetch-site': 'same-site' }],
    ['comes from a page without an origin', { origin: 'null', 'sec-fetch-site': undefined }]
  ])('changes nothing when it %s', async (_, headers) => {
    for (const endpoint of changing()) {
      const method = endpoint.method.toUpperCase();
      const reply = await admin.send(method, target(endpoint), {}, headers);
      expect([endpoint.path, reply.status, codeOf(reply)]).toEqual([
        endpoint.path,
        403,
        'cross_site_request'
      ]);
    }
  });

  it.each([undefined, '', 'guessed'])('changes nothing with the token "%s"', async (token) => {
    for (const endpoint of changing().filter(({ access }) => !access.public)) {
      const headers = { 'x-csrf-token': token };
      const reply = await admin.send(endpoint.method.toUpperCase(), target(endpoint), {}, headers);
      expect([endpoint.path, codeOf(reply)]).toEqual([endpoint.path, 'cross_site_request']);
    }
    await admin.expect(200, 'GET', '/v1/me');
  });

  it('cannot send what a form can send', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const body = JSON.stringify({ email: 'admin@porch.example', password: PASSWORD });
      const reply = await service
        .browser()
        .send('POST', '/v1/sign-in', body, { 'content-type': type });
      expect([reply.status, codeOf(reply)]).toEqual([415, 'not_json']);
    }
  });
});

describe('the cookie', () => {
  it('is new at each sign-in, and the one from before is worth nothing', async () => {
    const planted = service.browser();
    planted.cookies.set('porchlight', 'chosen-by-an-attacker');
    const credentials = { email: 'admin@porch.example', password: PASSWORD };
    await planted.expect(204, 'POST', '/v1/sign-in', credentials);
    const first = planted.cookies.get('porchlight') ?? '';
    expect(first).not.toBe('chosen-by-an-attacker');
    await planted.expect(204, 'POST', '/v1/sign-in', credentials);
    expect(planted.cookies.get('porchlight')).not.toBe(first);
    for (const token of ['chosen-by-an-attacker', first]) {
      const thief = service.browser();
      thief.cookies.set('porchlight', token);
      expect((await thief.send('GET', '/v1/me')).status).toBe(401);
    }
  });

  it('is worth nothing after signing out', async () => {
    const thief = service.browser();
    thief.cookies.set('porchlight', admin.cookies.get('porchlight') ?? '');
    await thief.expect(200, 'GET', '/v1/me');
    await admin.expect(204, 'POST', '/v1/sign-out');
    expect((await thief.send('GET', '/v1/me')).status).toBe(401);
    expect(admin.cookies.size).toBe(0);
  });

  it('is hidden from scripts and kept from other sites; over https it is bound to the host', async () => {
    const secure = await Service.start({ publicUrl: 'https://porch.example' });
    const browser = secure.browser();
    const given = {
      token: await secure.people.users.firstAdminToken(),
      ...{ email: 'admin@porch.example', name: 'Ada', password: PASSWORD }
    };
    const headers = { origin: 'https://porch.example' };
    const reply = await browser.send('POST', '/v1/first-admin', given, headers);
    const [line = ''] = reply.headers['set-cookie'] as string[];
    expect(line).toMatch(/^__Host-porchlight=[\w-]{43};/);
    for (const part of ['HttpOnly', 'Secure', 'SameSite=Lax', 'Path=/']) {
      expect(line).toContain(part);
    }
    expect(line).not.toContain('Domain');
    await secure.stop();
  });
});

it('answers 10,000 malformed requests without one failure of its own', async () => {
  const next = seededRandom(7);
  const counts = new Map<number, number>();
  const endpoints = service.endpoints.filter(
    ({ path }) => path !== '/v1/events' && path !== '/v1/sign-out' && path !== '/v1/sign-in'
  );
  let sent = 0;
  const shoot = async () => {
    while (sent < 10_000) {
      sent += 1;
      const endpoint = endpoints[Math.floor(next() * endpoints.length)] as Endpoint;
      const { status } = await fuzz(endpoint, next);
      counts.set(status, (counts.get(status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: 20 }, shoot));
  expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(
    10_000
  );
  expect([...counts.keys()].filter((status) => status >= 500)).toEqual([]);
  expect(service.logged.filter((line) => line.includes('"level":"error"'))).toEqual([]);
  expect((await admin.expect(200, 'GET', '/v1/users')).json).toMatchObject({
    users: [{ email: 'admin@porch.example' }]
  });
}, 240_000);

const ODD: readonly unknown[] = [
  ...[null, true, -1, 1e308, 0.5, '', ' ', '\u0000', '\ud800', 'ä'.repeat(300), [], [[]], {}],
  ...[{ $gt: '' }, '<script>alert(1)</script>', "' or 1=1 --", '../../etc/passwd', '{{7*7}}'],
  ...['a@b', 'x@y.example\r\nBcc: z@y.example', 'admin', '__proto__', 9_007_199_254_740_993]
];
const FIELDS = [
  ...['email', 'role', 'token', 'name', 'password', 'current', 'next', 'scopes'],
  ...['__proto__', 'id', '']
];

function fuzz(endpoint: Endpoint, next: () => number) {
  const pick = <Value>(values: readonly Value[]) =>
    values[Math.floor(next() * values.length)] as Value;
  const fields = Array.from({ length: 4 }, () => `${JSON.stringify(pick(FIELDS))}:${odd()}`);
  const body = pick([
    `{${fields.join(',')}}`,
    odd(),
    '{"email":',
    '[',
    '\ufeff{}',
    'null',
    `{"a":${'['.repeat(500)}${']'.repeat(500)}}`,
    `"${'x'.repeat(70_000)}"`
  ]);
  const id = encodeURIComponent(
    String(pick(ODD))
      .slice(0, 80)
      .replace(/[\ud800-\udfff]/g, '')
  );
  const path = endpoint.path.replace(/:(\w+)/g, id || 'x');
  const query = next() < 0.3 ? `?limit=${id}&before=${id}&returnTo=${id}&state=${id}` : '';
  const method = endpoint.method.toUpperCase();
  return admin.send(method, path + query, method === 'GET' ? undefined : body);

  function odd(): string {
    return JSON.stringify(pick(ODD)) ?? 'null';
  }
}

it('lets no secret out: not in logs, not in answers', async () => {
  const secrets = [PASSWORD, ACCESS_TOKEN];
  const keep = (text: string | undefined) => {
    if (text) secrets.push(text);
  };
  keep(admin.cookies.get('porchlight'));
  const added = await admin.expect(201, 'POST', '/v1/api-keys', {
    name: 'Warehouse',
    scopes: ['status:read']
  });
  keep((added.json as { secret: string }).secret);
  await admin.expect(201, 'POST', '/v1/invitations', {
    email: 'ben@porch.example',
    role: 'data_viewer'
  });
  const token = /#\/invitation\/([\w-]+)/.exec(service.people.outbox()?.[0]?.text ?? '')?.[1];
  keep(token);
  const [me] = await service.people.users.list();
  const made = await admin.expect(201, 'POST', `/v1/users/${me?.id}/password-link`);
  keep(/#\/new-password\/([\w-]+)/.exec(made.text)?.[1]);
  for (const user of await service.people.users.list()) keep(user.passwordHash ?? undefined);
  await service.browser().send('POST', '/v1/sign-in', {
    email: 'admin@porch.example',
    password: `${PASSWORD} wrong`
  });
  await service.browser().send('POST', '/v1/invitation/accept', { token, name: 'Ben' });
  const headers = { authorization: `Bearer ${secrets[3]}` };
  await service.browser().send('GET', '/v1/users', undefined, headers);

  const answers: string[] = [];
  for (const endpoint of service.endpoints) {
    const { method, path } = endpoint;
    // The outbox shows links, for that is what it is for.
    if (method !== 'get' || path === '/v1/events' || path === '/v1/mails') continue;
    answers.push((await admin.send('GET', target(endpoint))).text);
  }
  const all = [...answers, ...service.logged].join('\n');
  expect(secrets.length).toBe(7);
  for (const secret of secrets) expect(all).not.toContain(secret);
  expect(service.logged.join('\n')).not.toContain('@porch.example');
});

it('keeps what people write as text, and answers with JSON that no browser takes for a page', async () => {
  const script = '<img src=x onerror=alert(1)>';
  await admin.expect(201, 'POST', '/v1/api-keys', { name: script, scopes: ['status:read'] });
  const { json, headers } = await admin.expect(200, 'GET', '/v1/api-keys');
  expect(json).toMatchObject({ apiKeys: [{ name: script }] });
  expect(headers['content-type']).toMatch(/^application\/json/);
  expect(headers['x-content-type-options']).toBe('nosniff');
});

it('slows down who guesses passwords, whatever the address', async () => {
  const slow = await Service.start({ requestsPerMinute: 3 });
  const replies = [];
  for (let tries = 0; tries < 4; tries++) {
    replies.push(
      await slow
        .browser()
        .send('POST', '/v1/sign-in', { email: `a${tries}@porch.example`, password: 'guess' })
    );
  }
  expect(replies.map(({ status }) => status)).toEqual([401, 401, 401, 429]);
  await slow.stop();
});

it.each([
  [[], [401, 401, 429]],
  [['127.0.0.1'], [401, 401, 401]]
])(
  'counts by what the proxies %j say, and believes nobody else',
  async (trustedProxies, expected) => {
    const slow = await Service.start({ requestsPerMinute: 2, trustedProxies });
    const statuses = [];
    for (const address of ['192.0.2.1', '192.0.2.2', '192.0.2.3']) {
      const headers = { 'x-forwarded-for': address };
      statuses.push((await slow.browser().send('GET', '/v1/me', undefined, headers)).status);
    }
    expect(statuses).toEqual(expected);
    await slow.stop();
  }
);

it('sends the status at once and whenever it has changed, until the user is removed', async () => {
  const viewer = await service.addUser(admin, 'vera@porch.example', 'data_viewer');
  const cookie = [...viewer.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const received: string[] = [];
  const first = Promise.withResolvers<void>();
  const changed = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<void>();
  const stream = request(`${service.url}/v1/events`, { headers: { cookie } }, (response) => {
    response.setEncoding('utf8').on('data', (part: string) => {
      received.push(part);
      first.resolve();
      if (received.join('').includes('"communities":1')) changed.resolve();
    });
    response.on('end', ended.resolve);
  });
  stream.end();
  await first.promise;
  expect(received.join('')).toContain('event: status\ndata: {');
  const { aCommunity } = await import('../support/records.ts');
  await service.storage.communities.saveAll([aCommunity()]);
  await changed.promise;
  const users = await service.people.users.list();
  const vera = users.find(({ email }) => email.startsWith('vera'));
  await admin.expect(204, 'DELETE', `/v1/users/${vera?.id}`);
  await ended.promise;
});
