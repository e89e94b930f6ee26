import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import jsforce from 'jsforce';
import { CALLBACK, OAuthClient, statusWith, submitConsent } from './oauth-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

const MINUTE = 60_000;

let served: OrgUnderTest;
let client: OAuthClient;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
});
afterAll(() => served.stop());
beforeEach(async () => {
  client = await OAuthClient.register(served);
});

async function codeFor(ref: string, params?: Record<string, string | undefined>): Promise<string> {
  return (await client.consent(ref, params)).searchParams.get('code') ?? '';
}

async function show(params: Record<string, string | undefined> = {}) {
  const response = await fetch(client.authorizeUrl(params), { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

it('gives tokens for the user who allowed it', async () => {
  const back = await client.consent('rep', { state: 'a b&c=ü' });
  expect(back.href.startsWith('http://localhost:9999/back?from=org&')).toBe(true);
  expect(back.searchParams.get('state')).toBe('a b&c=ü');
  const { status, body } = await client.exchange(back.searchParams.get('code') ?? '');
  expect(status).toBe(200);
  const rep = served.org.users.find(({ ref }) => ref === 'rep')?.id;
  expect(body).toMatchObject({
    token_type: 'Bearer',
    instance_url: served.url,
    scope: 'api refresh_token',
    id: `${served.url}/id/${served.org.store.orgId}/${rep}`
  });
  expect(body).not.toHaveProperty('expires_in');
  expect(body['issued_at']).toMatch(/^\d{13}$/);
  expect(await statusWith(served, body['access_token'])).toBe(200);
});

it('shows one accessible page that runs no scripts and goes nowhere else', async () => {
  const { status, headers, text } = await show({ login_hint: 'rep@local-org.example' });
  expect(status).toBe(200);
  expect(headers.get('Content-Type')).toBe('text/html;charset=UTF-8');
  const policy = headers.get('Content-Security-Policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("form-action 'self' http://localhost:9999;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toContain('unsafe');
  expect(text).not.toMatch(/<script|\son\w+=|style="/);
  expect(text).toMatch(/<html lang="en">[\s\S]*<h1>[\s\S]*<legend>Sign in as<\/legend>/);
  const radios = [...text.matchAll(/<input\s+type="radio"[^>]*?id="([^"]+)"[^>]*>/g)];
  expect(radios).toHaveLength(4);
  for (const [, id] of radios) expect(text).toContain(`<label for="${id}">`);
  expect(radios.filter(([radio]) => / checked /.test(radio))).toHaveLength(1);
  expect(radios.filter(([radio]) => / disabled /.test(radio))).toHaveLength(1);
});

it('carries the very style its policy allows, so that the browser applies it', async () => {
  const { headers, text } = await show();
  const style = /<style>([^]*?)<\/style>/.exec(text)?.[1] ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  expect(style).not.toBe('');
  expect(headers.get('Content-Security-Policy')).toContain(`style-src 'sha256-${hash}'`);
});

it('escapes what an app calls itself', async () => {
  await client.change({ name: '<script>alert(1)</script>"\'&' });
  expect((await show()).text).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
});

it('tells the client when the user denies', async () => {
  const back = await client.consent('rep', { state: 's' }, 'deny');
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    error: 'access_denied',
    state: 's'
  });
  expect(back.searchParams.has('code')).toBe(false);
});

it('takes the decision of a page once, while it is fresh', async () => {
  const { text } = await show();
  await submitConsent(served, text, 'rep');
  await expect(submitConsent(served, text, 'rep')).rejects.toThrow('too old');
  const stale = (await show()).text;
  served.org.clock.advance(31 * MINUTE);
  await expect(submitConsent(served, stale, 'rep')).rejects.toThrow('too old');
});

it('does not let an API-only user or nobody sign in on the page', async () => {
  const { text } = await show();
  await expect(submitConsent(served, text, 'integration')).rejects.toThrow('cannot sign in');
  await expect(submitConsent(served, text, 'nobody')).rejects.toThrow('Choose who you are');
  expect((await submitConsent(served, text, 'rep')).searchParams.has('code')).toBe(true);
});

it('sends nothing to an address the app does not have', async () => {
  for (const redirect_uri of [
    `${CALLBACK}/`,
    CALLBACK.toUpperCase(),
    'https://evil.example/',
    undefined
  ]) {
    const { status, headers, text } = await show({ redirect_uri });
    expect(status).toBe(400);
    expect(headers.has('Location')).toBe(false);
    expect(text).toMatch(/error=(redirect_uri_mismatch|invalid_request)/);
  }
  const unknown = await show({ client_id: 'nobody' });
  expect([unknown.status, unknown.text]).toEqual([
    400,
    expect.stringContaining('error=invalid_client_id')
  ]);
});

it('tells the client what is wrong with its request', async () => {
  const errorOf = async (params: Record<string, string | undefined>) => {
    const back = await client.consent('rep', { state: 'kept', ...params });
    expect(back.searchParams.get('state')).toBe('kept');
    return back.searchParams.get('error');
  };
  expect(await errorOf({ response_type: 'token' })).toBe('unsupported_response_type');
  expect(await errorOf({ response_type: undefined })).toBe('invalid_request');
  expect(await errorOf({ scope: 'api full' })).toBe('invalid_scope');
  expect(await errorOf({ code_challenge: undefined })).toBe('invalid_request');
  expect(await errorOf({ code_challenge: 'short' })).toBe('invalid_request');
  expect(await errorOf({ code_challenge_method: 'S512' })).toBe('invalid_request');
});

it('exchanges a code once, for its app, address and verifier alone', async () => {
  const errorOf = async (form: Record<string, string>) =>
    (await client.exchange(await codeFor('rep'), form)).body;
  expect(await errorOf({ redirect_uri: `${CALLBACK}2` })).toMatchObject({
    error: 'redirect_uri_mismatch'
  });
  expect(await errorOf({ code_verifier: 'x'.repeat(43) })).toEqual({
    error: 'invalid_grant',
    error_description: 'invalid code verifier'
  });
  expect(await errorOf({ code: 'aPrxnothing' })).toMatchObject({ error: 'invalid_grant' });
  expect(await errorOf({ code: '' })).toMatchObject({ error: 'invalid_request' });
  const code = await codeFor('rep');
  const stranger = await OAuthClient.register(served);
  const stolen = await stranger.exchange(code, { code_verifier: client.verifier });
  expect(stolen.body).toMatchObject({ error: 'invalid_grant' });
  const own = await codeFor('rep');
  expect((await client.exchange(own)).status).toBe(200);
  expect((await client.exchange(own)).body).toMatchObject({ error: 'invalid_grant' });
});

it('forgets a code after two minutes', async () => {
  const [early, late] = [await codeFor('rep'), await codeFor('rep')];
  served.org.clock.advance(2 * MINUTE);
  expect((await client.exchange(early)).status).toBe(200);
  served.org.clock.advance(1);
  expect((await client.exchange(late)).body).toEqual({
    error: 'invalid_grant',
    error_description: 'expired authorization code'
  });
});

it('reads a challenge as S256 unless plain is named', async () => {
  const plain = { code_challenge: client.verifier.slice(0, 43) };
  const verifier = { code_verifier: plain.code_challenge };
  const unnamed = await client.exchange(await codeFor('rep', plain), verifier);
  expect(unnamed.body['error']).toBe('invalid_grant');
  const named = await codeFor('rep', { ...plain, code_challenge_method: 'plain' });
  expect((await client.exchange(named, verifier)).status).toBe(200);
  const s256 = await codeFor('rep', { code_challenge_method: 'S256' });
  expect((await client.exchange(s256)).status).toBe(200);
});

it('does without PKCE only where the app does not require it, and then takes no verifier', async () => {
  await client.change({ pkceRequired: false });
  const without = { code_challenge: undefined };
  const sent = await client.exchange(await codeFor('rep', without));
  expect(sent.body['error']).toBe('invalid_grant');
  const { clientId, clientSecret } = client.app;
  const { status } = await client.tokens({
    grant_type: 'authorization_code',
    code: await codeFor('rep', without),
    redirect_uri: CALLBACK,
    client_id: clientId,
    client_secret: clientSecret
  });
  expect(status).toBe(200);
});

it('gives a refresh token only with its scope', async () => {
  const { body } = await client.exchange(await codeFor('rep', { scope: 'api' }));
  expect(body['scope']).toBe('api');
  expect(body).not.toHaveProperty('refresh_token');
});

it('asks for the secret unless the app says it has none to keep', async () => {
  const wrong = await client.exchange(await codeFor('rep'), { client_secret: 'wrong' });
  expect([wrong.status, wrong.body['error']]).toEqual([401, 'invalid_client']);
  await client.change({ secretRequired: { webServer: false, refresh: false } });
  const wrongStill = await client.exchange(await codeFor('rep'), { client_secret: 'wrong' });
  expect(wrongStill.status).toBe(401);
  const response = await fetch(`${served.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client.app.clientId,
      code: await codeFor('rep'),
      redirect_uri: CALLBACK,
      code_verifier: client.verifier
    })
  });
  expect(response.status).toBe(200);
});

it('serves jsforce with a verifier, from the authorisation URL to a refreshed session', async () => {
  const { clientId, clientSecret } = client.app;
  const oauth2 = new jsforce.OAuth2({
    loginUrl: served.url,
    clientId,
    clientSecret,
    redirectUri: CALLBACK,
    useVerifier: true
  });
  const page = await fetch(oauth2.getAuthorizationUrl({ scope: 'api refresh_token', state: 'x' }));
  const back = await submitConsent(served, await page.text(), 'admin');
  const connection = new jsforce.Connection({ oauth2, version: '66.0' });
  await connection.authorize(back.searchParams.get('code') ?? '', {
    code_verifier: oauth2.codeVerifier ?? ''
  });
  expect(oauth2.codeVerifier).toHaveLength(171);
  expect(connection.userInfo?.id).toBe(served.org.admin.id);
  expect(connection.instanceUrl).toBe(served.url);
  const expired = connection.accessToken;
  served.org.clock.advance(3 * 60 * MINUTE);
  expect((await connection.query('SELECT Id FROM User')).totalSize).toBe(4);
  expect(connection.accessToken).not.toBe(expired);
  await connection.logoutByOAuth2(true);
  expect(await statusWith(served, connection.accessToken ?? '')).toBe(401);
});
