import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
});
afterAll(() => served.stop());

function ask(form: Record<string, string>, headers: Record<string, string> = {}) {
  return served.send('POST', '/services/oauth2/token', new URLSearchParams(form).toString(), {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers }
  });
}

function credentials() {
  const { id, secret } = served.org.client;
  return { grant_type: 'client_credentials', client_id: id, client_secret: secret };
}

it('gives a client-credentials token for the integration user, without a refresh token', async () => {
  const { status, body } = await ask(credentials());
  expect(status).toBe(200);
  expect(body).toMatchObject({
    token_type: 'Bearer',
    instance_url: served.url,
    issued_at: String(Date.parse('2026-03-01T09:00:00Z'))
  });
  expect(body.id).toBe(`${served.url}/id/${served.org.store.orgId}/${served.org.client.userId}`);
  expect(body.access_token).toMatch(/^00D\w{12}!AQ/);
  expect(body).not.toHaveProperty('refresh_token');
  expect(body).not.toHaveProperty('expires_in');
});

it('takes client credentials as HTTP Basic, too', async () => {
  const { id, secret } = served.org.client;
  const basic = Buffer.from(`${id}:${secret}`).toString('base64');
  const { status } = await ask(
    { grant_type: 'client_credentials' },
    { Authorization: `Basic ${basic}` }
  );
  expect(status).toBe(200);
});

it('names what is wrong with a token request', async () => {
  const errorOf = async (change: Record<string, string>) =>
    (await ask({ ...credentials(), ...change })).body.error;
  expect(await errorOf({ client_id: 'nobody' })).toBe('invalid_client_id');
  expect(await errorOf({ client_secret: 'wrong' })).toBe('invalid_client');
  expect(await errorOf({ grant_type: 'implicit' })).toBe('unsupported_grant_type');
  expect(await errorOf({ grant_type: 'password' })).toBe('invalid_grant');
  expect(await errorOf({ grant_type: '' })).toBe('invalid_request');
});

it('tells who a token belongs to', async () => {
  const token = await served.integrationToken();
  const { status, body } = await served.send('GET', '/services/oauth2/userinfo', undefined, {
    token
  });
  expect(status).toBe(200);
  expect(body).toMatchObject({
    user_id: served.org.client.userId,
    organization_id: served.org.store.orgId,
    is_salesforce_integration_user: true
  });
  const admin = await served.send('GET', '/services/oauth2/userinfo');
  expect(admin.body).toMatchObject({ is_salesforce_integration_user: false });
});

it('serves the identity URL to its own user only', async () => {
  const { id: userId } = served.org.admin;
  const path = `/id/${served.org.store.orgId}/${userId}`;
  expect((await served.send('GET', path)).body.user_id).toBe(userId);
  const token = await served.integrationToken();
  expect((await served.send('GET', path, undefined, { token })).status).toBe(403);
});

it('refuses a revoked token like an expired one', async () => {
  const token = await served.integrationToken();
  expect((await served.send('GET', '/limits', undefined, { token })).status).toBe(200);
  const revoked = await served.send(
    'POST',
    '/services/oauth2/revoke',
    new URLSearchParams({ token }).toString(),
    { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } }
  );
  expect(revoked.status).toBe(200);
  const { status, body, headers } = await served.send('GET', '/limits', undefined, { token });
  expect(status).toBe(401);
  expect(body).toEqual([
    { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }
  ]);
  expect(headers.get('WWW-Authenticate')).toBe('Token');
  expect(headers.has('Sforce-Limit-Info')).toBe(false);
});

it('ends a session two hours after its last use', async () => {
  const token = await served.integrationToken();
  const use = async () => (await served.send('GET', '/limits', undefined, { token })).status;
  served.org.clock.advance(90 * 60_000);
  expect(await use()).toBe(200);
  served.org.clock.advance(90 * 60_000);
  expect(await use()).toBe(200);
  served.org.clock.advance(121 * 60_000);
  expect(await use()).toBe(401);
});
