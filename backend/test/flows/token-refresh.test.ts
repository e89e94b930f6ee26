import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { inspectOrg, type OrgSession } from '../../src/adapters/salesforce/index.ts';
import type { Connection } from '../../src/domain/index.ts';
import { KeptTokens } from '../../src/workspace/kept-tokens.ts';
import { Connecting } from '../support/connecting.ts';

jest.setTimeout(60_000);

let test: Connecting;
let connection: Connection;

beforeEach(async () => {
  test = await Connecting.start({ refreshToken: { rotation: true } });
  connection = await test.connect();
});

afterEach(() => test.stop());

/** As another process has them: nothing in common but the database. */
function keeper(): KeptTokens {
  return new KeptTokens(test, connection);
}

async function answers(session: OrgSession): Promise<string> {
  return (await inspectOrg(session)).username;
}

it('refreshes once for any number of processes that find the same session ended', async () => {
  const keepers = Array.from({ length: 8 }, keeper);
  const stale = await keeper().session();
  const before = test.wire.count('POST /services/oauth2/token');
  const renewed = await Promise.all(keepers.map((one) => one.renew(stale)));
  expect(test.wire.count('POST /services/oauth2/token') - before).toBe(1);
  expect(new Set(renewed.map(({ accessToken }) => accessToken)).size).toBe(1);
  expect(await answers(await keeper().session())).toBe(connection.username);
});

it('goes through any number of rotations without showing an old token', async () => {
  let session = await keeper().session();
  const shown = new Set<unknown>();
  for (let round = 0; round < 5; round += 1) {
    shown.add((await test.secretOf(connection))['refreshToken']);
    session = await keeper().renew(session);
  }
  expect(shown.size).toBe(5);
  expect(await answers(session)).toBe(connection.username);
});

it('shows a token no second time when the answer was lost: one consent is asked for instead', async () => {
  const before = await keeper().session();
  test.wire.loseNextAnswer('/oauth2/token');
  await expect(keeper().renew(before)).rejects.toMatchObject({ code: 'org_unavailable' });
  const calls = test.wire.count('POST /services/oauth2/token');
  await expect(keeper().renew(before)).rejects.toMatchObject({
    code: 'sign_in_refused',
    remedy: expect.stringContaining('Re-generate')
  });
  expect(test.wire.count('POST /services/oauth2/token')).toBe(calls);
  // Reuse detection would have ended this session, too.
  expect(await answers(before)).toBe(connection.username);
});

it('goes on after a lost answer where the token still holds', async () => {
  await test.org.putApp({ ...test.client, ...app({ rotation: false }) });
  const stale = await keeper().session();
  test.wire.loseNextAnswer('/oauth2/token');
  await expect(keeper().renew(stale)).rejects.toMatchObject({ code: 'org_unavailable' });
  expect(await answers(await keeper().renew(stale))).toBe(connection.username);
});

it.each([
  ['unknown_error', 'retry your request'],
  ['invalid_grant', 'token request is already being processed']
])('stays connected when the token endpoint is busy (%s)', async (errorCode, message) => {
  const stale = await keeper().session();
  await test.org.planFaults({
    ...{ kind: 'status', status: 400, errorCode, message },
    ...{ match: '^oauth POST .*/token$', times: 1 }
  });
  await expect(keeper().renew(stale)).rejects.toMatchObject({ code: 'org_unavailable' });
  expect(await answers(await keeper().renew(stale))).toBe(connection.username);
});

it('tries again with the same token when nothing was sent', async () => {
  const stale = await keeper().session();
  const nowhere = new KeptTokens(test, { ...connection, loginUrl: 'http://localhost:1' });
  await expect(nowhere.renew(stale)).rejects.toMatchObject({ code: 'org_unavailable' });
  expect((await test.secretOf(connection))['refreshSent']).toBe(false);
  expect(await answers(await keeper().renew(stale))).toBe(connection.username);
});

it('goes over to the new token when one was generated while it refreshed', async () => {
  const slow = keeper();
  const stale = await slow.session();
  const [session] = await Promise.all([
    slow.renew(stale),
    test.connect({ connectionId: connection.id })
  ]);
  expect(await answers(session)).toBe(connection.username);
  expect(await answers(await keeper().session())).toBe(connection.username);
});

it('notes the age of a token that was rotated', async () => {
  test.clock.advance(3 * 86_400_000);
  expect((await test.care.list())[0]?.token?.ageDays).toBe(3);
  await keeper().renew(await keeper().session());
  expect((await test.care.list())[0]?.token?.ageDays).toBe(0);
});

function app(refreshToken: Record<string, unknown>) {
  return {
    name: 'Porchlight',
    callbackUrls: ['http://localhost:8080/oauth/callback'],
    refreshToken
  };
}
