import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { OAuthClient, post, statusWith } from './oauth-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

const DAY = 86_400_000;
const EXPIRED = { error: 'invalid_grant', error_description: 'expired access/refresh token' };

let served: OrgUnderTest;
let client: OAuthClient;

beforeAll(async () => {
  served = await serveOrg({ clock: new Date('2026-03-01T09:00:00Z') });
});
afterAll(() => served.stop());
beforeEach(async () => {
  client = await OAuthClient.register(served);
});

async function withRotation() {
  await client.change({ refreshToken: { rotation: true } });
  return (await client.signIn()).body;
}

function revoke(token = '') {
  return post(`${served.url}/services/oauth2/revoke`, { token });
}

async function introspect(token = '', app = client.app) {
  return post(`${served.url}/services/oauth2/introspect`, {
    token,
    client_id: app.clientId,
    client_secret: app.clientSecret
  });
}

it('gives a new access token and no new refresh token without rotation', async () => {
  const { body: first } = await client.signIn();
  for (let time = 0; time < 3; time++) {
    const { status, body } = await client.refresh(first['refresh_token']);
    expect(status).toBe(200);
    expect(body).toMatchObject({ id: first['id'], scope: first['scope'], token_type: 'Bearer' });
    expect(body).not.toHaveProperty('refresh_token');
    expect(body['access_token']).not.toBe(first['access_token']);
    expect(await statusWith(served, body['access_token'])).toBe(200);
  }
  expect(await statusWith(served, first['access_token'])).toBe(200);
});

it("refuses a refresh token that is unknown, missing or another app's", async () => {
  const { body } = await client.signIn();
  const stranger = await OAuthClient.register(served);
  expect(await stranger.refresh(body['refresh_token'])).toEqual({ status: 400, body: EXPIRED });
  expect(await client.refresh('5Aep861nothing')).toEqual({ status: 400, body: EXPIRED });
  expect((await client.refresh()).body['error']).toBe('invalid_request');
  expect((await client.refresh(body['refresh_token'])).status).toBe(200);
});

it('rotates the refresh token at each use (documented)', async () => {
  let current = await withRotation();
  for (let time = 0; time < 3; time++) {
    const { status, body } = await client.refresh(current['refresh_token']);
    expect(status).toBe(200);
    expect(body['refresh_token']).not.toBe(current['refresh_token']);
    current = body;
  }
  expect(await statusWith(served, current['access_token'])).toBe(200);
});

it('ends everything when an old refresh token is used again (documented)', async () => {
  const first = await withRotation();
  const { body: second } = await client.refresh(first['refresh_token']);
  const { body: admins } = await client.signIn('admin');
  const reused = await client.refresh(first['refresh_token']);
  expect(reused).toEqual({ status: 400, body: EXPIRED });
  expect(await client.refresh(second['refresh_token'])).toEqual({ status: 400, body: EXPIRED });
  expect(await statusWith(served, first['access_token'])).toBe(401);
  expect(await statusWith(served, second['access_token'])).toBe(401);
  expect(await statusWith(served, admins['access_token'])).toBe(200);
  expect((await client.refresh(admins['refresh_token'])).status).toBe(200);
});

it('recognises an old refresh token however old it is', async () => {
  await client.change({ refreshToken: { rotation: true, idleDays: 30 } });
  const { body: first } = await client.signIn();
  let current = first;
  for (let day = 0; day <= 40; day += 20) {
    current = (await client.refresh(current['refresh_token'])).body;
    served.org.clock.advance(20 * DAY);
  }
  await client.refresh(first['refresh_token']);
  expect((await client.refresh(current['refresh_token'])).body).toEqual(EXPIRED);
});

it('lets a refresh token die after its idle life, which each use begins anew (documented)', async () => {
  await client.change({ refreshToken: { idleDays: 30 } });
  const { body } = await client.signIn();
  for (let month = 0; month < 3; month++) {
    served.org.clock.advance(29 * DAY);
    expect((await client.refresh(body['refresh_token'])).status).toBe(200);
  }
  served.org.clock.advance(30 * DAY);
  expect((await client.refresh(body['refresh_token'])).body).toEqual(EXPIRED);
});

it('lets a refresh token die at the end of its whole life, rotated or not', async () => {
  await client.change({ refreshToken: { rotation: true, lifetimeDays: 10 } });
  const { body: first } = await client.signIn();
  served.org.clock.advance(6 * DAY);
  const { status, body: second } = await client.refresh(first['refresh_token']);
  expect(status).toBe(200);
  served.org.clock.advance(4 * DAY);
  expect((await client.refresh(second['refresh_token'])).body).toEqual(EXPIRED);
});

