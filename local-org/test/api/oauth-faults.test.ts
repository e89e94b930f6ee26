import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;

beforeAll(async () => {
  served = await serveOrg();
});
afterEach(() => served.send('DELETE', '/local-org/faults'));
afterAll(() => served.stop());

function plan(fault: object) {
  return served.send('POST', '/local-org/faults', { match: '^oauth POST .*/token$', ...fault });
}

function token() {
  const { id, secret } = served.org.client;
  const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret };
  return served.send('POST', '/services/oauth2/token', new URLSearchParams(form).toString(), {
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' }
  });
}

const sessions = () =>
  served.org.store.prepare('SELECT COUNT(*) FROM local_access_tokens').pluck().get() as number;

it('refuses a token with the planned status, in the shape of OAuth', async () => {
  await plan({ kind: 'status', status: 503, times: 1 });
  expect(await token()).toMatchObject({ status: 503, body: { error: 'server_error' } });
  await plan({ kind: 'status', status: 429, times: 1 });
  expect(await token()).toMatchObject({ status: 429, body: { error: 'rate_limit_exceeded' } });
  await plan({ kind: 'status', status: 400, errorCode: 'inactive_org', times: 1 });
  expect(await token()).toMatchObject({ status: 400, body: { error: 'inactive_org' } });
  expect((await token()).status).toBe(200);
});

it('says that a grant is over, as after a revoked or idle refresh token', async () => {
  await plan({ kind: 'expireToken', times: 1 });
  expect(await token()).toMatchObject({
    status: 400,
    body: { error: 'invalid_grant', error_description: 'expired access/refresh token' }
  });
});

it('loses the answer before or after a token was given', async () => {
  const before = sessions();
  await plan({ kind: 'resetBeforeCommit', times: 1 });
  await expect(token()).rejects.toThrow();
  expect(sessions()).toBe(before);
  await plan({ kind: 'resetAfterCommit', times: 1 });
  await expect(token()).rejects.toThrow();
  expect(sessions()).toBe(before + 1);
  await plan({ kind: 'empty500AfterCommit', times: 1 });
  expect(await token()).toMatchObject({ status: 500, body: undefined });
  expect(sessions()).toBe(before + 2);
});

it('ends the session that asks who it is', async () => {
  const session = await served.integrationToken();
  await plan({ kind: 'expireToken', match: '/userinfo$', times: 1 });
  const ask = () => served.send('GET', '/services/oauth2/userinfo', undefined, { token: session });
  expect([(await ask()).status, (await ask()).status]).toEqual([403, 403]);
});
