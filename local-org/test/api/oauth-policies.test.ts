import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OAuthClient, post, statusWith, type App } from './oauth-client.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let client: OAuthClient;

beforeAll(async () => {
  served = await serveOrg();
});
afterAll(() => served.stop());
beforeEach(async () => {
  client = await OAuthClient.register(served);
});

async function refusalAtConsent(ref: string): Promise<string | null> {
  return (await client.consent(ref)).searchParams.get('error');
}

async function setActive(ref: string, isActive: boolean): Promise<void> {
  const id = served.org.users.find((user) => user.ref === ref)?.id;
  const { status } = await served.send('PATCH', `/sobjects/User/${id}`, { IsActive: isActive });
  expect(status).toBe(204);
}

function asClientCredentials(app: Partial<App> = client.app) {
  return post(`${served.url}/services/oauth2/token`, {
    grant_type: 'client_credentials',
    client_id: app.clientId ?? '',
    client_secret: app.clientSecret ?? ''
  });
}

/** A token request as it comes by another name of this machine. */
function tokenAt(
  hostLabel: string,
  form: Record<string, string>,
  { url } = served
): Promise<Record<string, string>> {
  const { port } = new URL(url);
  return new Promise((resolve, reject) => {
    const sent = request(
      `${url}/services/oauth2/token`,
      { method: 'POST', headers: { Host: `${hostLabel}localhost:${port}` } },
      (answer) => {
        let text = '';
        answer.on('data', (data) => (text += String(data)));
        answer.on('end', () => resolve(JSON.parse(text) as Record<string, string>));
      }
    );
    sent.on('error', reject);
    sent.end(new URLSearchParams(form).toString());
  });
}

it('ends the sessions of a user who is made inactive, and gives no new ones', async () => {
  const { body } = await client.signIn('rep');
  const code = (await client.consent('rep')).searchParams.get('code') ?? '';
  await setActive('rep', false);
  expect(await statusWith(served, body['access_token'])).toBe(401);
  expect((await client.refresh(body['refresh_token'])).body['error']).toBe('inactive_user');
  expect((await client.exchange(code)).body['error']).toBe('inactive_user');
  expect(await refusalAtConsent('rep')).toBe('inactive_user');
  await setActive('rep', true);
  expect((await client.refresh(body['refresh_token'])).status).toBe(200);
});

it('lets only administrators and earlier users authorise an app that is not installed (documented)', async () => {
  await client.signIn('rep');
  await client.change({ installed: false });
  expect(await refusalAtConsent('visitor')).toBe('OAUTH_EC_APP_NOT_FOUND');
  expect((await client.signIn('rep')).status).toBe(200);
  expect((await client.signIn('admin')).status).toBe(200);
});

it('admits only pre-authorised users where the app says so', async () => {
  const { body } = await client.signIn('visitor');
  await client.change({
    permittedUsers: 'pre-authorized',
    preAuthorized: { profiles: ['System Administrator'], permissionSets: ['PorchlightViewer'] }
  });
  expect(await refusalAtConsent('visitor')).toBe('invalid_app_access');
  expect((await client.refresh(body['refresh_token'])).body['error']).toBe('invalid_app_access');
  expect((await client.signIn('rep')).status).toBe(200);
  expect((await client.signIn('admin')).status).toBe(200);
});

it('gives tokens only to the addresses of the login ranges, unless the app relaxes that', async () => {
  const { body } = await client.signIn('rep');
  await client.change({ loginIpRanges: [{ from: '10.0.0.0', to: '10.0.0.255' }] });
  expect((await client.refresh(body['refresh_token'])).body).toEqual({
    error: 'invalid_grant',
    error_description: 'ip restricted'
  });
  await client.change({ ipRelaxation: 'relax' });
  expect((await client.refresh(body['refresh_token'])).status).toBe(200);
  await client.change({
    ipRelaxation: 'enforce',
    loginIpRanges: [{ from: '127.0.0.0', to: '127.0.0.9' }]
  });
  expect((await client.refresh(body['refresh_token'])).status).toBe(200);
});

it('runs client credentials as the user the app names, if it names one', async () => {
  expect((await asClientCredentials()).body).toEqual({
    error: 'invalid_grant',
    error_description: 'no client credentials user enabled'
  });
  await client.change({ runAs: 'rep@local-org.example' });
  const { body } = await asClientCredentials();
  expect(body['id']?.split('/').at(-1)).toBe(served.org.users.find(({ ref }) => ref === 'rep')?.id);
  expect(body).not.toHaveProperty('refresh_token');
  await setActive('rep', false);
  expect((await asClientCredentials()).body['error']).toBe('inactive_user');
  await setActive('rep', true);
});

it('has a login host, where client credentials are not served', async () => {
  const { id, secret } = served.org.client;
  const form = { grant_type: 'client_credentials', client_id: id, client_secret: secret };
  expect(await tokenAt('login.', form)).toEqual({
    error: 'invalid_grant',
    error_description: 'request not supported on this domain'
  });
  const { port } = new URL(served.url);
  expect(await tokenAt('', form)).toMatchObject({ instance_url: `http://localhost:${port}` });
  const { body } = await client.signIn('rep');
  const refresh = {
    grant_type: 'refresh_token',
    refresh_token: body['refresh_token'] ?? '',
    client_id: client.app.clientId,
    client_secret: client.app.clientSecret
  };
  expect(await tokenAt('login.', refresh)).toMatchObject({
    instance_url: `http://localhost:${port}`
  });
  expect(await tokenAt('test.', refresh)).toMatchObject({ error: 'invalid_client_id' });
});