it('gives a refresh token that is of no use where the app expires it at once', async () => {
  await client.change({ refreshToken: { lifetimeDays: 0 } });
  const { body } = await client.signIn();
  expect((await client.refresh(body['refresh_token'])).body).toEqual(EXPIRED);
});

it('keeps five refresh tokens per user and app and drops the oldest', async () => {
  const signIns: Awaited<ReturnType<OAuthClient['signIn']>>[] = [];
  for (let time = 0; time < 6; time++) signIns.push(await client.signIn());
  const { body: others } = await client.signIn('admin');
  const statuses: number[] = [];
  for (const { body } of signIns) {
    statuses.push((await client.refresh(body['refresh_token'])).status);
  }
  expect(statuses).toEqual([400, 200, 200, 200, 200, 200]);
  expect((await client.refresh(others['refresh_token'])).status).toBe(200);
});

it('does not count rotated tokens among the five', async () => {
  const first = await withRotation();
  let current = first;
  for (let time = 0; time < 7; time++) {
    current = (await client.refresh(current['refresh_token'])).body;
  }
  for (let time = 0; time < 4; time++) await client.signIn();
  expect((await client.refresh(current['refresh_token'])).status).toBe(200);
});

it('revokes an access token alone, and a refresh token with all that came of it', async () => {
  const { body: first } = await client.signIn();
  const { body: second } = await client.refresh(first['refresh_token']);
  expect(await revoke(first['access_token'])).toEqual({ status: 200, body: {} });
  expect(await statusWith(served, first['access_token'])).toBe(401);
  expect(await statusWith(served, second['access_token'])).toBe(200);
  expect(await revoke(first['refresh_token'])).toEqual({ status: 200, body: {} });
  expect(await statusWith(served, second['access_token'])).toBe(401);
  expect((await client.refresh(first['refresh_token'])).body).toEqual(EXPIRED);
  const again = await revoke(first['refresh_token']);
  expect([again.status, again.body['error']]).toEqual([400, 'invalid_token']);
});

it('ends a session after the minutes its app gives it', async () => {
  await client.change({ sessionMinutes: 15 });
  const { body } = await client.signIn();
  served.org.clock.advance(15 * 60_000);
  expect(await statusWith(served, body['access_token'])).toBe(200);
  served.org.clock.advance(15 * 60_000 + 1);
  expect(await statusWith(served, body['access_token'])).toBe(401);
});

it('tells an app about its own tokens', async () => {
  const { body } = await client.signIn();
  const access = await introspect(body['access_token']);
  const now = Math.floor(served.org.clock.now().getTime() / 1000);
  expect(access).toEqual({
    status: 200,
    body: {
      active: true,
      scope: 'api refresh_token',
      client_id: client.app.clientId,
      username: 'rep@local-org.example',
      sub: body['id'],
      token_type: 'access_token',
      exp: now + 7200,
      iat: now,
      nbf: now
    }
  });
  const refresh = await introspect(body['refresh_token']);
  expect(refresh.body).toMatchObject({ active: true, token_type: 'refresh_token' });
  expect(refresh.body).not.toHaveProperty('exp');
  served.org.clock.advance(2 * 3_600_000 + 1);
  expect((await introspect(body['access_token'])).body).toEqual({ active: false });
});

it('tells an app nothing about tokens of others, and strangers nothing at all', async () => {
  const { body } = await client.signIn();
  const stranger = await OAuthClient.register(served);
  expect((await introspect(body['access_token'], stranger.app)).body).toEqual({ active: false });
  expect((await introspect('nothing')).body).toEqual({ active: false });
  const liar = { ...client.app, clientSecret: 'wrong' };
  expect((await introspect(body['access_token'], liar)).status).toBe(401);
});

it('answers in the form the client asks for', async () => {
  const { body } = await client.signIn();
  const token = body['refresh_token'] ?? '';
  const ask = async (format: string, refreshToken: string) => {
    const { clientId, clientSecret } = client.app;
    const response = await fetch(`${served.url}/services/oauth2/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: refreshToken,
        client_id: clientId,
        client_secret: clientSecret,
        format
      })
    });
    return { type: response.headers.get('Content-Type'), text: await response.text() };
  };
  const encoded = await ask('urlencoded', token);
  expect(encoded.type).toBe('application/x-www-form-urlencoded;charset=UTF-8');
  expect(new URLSearchParams(encoded.text).get('instance_url')).toBe(served.url);
  const xml = await ask('xml', 'nothing');
  expect(xml.type).toBe('application/xml;charset=UTF-8');
  expect(xml.text).toContain('<OAuth><error>invalid_grant</error>');
  expect((await ask('json', token)).type).toBe('application/json;charset=UTF-8');
});
