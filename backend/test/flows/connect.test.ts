import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { migrate, openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { Connections } from '../../src/workspace/index.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

let org: LocalOrg;
let storage: Storage;
let connections: Connections;

beforeEach(async () => {
  org = await LocalOrg.start();
  storage = await openStorage({ kind: 'sqlite', file: ':memory:' }, systemClock);
  await migrate(storage);
  connections = new Connections({
    storage,
    vault: new Vault(storage, randomBytes(32)),
    logger: silentLogger,
    allowedOrgHosts: [new URL(org.url).host]
  });
});

afterEach(async () => {
  await storage.close();
  await org.stop();
});

function withSecret(clientSecret: string) {
  return {
    url: org.url,
    auth: { kind: 'client-credentials', clientId: org.clientId, clientSecret } as const
  };
}

it('finds out whose org it is and keeps the secret sealed', async () => {
  const connection = await connections.connect(withSecret(org.clientSecret));
  expect(connection).toMatchObject({
    orgId: org.orgId,
    username: 'integration@local-org.example',
    namespace: '',
    state: 'connected'
  });
  expect(JSON.stringify(connection)).not.toContain(org.clientSecret);
  expect(await connections.authOf(connection)).toEqual(withSecret(org.clientSecret).auth);
});

it('replaces the connection when the same user of the same org connects again', async () => {
  const first = await connections.connect({ ...withSecret(org.clientSecret), name: 'Ours' });
  const second = await connections.connect(withSecret(org.clientSecret));
  expect(second).toMatchObject({ id: first.id, name: 'Ours' });
  expect(await storage.connections.list()).toEqual([second]);
  await expect(connections.authOf(first)).rejects.toMatchObject({ code: 'secret_not_found' });
});

it('keeps connections of two users apart, and their names distinct', async () => {
  await connections.connect({ ...withSecret(org.clientSecret), name: 'Ours' });
  const byToken = {
    url: org.url,
    auth: { kind: 'access-token', accessToken: org.accessToken } as const
  };
  await expect(connections.connect({ ...byToken, name: 'Ours' })).rejects.toMatchObject({
    code: 'connection_name_taken'
  });
  await connections.connect(byToken);
  expect(await storage.connections.list()).toHaveLength(2);
});

it('refuses a wrong secret, a dead token and a strange address, and keeps nothing', async () => {
  await expect(connections.connect(withSecret('wrong'))).rejects.toMatchObject({
    code: 'sign_in_refused'
  });
  const deadToken = { kind: 'access-token', accessToken: '00Dxx!dead' } as const;
  await expect(connections.connect({ url: org.url, auth: deadToken })).rejects.toMatchObject({
    code: 'sign_in_refused'
  });
  await expect(
    connections.connect({ ...withSecret(org.clientSecret), url: 'https://evil.example' })
  ).rejects.toMatchObject({ code: 'org_url_refused' });
  expect(await storage.connections.list()).toEqual([]);
});

it('marks a connection whose session ended for good as expired, with the cause', async () => {
  const workspace = await Workspace.connect(org, {
    auth: { kind: 'access-token', accessToken: org.accessToken }
  });
  await workspace.take(aVillage(1, 1));
  await org.planFaults({ kind: 'expireToken', times: 1 });
  await expect(workspace.sync()).rejects.toMatchObject({ code: 'sign_in_refused' });
  const connection = await workspace.storage.connections.find(workspace.connection.id);
  expect(connection).toMatchObject({ state: 'expired' });
  expect(connection?.stateReason).toContain('access token');
  await workspace.close();
});
