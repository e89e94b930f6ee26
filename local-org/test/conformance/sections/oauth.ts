import { expect } from '@jest/globals';
import { generateKeyPairSync, sign } from 'node:crypto';
import { OAuthClient, post, statusWith } from '../../api/oauth-client.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';
import { conforms, withOrg } from '../conforms.ts';

const standing = new Date('2026-03-01T09:00:00Z');

function grant(org: OrgUnderTest, form: Record<string, string>) {
  return post(`${org.url}/services/oauth2/token`, form);
}

function clientCredentials(org: OrgUnderTest, change: Record<string, string> = {}) {
  const { id, secret } = org.org.client;
  return grant(org, {
    grant_type: 'client_credentials',
    client_id: id,
    client_secret: secret,
    ...change
  });
}

conforms('oauth/endpoints', async ({ url }) => {
  for (const name of ['authorize', 'token', 'revoke', 'introspect', 'userinfo']) {
    const { status } = await fetch(`${url}/services/oauth2/${name}`, { redirect: 'manual' });
    expect(status).not.toBe(404);
  }
});

conforms('oauth/identity', async (org) => {
  const { body } = await clientCredentials(org);
  const path = new URL(body['id'] ?? '').pathname;
  const { status, body: identity } = await org.send('GET', path, undefined, {
    token: body['access_token'] ?? ''
  });
  expect([status, identity.user_id]).toEqual([200, org.org.client.userId]);
});

conforms('oauth/rest-base', async (org) => {
  const { body } = await clientCredentials(org);
  const response = await fetch(`${body['instance_url']}/services/data/v66.0/limits`, {
    headers: { Authorization: `Bearer ${body['access_token']}` }
  });
  expect(response.status).toBe(200);
});

conforms('oauth/token-response', async (org) => {
  const { status, body } = await clientCredentials(org);
  expect(status).toBe(200);
  expect(body).toMatchObject({
    access_token: expect.any(String),
    token_type: 'Bearer',
    instance_url: org.url,
    id: `${org.url}/id/${org.org.store.orgId}/${org.org.client.userId}`,
    issued_at: expect.any(String),
    signature: expect.any(String),
    scope: expect.any(String)
  });
});

conforms('oauth/id-token', async (org) => {
  const client = await OAuthClient.register(org, { scopes: ['api', 'openid'] });
  const { body } = await client.signIn();
  const [, claims = ''] = (body['id_token'] ?? '').split('.');
  expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
    aud: client.app.clientId
  });
  const without = await OAuthClient.register(org, { scopes: ['api'] });
  expect((await without.signIn()).body).not.toHaveProperty('id_token');
});

conforms('oauth/issued-at', () =>
  withOrg({ clock: standing }, async (org) => {
    expect((await clientCredentials(org)).body['issued_at']).toBe(String(standing.getTime()));
  })
);

conforms('oauth/basic', async (org) => {
  const { id, secret } = org.org.client;
  const { status } = await fetch(`${org.url}/services/oauth2/token`, {
    method: 'POST',
    headers: { Authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials' })
  });
  expect(status).toBe(200);
});

conforms('oauth/no-expires-in', async (org) => {
  expect((await clientCredentials(org)).body).not.toHaveProperty('expires_in');
});

conforms('oauth/web-server', async (org) => {
  const client = await OAuthClient.register(org);
  const { status, body } = await client.signIn('rep');
  expect(status).toBe(200);
  expect(await statusWith(org, body['access_token'])).toBe(200);
});

conforms('oauth/pkce-plain-challenge', async (org) => {
  const client = await OAuthClient.register(org);
  const code = (await client.consent('rep')).searchParams.get('code') ?? '';
  expect((await client.exchange(code)).status).toBe(200);
  // Sent as it is, the verifier is not its own S256 challenge.
  const plain = await client.consent('rep', { code_challenge: client.verifier.slice(0, 43) });
  const answer = await client.exchange(plain.searchParams.get('code') ?? '', {
    code_verifier: client.verifier.slice(0, 43)
  });
  expect(answer.status).toBe(400);
});

conforms('oauth/pkce-long-verifier', async (org) => {
  const client = await OAuthClient.register(org);
  expect(client.verifier).toHaveLength(171);
  expect((await client.signIn()).status).toBe(200);
});

conforms('oauth/code-once', async (org) => {
  const client = await OAuthClient.register(org);
  const code = (await client.consent('rep')).searchParams.get('code') ?? '';
  expect((await client.exchange(code)).status).toBe(200);
  expect((await client.exchange(code)).body).toMatchObject({ error: 'invalid_grant' });
});

conforms('oauth/denied', async (org) => {
  const client = await OAuthClient.register(org);
  const back = await client.consent('rep', { state: 'kept' }, 'deny');
  expect(back.searchParams.get('error')).toBe('access_denied');
  expect(back.searchParams.get('state')).toBe('kept');
});

conforms('oauth/client-credentials', async (org) => {
  const token = (await clientCredentials(org)).body['access_token'] ?? '';
  const { body } = await org.send('GET', '/services/oauth2/userinfo', undefined, { token });
  expect(body.user_id).toBe(org.org.client.userId);
});

conforms('oauth/client-credentials-no-refresh', async (org) => {
  expect((await clientCredentials(org)).body).not.toHaveProperty('refresh_token');
});

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });

