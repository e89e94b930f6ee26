import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { answerConsent } from '../support/consent.ts';
import { ADMIN, Connecting } from '../support/connecting.ts';

jest.setTimeout(60_000);

let test: Connecting;

beforeEach(async () => {
  test = await Connecting.start({ refreshToken: { rotation: false, idleDays: 30 } });
});

afterEach(() => test.stop());

it('connects by consent with PKCE, and keeps the tokens sealed', async () => {
  const url = new URL(await test.ask());
  expect(url.searchParams.get('code_challenge_method')).toBe('S256');
  expect(url.searchParams.get('state')).toMatch(/^[\w-]{43}$/);
  const answer = await answerConsent(url.href, ADMIN);
  const connection = await test.answer(answer);
  expect(connection).toMatchObject({
    ...{ authKind: 'web-server', username: ADMIN, orgId: test.org.orgId, state: 'connected' },
    ...{ environment: 'custom', capability: 'crm', direction: 'both' }
  });
  const { refreshToken, clientSecret } = await test.secretOf(connection);
  expect(clientSecret).toBe(test.client.clientSecret);
  expect(JSON.stringify(connection)).not.toContain(refreshToken);
  const [view] = await test.care.list();
  expect(view?.token).toEqual({ ageDays: 0, expiresInDays: 29, warning: null });
  expect(JSON.stringify(view)).not.toContain(refreshToken);
});

it('refuses a state that is absent, wrong, of another session or used before, and keeps nothing', async () => {
  const answer = await answerConsent(await test.ask(), ADMIN);
  const { code = '' } = answer;
  await expect(test.answer({ code })).rejects.toMatchObject({ code: 'oauth_state_missing' });
  await expect(test.answer({ code, state: 'made-up' })).rejects.toMatchObject({
    code: 'oauth_state_unknown'
  });
  await expect(test.answer(answer, 'browser-2')).rejects.toMatchObject({
    code: 'oauth_state_unknown'
  });
  expect(await test.connections.list()).toEqual([]);

  await test.answer(answer);
  await expect(test.answer(answer)).rejects.toMatchObject({ code: 'oauth_state_unknown' });
  expect(await test.connections.list()).toHaveLength(1);
});

it('refuses an answer that comes too late, and forgets what it had asked', async () => {
  const answer = await answerConsent(await test.ask(), ADMIN);
  test.clock.advance(15 * 60_000);
  await expect(test.answer(answer)).rejects.toMatchObject({ code: 'oauth_state_expired' });
  await expect(test.answer(answer)).rejects.toMatchObject({ code: 'oauth_state_unknown' });
});

it('refuses a code that was given for another question', async () => {
  const first = await answerConsent(await test.ask(), ADMIN);
  const second = await answerConsent(await test.ask(), ADMIN);
  await expect(
    test.answer({ state: first['state'] ?? '', code: second['code'] ?? '' })
  ).rejects.toMatchObject({ code: 'sign_in_refused', message: expect.stringContaining('belong') });
});

it('tells that the user pressed Deny', async () => {
  const answer = await answerConsent(await test.ask(), ADMIN, 'deny');
  await expect(test.answer(answer)).rejects.toMatchObject({
    code: 'sign_in_not_completed',
    message: expect.stringContaining('Deny')
  });
});

it('generates the token anew in place: the settings and the id stay', async () => {
  const before = await test.connect({ name: 'Ours', capability: 'helpdesk', direction: 'in' });
  const old = await test.secretOf(before);
  const after = await test.connect({ connectionId: before.id });
  expect(after).toMatchObject({
    ...{ id: before.id, name: 'Ours', capability: 'helpdesk', direction: 'in', state: 'connected' }
  });
  expect((await test.secretOf(after))['refreshToken']).not.toBe(old['refreshToken']);
  await expect(test.vault.open(before.secretId ?? '')).rejects.toMatchObject({
    code: 'secret_not_found'
  });
});

it('keeps no consent of another org under a connection, and revokes it', async () => {
  const connection = await test.connect();
  await test.storage.connections.save({ ...connection, orgId: '00D000000000099AAA' });
  await expect(test.connect({ connectionId: connection.id })).rejects.toMatchObject({
    code: 'other_org'
  });
  expect(test.wire.count('POST /services/oauth2/revoke')).toBe(1);
});