it('is at home at the test host as a sandbox', async () => {
  const sandbox = await serveOrg({ sandbox: true });
  try {
    const its = await OAuthClient.register(sandbox);
    const refresh = {
      grant_type: 'refresh_token',
      refresh_token: (await its.signIn('rep')).body['refresh_token'] ?? '',
      client_id: its.app.clientId,
      client_secret: its.app.clientSecret
    };
    expect(await tokenAt('test.', refresh, sandbox)).toHaveProperty('access_token');
    expect(await tokenAt('login.', refresh, sandbox)).toMatchObject({
      error: 'invalid_client_id'
    });
    const { body: org } = await sandbox.soql('SELECT IsSandbox FROM Organization');
    expect(org.records[0]).toMatchObject({ IsSandbox: true });
  } finally {
    await sandbox.stop();
  }
});

it('serves the app of the Salesforce CLI without a secret', async () => {
  const cli = new OAuthClient(served, { clientId: 'PlatformCLI', clientSecret: '' });
  const redirect_uri = 'http://localhost:1717/OauthRedirect';
  const back = await cli.consent('admin', { redirect_uri });
  const { body } = await cli.exchange(back.searchParams.get('code') ?? '', { redirect_uri });
  expect(body['scope']).toBe('refresh_token api web');
  expect((await cli.refresh(body['refresh_token'])).status).toBe(200);
});

it('keeps a session without the scope api away from the data', async () => {
  const narrow = await OAuthClient.register(served, { scopes: ['openid', 'id'] });
  const { body } = await narrow.signIn('rep');
  const token = body['access_token'] ?? '';
  const answer = await served.send('GET', '/limits', undefined, { token });
  expect([answer.status, answer.body[0]?.errorCode, answer.body[0]?.message]).toEqual([
    401,
    'INVALID_SESSION_ID',
    'This session is not valid for use with the REST API'
  ]);
  expect((await served.send('GET', '/services/oauth2/userinfo', undefined, { token })).status).toBe(
    200
  );
});

it('keeps a user without API Enabled away from the data', async () => {
  const { body } = await client.signIn('visitor');
  const profile = "SELECT Id FROM PermissionSet WHERE Profile.Name = 'Standard User'";
  const [row] = (await served.soql(profile)).body.records;
  const setApi = (enabled: boolean) =>
    served.send('PATCH', `/sobjects/PermissionSet/${row?.Id}`, { PermissionsApiEnabled: enabled });
  await setApi(false);
  const { status, body: errors } = await served.send('GET', '/limits', undefined, {
    token: body['access_token'] ?? ''
  });
  await setApi(true);
  expect([status, errors[0]?.errorCode]).toEqual([403, 'API_DISABLED_FOR_ORG']);
});

it('lists the apps it starts with and takes new ones whose parts make sense', async () => {
  const { body } = await served.send('GET', '/local-org/apps');
  expect([...body].slice(0, 3).map(({ name }) => name)).toEqual([
    'Porchlight Integration',
    'Porchlight',
    'Salesforce CLI'
  ]);
  for (const wrong of [
    { name: '' },
    { name: 'x', callbackUrls: ['http://example.com/'] },
    { name: 'x', callbackUrls: ['https://example.com/#part'] },
    { name: 'x', callbackUrls: ['javascript:alert(1)'] },
    { name: 'x', scopes: [] },
    { name: 'x', scopes: ['everything'] },
    { name: 'x', runAs: 'nobody@local-org.example' },
    { name: 'x', certificate: 'none' },
    { name: 'x', loginIpRanges: [{ from: '10.0.0.9', to: '10.0.0.1' }] },
    { name: 'x', colour: 'red' },
    []
  ]) {
    expect([wrong, (await served.send('POST', '/local-org/apps', wrong)).status]).toEqual([
      wrong,
      400
    ]);
  }
  const app = { name: 'Mobile', callbackUrls: ['myapp:back', 'https://example.com/cb'] };
  expect((await served.send('POST', '/local-org/apps', app)).status).toBe(200);
  const outside = await served.send('GET', '/local-org/apps', undefined, {
    headers: { Origin: 'https://evil.example' }
  });
  expect(outside.status).toBe(403);
});

it('finds apps, consents and sessions again after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'local-org-'));
  const dataFile = join(folder, 'org.db');
  let org = await serveOrg({ dataFile });
  try {
    let its = await OAuthClient.register(org, { refreshToken: { rotation: true } });
    const { body: first } = await its.signIn('rep');
    const { body: second } = await its.refresh(first['refresh_token']);
    await org.stop();
    org = await serveOrg({ dataFile });
    its = new OAuthClient(org, its.app);
    expect(await statusWith(org, first['access_token'])).toBe(200);
    const { body: third, status } = await its.refresh(second['refresh_token']);
    expect(status).toBe(200);
    await its.refresh(first['refresh_token']);
    expect((await its.refresh(third['refresh_token'])).body['error']).toBe('invalid_grant');
  } finally {
    await org.stop();
    rmSync(folder, { recursive: true });
  }
});
