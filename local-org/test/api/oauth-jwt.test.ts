import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { OAuthClient, post, statusWith } from './oauth-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherKeys = generateKeyPairSync('rsa', { modulusLength: 2048 });

let served: OrgUnderTest;
let client: OAuthClient;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
});
afterAll(() => served.stop());
beforeEach(async () => {
  client = await OAuthClient.register(served, {
    certificate: keys.publicKey.export({ type: 'spki', format: 'pem' }),
    permittedUsers: 'pre-authorized',
    preAuthorized: { permissionSets: ['PorchlightViewer'] }
  });
});

interface Changes {
  readonly claims?: object;
  readonly header?: object;
  readonly key?: KeyObject;
  readonly url?: string;
}

function ask({ claims, header, key = keys.privateKey, url = served.url }: Changes = {}) {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = [
    part({ alg: 'RS256', ...header }),
    part({
      iss: client.app.clientId,
      sub: 'rep@local-org.example',
      aud: 'https://login.salesforce.com',
      exp: served.org.clock.now().getTime() / 1000 + 180,
      ...claims
    })
  ].join('.');
  const signature = sign('RSA-SHA256', Buffer.from(signed), key).toString('base64url');
  return post(`${url}/services/oauth2/token`, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${signed}.${signature}`
  });
}

it('gives a token for the user a signed assertion names, and no refresh token', async () => {
  const { status, body } = await ask();
  expect(status).toBe(200);
  const rep = served.org.users.find(({ ref }) => ref === 'rep')?.id;
  expect(body['id']?.endsWith(`/${rep}`)).toBe(true);
  expect(body['scope']).toBe('api');
  expect(body).not.toHaveProperty('refresh_token');
  expect(await statusWith(served, body['access_token'])).toBe(200);
});

it("takes this org's own address as audience, and the milliseconds of the sf command", async () => {
  expect((await ask({ claims: { aud: served.url } })).status).toBe(200);
  const exp = served.org.clock.now().getTime() + 300;
  expect((await ask({ claims: { exp } })).status).toBe(200);
});

it('refuses another audience (documented)', async () => {
  for (const aud of ['https://test.salesforce.com', 'https://evil.example', []]) {
    expect(await ask({ claims: { aud } })).toEqual({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'Audience validation failed' }
    });
  }
});

it("refuses what the app's key did not sign", async () => {
  const errorOf = async (changes: Changes) => (await ask(changes)).body['error'];
  expect(await errorOf({ key: otherKeys.privateKey })).toBe('invalid_grant');
  expect(await errorOf({ header: { alg: 'none' } })).toBe('invalid_grant');
  expect(await errorOf({ header: { alg: 'HS256' } })).toBe('invalid_grant');
  expect(await errorOf({ claims: { iss: 'nobody' } })).toBe('invalid_client_id');
  await client.change({ certificate: null });
  expect(await errorOf({})).toBe('invalid_grant');
});

it.each([
  ['', 'invalid_request'],
  ['nonsense', 'invalid_grant'],
  ['a.b.c', 'invalid_grant'],
  ['e30.e30.', 'invalid_grant']
])('refuses the assertion "%s"', async (assertion, error) => {
  const grant_type = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
  const answer = await post(`${served.url}/services/oauth2/token`, { grant_type, assertion });
  expect([answer.status, answer.body['error']]).toEqual([400, error]);
});

it('refuses an assertion that is over or lives too long', async () => {
  const now = served.org.clock.now().getTime() / 1000;
  for (const exp of [now, now - 60, now + 301, now * 1000 - 1]) {
    expect((await ask({ claims: { exp } })).body['error']).toBe('invalid_grant');
  }
});

it('works for pre-authorised users alone', async () => {
  for (const sub of ['visitor@local-org.example', 'nobody@local-org.example']) {
    expect((await ask({ claims: { sub } })).body).toEqual({
      error: 'invalid_grant',
      error_description: "user hasn't approved this consumer"
    });
  }
  await client.change({ preAuthorized: { profiles: ['Standard User'] } });
  expect((await ask({ claims: { sub: 'visitor@local-org.example' } })).status).toBe(200);
});

it("waits for the user's own consent where users authorise themselves", async () => {
  await client.change({ permittedUsers: 'self-authorize' });
  expect((await ask()).body['error']).toBe('invalid_grant');
  await client.signIn('rep');
  expect((await ask()).status).toBe(200);
});
