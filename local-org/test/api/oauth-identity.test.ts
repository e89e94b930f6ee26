import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { OAuthClient } from './oauth-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let token: string;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
  const client = await OAuthClient.register(served);
  token = (await client.signIn('rep')).body['access_token'] ?? '';
});
afterAll(() => served.stop());

function frontdoor(path: string, as = token) {
  return served.send('GET', `/services/oauth2/singleaccess${path}`, undefined, { token: as });
}

it('has every field of userinfo that was recorded', async () => {
  const { body } = await served.send('GET', '/services/oauth2/userinfo', undefined, { token });
  const rep = served.org.users.find(({ ref }) => ref === 'rep')?.id;
  expect(body).toEqual({
    sub: `${served.url}/id/${served.org.store.orgId}/${rep}`,
    user_id: rep,
    organization_id: served.org.store.orgId,
    preferred_username: 'rep@local-org.example',
    nickname: 'rep',
    name: 'Riley Rep',
    email: 'rep@local-org.example',
    email_verified: true,
    given_name: 'Riley',
    family_name: 'Rep',
    zoneinfo: 'America/Los_Angeles',
    photos: {
      picture: `${served.url}/profilephoto/005/F`,
      thumbnail: `${served.url}/profilephoto/005/T`
    },
    profile: `${served.url}/${rep}`,
    picture: `${served.url}/profilephoto/005/F`,
    address: {},
    is_salesforce_integration_user: false,
    urls: expect.objectContaining({
      rest: `${served.url}/services/data/v{version}/`,
      custom_domain: served.url
    }),
    active: true,
    user_type: 'STANDARD',
    language: 'en_US',
    locale: 'en_US',
    utcOffset: -28_800_000,
    updated_at: '2026-03-01T09:00:00Z'
  });
  const { urls } = body as unknown as { urls: Record<string, string> };
  expect(Object.keys(urls)).toEqual(
    expect.arrayContaining(['enterprise', 'metadata', 'partner', 'sobjects', 'search', 'query'])
  );
  expect(rep).toHaveLength(18);
});

it('tells an integration user by the profile', async () => {
  const integration = await served.integrationToken();
  const ask = () =>
    served.send('GET', '/services/oauth2/userinfo', undefined, { token: integration });
  expect((await ask()).body).toMatchObject({ is_salesforce_integration_user: true });
});

it('refuses userinfo and identity to a token that is not live', async () => {
  for (const path of ['/services/oauth2/userinfo', `/id/${served.org.store.orgId}/005x`]) {
    const { status, body } = await served.send('GET', path, undefined, { token: 'nothing' });
    expect([status, body]).toEqual([403, 'Bad_OAuth_Token']);
  }
});

it('exchanges a token for a frontdoor URL that opens a browser session once', async () => {
  const { status, body } = await frontdoor('?redirect_uri=/lightning/page/home%3Fa%3D1');
  expect(status).toBe(200);
  const { frontdoor_uri: url } = body as unknown as { frontdoor_uri: string };
  expect(url.startsWith(`${served.url}/secur/frontdoor.jsp?otp=`)).toBe(true);
  const opened = await fetch(url, { redirect: 'manual' });
  expect([opened.status, opened.headers.get('Location')]).toEqual([
    302,
    '/lightning/page/home?a=1'
  ]);
  const cookie = opened.headers.get('Set-Cookie') ?? '';
  expect(cookie).toMatch(/^sid=00D[^;]+; Path=\/; HttpOnly; SameSite=Lax$/);
  const browser = decodeURIComponent(/^sid=([^;]+)/.exec(cookie)?.[1] ?? '');
  const data = await served.send('GET', '/limits', undefined, { token: browser });
  expect(data.status).toBe(401);
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(400);
});

it('gives a frontdoor URL for this org alone, for a minute, and to nobody without a token', async () => {
  expect((await frontdoor('?redirect_uri=https://evil.example/')).status).toBe(400);
  expect((await frontdoor('?redirect_uri=//evil.example/')).status).toBe(400);
  expect((await frontdoor('', 'nothing')).status).toBe(401);
  const { body } = await frontdoor('');
  const { frontdoor_uri: url } = body as unknown as { frontdoor_uri: string };
  served.org.clock.advance(60_001);
  expect((await fetch(url, { redirect: 'manual' })).status).toBe(400);
});

it('gives an ID token that its published key verifies, for the scope openid', async () => {
  const client = await OAuthClient.register(served, { scopes: ['api', 'openid'] });
  const code = (await client.consent('rep', { nonce: 'n-1' })).searchParams.get('code') ?? '';
  const { body } = await client.exchange(code);
  const [head = '', claims = '', signature = ''] = (body['id_token'] ?? '').split('.');
  const discovered = await served.send('GET', '/.well-known/openid-configuration');
  const { jwks_uri } = discovered.body as unknown as { jwks_uri: string };
  const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: [JsonWebKey] };
  const key = createPublicKey({ key: keys[0], format: 'jwk' });
  const verified = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${claims}`),
    key,
    Buffer.from(signature, 'base64url')
  );
  expect(verified).toBe(true);
  const seconds = Math.floor(served.org.clock.now().getTime() / 1000);
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    iss: served.url,
    sub: body['id'],
    aud: client.app.clientId,
    nonce: 'n-1',
    iat: seconds,
    exp: seconds + 120
  });
  const { body: plain } = await (await OAuthClient.register(served)).signIn('rep');
  expect(plain).not.toHaveProperty('id_token');
});
