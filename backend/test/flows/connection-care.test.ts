import { afterEach, beforeEach, expect, it, jest } from '@jest/globals';
import { Connecting } from '../support/connecting.ts';

jest.setTimeout(60_000);

let test: Connecting;

beforeEach(async () => {
  test = await Connecting.start();
});

afterEach(() => test.stop());

it('tests a connection, and renews a session that ended on the way', async () => {
  const { id } = await test.connect();
  expect(await test.care.test(id)).toEqual({
    ok: true,
    ...{ username: 'admin@local-org.example', orgId: test.org.orgId }
  });
  await test.endSessions();
  expect(await test.care.test(id)).toMatchObject({ ok: true });
});

it('says that the token was revoked at the org, and passes again with a new one', async () => {
  const { id } = await test.connect();
  const { refreshToken } = await test.secretOf(await test.connections.find(id));
  await test.revokeAtOrg(String(refreshToken));
  expect(await test.care.test(id)).toEqual({
    ok: false,
    code: 'sign_in_refused',
    cause: expect.stringContaining('has expired or was revoked'),
    remedy: expect.stringContaining('Re-generate the token')
  });
  expect(await test.connections.find(id)).toMatchObject({ state: 'expired' });

  await test.connect({ connectionId: id });
  expect(await test.care.test(id)).toMatchObject({ ok: true });
  expect(await test.connections.find(id)).toMatchObject({ state: 'connected', stateReason: null });
});

it('tells an inactive user from a dead token', async () => {
  const { id, userId } = await test.connect({}, 'visitor@local-org.example');
  await test.org.update('User', userId, { IsActive: false });
  await test.endSessions();
  expect(await test.care.test(id)).toMatchObject({
    ok: false,
    cause: expect.stringContaining('inactive')
  });
});

it('leaves the state alone while the org cannot be reached', async () => {
  const { id } = await test.connect();
  await test.org.stop();
  expect(await test.care.test(id)).toMatchObject({ ok: false, code: 'org_unavailable' });
  expect(await test.connections.find(id)).toMatchObject({ state: 'connected' });
});

it('disconnects in two steps: one call ends the consent, and no token stays', async () => {
  const { id } = await test.connect({ name: 'Ours' });
  await expect(test.care.disconnectAccount(id)).rejects.toMatchObject({ code: 'connection_state' });
  expect(await test.care.disconnect('Ours')).toMatchObject({
    state: 'disconnected',
    actions: ['connect', 'disconnect-account', 'refresh']
  });
  const { secretId } = await test.connections.find(id);
  const { refreshToken } = await test.secretOf(await test.connections.find(id));
  expect(test.wire.count('/oauth2/revoke')).toBe(0);

  expect(await test.care.disconnectAccount('Ours')).toMatchObject({ id, state: 'revoked' });
  expect(test.wire.count('POST /services/oauth2/revoke')).toBe(1);
  expect(await isAlive(String(refreshToken))).toBe(false);
  expect(await test.connections.find(id)).toMatchObject({ secretId: null, name: 'Ours' });
  await expect(test.vault.open(secretId ?? '')).rejects.toMatchObject({ code: 'secret_not_found' });
  await expect(test.care.disconnectAccount(id)).rejects.toMatchObject({ code: 'connection_state' });
  expect(test.wire.count('POST /services/oauth2/revoke')).toBe(1);
});

it('keeps the token when the org cannot be told, so that it can still be revoked', async () => {
  const { id } = await test.connect();
  await test.care.disconnect(id);
  await test.org.stop();
  await expect(test.care.disconnectAccount(id)).rejects.toMatchObject({ code: 'org_unavailable' });
  expect(await test.connections.find(id)).toMatchObject({ state: 'disconnected' });
  expect(await test.secretOf(await test.connections.find(id))).toHaveProperty('refreshToken');
});

it('is not brought back by a run that ends after the disconnection', async () => {
  const { id } = await test.connect();
  await test.care.disconnect(id);
  await test.connections.note(id, 'healthy', null);
  await test.connections.note(id, 'impaired', 'Not writable: Contact.');
  expect(await test.connections.find(id)).toMatchObject({ state: 'disconnected' });
});

it('comes back with its settings by a new consent', async () => {
  const { id } = await test.connect({ name: 'Ours', capability: 'helpdesk' });
  await test.care.disconnect(id);
  await test.care.disconnectAccount(id);
  expect(await test.connect({ connectionId: id })).toMatchObject({
    ...{ id, name: 'Ours', capability: 'helpdesk', state: 'connected' }
  });
});

it('connects a user who does not see the package, says so, and heals it as an administrator', async () => {
  const visitor = await test.connect({ name: 'Ours' }, 'visitor@local-org.example');
  expect(visitor).toMatchObject({
    state: 'degraded',
    stateReason: expect.stringContaining('package is not installed')
  });
  const { findings } = await test.verification.verify('Ours');
  expect(findings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['package_missing', 'permission_set_not_assigned'])
  );
  await test.connect({ name: 'Admin' });
  expect(await test.verification.fix('Ours', 'Admin')).toMatchObject({
    ...{ ok: true, findings: [], refusals: [] },
    fixed: expect.arrayContaining([expect.objectContaining({ code: 'package_missing' })])
  });
  expect(await test.connections.find('Ours')).toMatchObject({ state: 'connected' });
});

it('finds the namespace of a package that was installed after connecting', async () => {
  const { id } = await test.connect();
  await test.storage.connections.setNamespace(id, 'elsewhere');
  expect(await test.verification.verify(id)).toMatchObject({
    ok: true,
    connection: { namespace: '' }
  });
});

async function isAlive(token: string): Promise<boolean> {
  const { clientId, clientSecret } = test.client;
  const response = await fetch(`${test.org.url}/services/oauth2/introspect`, {
    method: 'POST',
    body: new URLSearchParams({ token, client_id: clientId, client_secret: clientSecret })
  });
  return ((await response.json()) as { active: boolean }).active;
}