async function assertion(org: OrgUnderTest, claims: object = {}) {
  const client = await OAuthClient.register(org, {
    certificate: keys.publicKey.export({ type: 'spki', format: 'pem' }),
    permittedUsers: 'pre-authorized',
    preAuthorized: { permissionSets: ['PorchlightViewer'] }
  });
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const signed = [
    part({ alg: 'RS256' }),
    part({
      iss: client.app.clientId,
      sub: org.org.users.find(({ ref }) => ref === 'rep')?.username,
      aud: 'https://login.salesforce.com',
      exp: org.org.clock.now().getTime() / 1000 + 180,
      ...claims
    })
  ].join('.');
  const signature = sign('RSA-SHA256', Buffer.from(signed), keys.privateKey).toString('base64url');
  return grant(org, {
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    assertion: `${signed}.${signature}`
  });
}

conforms('oauth/jwt', async (org) => {
  const { status, body } = await assertion(org);
  expect(status).toBe(200);
  expect(body).not.toHaveProperty('refresh_token');
  expect(await statusWith(org, body['access_token'])).toBe(200);
});

conforms('oauth/jwt-audience', async (org) => {
  const { status, body } = await assertion(org, { aud: 'https://example.test' });
  expect([status, body['error']]).toEqual([400, 'invalid_grant']);
  expect(body['error_description']).toMatch(/audience validation failed/i);
});

conforms('oauth/password', async (org) => {
  const form = { grant_type: 'password', username: org.org.admin.username, password: 'x' };
  const { status, body } = await clientCredentials(org, form);
  const refusal = { error: 'invalid_grant', error_description: 'authentication failure' };
  expect([status, body]).toEqual([400, refusal]);
});

conforms('oauth/device', async (org) => {
  const { status } = await clientCredentials(org, {
    grant_type: 'device',
    response_type: 'device_code'
  });
  expect(status).toBe(400);
});

conforms('oauth/error-shape', async (org) => {
  const client = await OAuthClient.register(org);
  expect(await client.refresh('nothing')).toEqual({
    status: 400,
    body: { error: expect.any(String), error_description: expect.any(String) }
  });
});

conforms('oauth/format', async (org) => {
  const { id, secret } = org.org.client;
  const ask = async (form: Record<string, string>, Accept = '*/*') => {
    const response = await fetch(`${org.url}/services/oauth2/token`, {
      method: 'POST',
      headers: { Accept },
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: id,
        client_secret: secret,
        ...form
      })
    });
    return response.text();
  };
  expect(new URLSearchParams(await ask({ format: 'urlencoded' })).get('token_type')).toBe('Bearer');
  expect(await ask({ format: 'xml' })).toContain('<token_type>Bearer</token_type>');
  expect(await ask({}, 'application/xml')).toContain('<token_type>Bearer</token_type>');
});

conforms('oauth/userinfo', async (org) => {
  const { body } = await org.send('GET', '/services/oauth2/userinfo');
  const names = [
    ...['sub', 'user_id', 'organization_id', 'preferred_username', 'nickname', 'name', 'email'],
    ...['email_verified', 'given_name', 'family_name', 'zoneinfo', 'photos', 'profile', 'picture'],
    ...['address', 'is_salesforce_integration_user', 'urls', 'active', 'user_type', 'language'],
    ...['locale', 'utcOffset', 'updated_at']
  ];
  expect(Object.keys(body)).toEqual(expect.arrayContaining(names));
  expect(body.user_id).toHaveLength(18);
});

conforms('oauth/uninstalled-app', async (org) => {
  const client = await OAuthClient.register(org, { installed: false });
  const back = await client.consent('rep').catch((error: unknown) => String(error));
  const told = typeof back === 'string' ? back : back.searchParams.toString();
  expect(told).not.toContain('code=');
  expect((await client.signIn('admin')).status).toBe(200);
});
