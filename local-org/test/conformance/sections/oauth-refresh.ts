import { expect } from '@jest/globals';
import { OAuthClient, post, statusWith } from '../../api/oauth-client.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';
import { conforms, withOrg } from '../conforms.ts';

const standing = new Date('2026-03-01T09:00:00Z');
const DAY = 86_400_000;
const EXPIRED = { error: 'invalid_grant', error_description: 'expired access/refresh token' };

conforms('oauth/refresh-scope', async (org) => {
  const withScope = await OAuthClient.register(org);
  expect((await withScope.signIn()).body).toHaveProperty('refresh_token');
  const without = await OAuthClient.register(org, { scopes: ['api'] });
  expect((await without.signIn()).body).not.toHaveProperty('refresh_token');
});

conforms('oauth/refresh', async (org) => {
  const client = await OAuthClient.register(org);
  const { body } = await client.signIn();
  const refreshed = await client.refresh(body['refresh_token']);
  expect(refreshed.status).toBe(200);
  expect(refreshed.body).not.toHaveProperty('refresh_token');
  expect(await statusWith(org, refreshed.body['access_token'])).toBe(200);
});

conforms('oauth/refresh-ended', async (org) => {
  const client = await OAuthClient.register(org);
  expect(await client.refresh('5Aep861nothing')).toEqual({ status: 400, body: EXPIRED });
});

conforms('oauth/revoke', async (org) => {
  const token = await org.integrationToken();
  expect(await post(`${org.url}/services/oauth2/revoke`, { token })).toEqual({
    status: 200,
    body: {}
  });
  expect(await statusWith(org, token)).toBe(401);
});

async function rotating(org: OrgUnderTest) {
  const client = await OAuthClient.register(org, { refreshToken: { rotation: true } });
  const first = (await client.signIn()).body;
  return { client, first, second: (await client.refresh(first['refresh_token'])).body };
}

conforms('oauth/rotation', async (org) => {
  const { client, first, second } = await rotating(org);
  expect(second['refresh_token']).toEqual(expect.any(String));
  expect(second['refresh_token']).not.toBe(first['refresh_token']);
  expect((await client.refresh(second['refresh_token'])).status).toBe(200);
});

conforms('oauth/rotation-reuse', async (org) => {
  const { client, first, second } = await rotating(org);
  expect((await client.refresh(first['refresh_token'])).status).toBe(400);
  expect((await client.refresh(second['refresh_token'])).status).toBe(400);
  expect(await statusWith(org, first['access_token'])).toBe(401);
  expect(await statusWith(org, second['access_token'])).toBe(401);
});

conforms('oauth/idle-refresh', () =>
  withOrg({ clock: standing }, async (org) => {
    const client = await OAuthClient.register(org, { refreshToken: { idleDays: 30 } });
    const { body } = await client.signIn();
    org.org.clock.advance(29 * DAY);
    expect((await client.refresh(body['refresh_token'])).status).toBe(200);
    org.org.clock.advance(29 * DAY);
    expect((await client.refresh(body['refresh_token'])).status).toBe(200);
    org.org.clock.advance(31 * DAY);
    expect((await client.refresh(body['refresh_token'])).body).toEqual(EXPIRED);
  })
);

conforms('oauth/expired', async (org) => {
  const { status, body, headers } = await org.send('GET', '/limits', undefined, { token: 'gone' });
  expect(status).toBe(401);
  expect(body).toEqual([
    { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' }
  ]);
  expect(headers.get('WWW-Authenticate')).toBe('Token');
  expect(headers.has('Sforce-Limit-Info')).toBe(false);
});
