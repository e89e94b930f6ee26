import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { codeOf, type Browser } from '../support/browser-client.ts';
import { ADMIN } from '../support/connecting.ts';
import { answerConsent } from '../support/consent.ts';
import { OrgService } from '../support/org-service.ts';

jest.setTimeout(60_000);

let test: OrgService;
let ada: Browser;
let iris: Browser;
let id: string;

beforeAll(async () => {
  test = await OrgService.start();
  ada = await test.service.admin();
  iris = await test.service.addUser(ada, 'iris@porch.example', 'integrations_manager');
});
afterAll(() => test.stop());

async function connections(browser = iris): Promise<Record<string, unknown>[]> {
  const { json } = await browser.expect(200, 'GET', '/v1/connections');
  return (json as { connections: Record<string, unknown>[] }).connections;
}

/** What the audit log says was done last, the newest first. */
async function done(count: number): Promise<string[]> {
  const { json } = await ada.expect(200, 'GET', `/v1/audit?limit=${count}`);
  const { entries } = json as { entries: { actor: { name: string }; action: string }[] };
  return entries.map(({ actor, action }) => `${actor.name} ${action}`);
}

it('shows what can be connected, and the address an app must send people back to', async () => {
  const { json } = await iris.expect(200, 'GET', '/v1/connection-catalogue');
  expect(json).toMatchObject({
    callbackUrl: `${test.service.url}/oauth/callback`,
    platforms: [{ name: 'salesforce', capabilities: [{ name: 'crm' }, {}, {}] }],
    environments: [{ name: 'production' }, { name: 'sandbox' }, { name: 'custom' }],
    directions: [{}, {}, {}]
  });
  expect(await connections()).toEqual([]);
});

it('connects by consent and tells everyone how the connection is, without its secrets', async () => {
  const given = { name: 'Ours', capability: 'crm', direction: 'out' };
  id = await test.connect(iris, ADMIN, given);
  const [connection] = await connections();
  expect(connection).toMatchObject({
    ...{ id, ...given, state: 'connected', authKind: 'web-server', username: ADMIN },
    ...{ environment: 'custom', orgId: test.org.orgId, clientId: test.client.clientId },
    token: { ageDays: 0, expiresInDays: 29, warning: null },
    actions: ['verify', 'test', 'sync', 'regenerate', 'disconnect', 'refresh']
  });
  expect(JSON.stringify(connection)).not.toContain(test.client.clientSecret);
  expect(await done(1)).toEqual(['iris@porch.example connection.connected']);
});

it.each([
  ['production', {}, 'https://login.salesforce.com/services/oauth2/authorize'],
  ['sandbox', {}, 'https://test.salesforce.com/services/oauth2/authorize'],
  [
    'custom',
    { url: 'http://acme--dev.sandbox.lightning.force.com/lightning/setup/SetupOneHome/home' },
    'https://acme--dev.sandbox.my.salesforce.com/services/oauth2/authorize'
  ]
])('asks for the consent of %s with PKCE at the right door', async (environment, more, door) => {
  const body = { environment, ...test.client, ...more };
  const { json } = await iris.expect(201, 'POST', '/v1/connections/authorisations', body);
  const url = new URL((json as { url: string }).url);
  expect(url.origin + url.pathname).toBe(door);
  expect(Object.fromEntries(url.searchParams)).toMatchObject({
    ...{ client_id: test.client.clientId, code_challenge_method: 'S256' },
    redirect_uri: `${test.service.url}/oauth/callback`
  });
  expect(url.href).not.toContain(test.client.clientSecret);
});

it.each([
  [{ environment: 'custom' }, 'invalid_request', 'url'],
  [{ environment: 'custom', url: 'https://evil.example' }, 'org_url_refused', ''],
  [{ environment: 'custom', url: 'http://169.254.169.254/latest' }, 'org_url_refused', ''],
  [{ environment: 'moon' }, 'invalid_request', 'environment'],
  [{ environment: 'sandbox', clientId: 'two words' }, 'invalid_request', 'clientId']
])('refuses %j by name', async (given, code, field) => {
  const body = { ...test.client, ...given };
  const reply = await iris.send('POST', '/v1/connections/authorisations', body);
  expect([reply.status, codeOf(reply)]).toEqual([400, code]);
  expect(reply.text).toContain(field);
});

it('tests, verifies and fixes; each is in the audit log with who did it', async () => {
  const tested = await iris.expect(200, 'POST', `/v1/connections/${id}/test`);
  expect(tested.json).toEqual({ ok: true, username: ADMIN, orgId: test.org.orgId });
  const verified = await iris.expect(200, 'POST', `/v1/connections/${id}/verify`);
  expect(verified.json).toMatchObject({ ok: true, connection: { id }, findings: [], fixed: [] });
  const fixed = await iris.expect(200, 'POST', `/v1/connections/${id}/fix`, {});
  expect(fixed.json).toMatchObject({ ok: true, refusals: [] });
  expect(await done(3)).toEqual([
    'iris@porch.example connection.access_fixed',
    'iris@porch.example connection.verified',
    'iris@porch.example connection.tested'
  ]);
});

it('changes name and direction without connecting again, and brings nothing to an org it only reads', async () => {
  const path = `/v1/connections/${id}`;
  const change = (given: object) => iris.send('PATCH', path, given);
  expect((await change({ direction: 'in' })).json).toMatchObject({ id, direction: 'in' });
  const { json } = await ada.expect(200, 'GET', '/v1/audit?limit=1');
  expect(json).toMatchObject({
    entries: [{ action: 'connection.changed', details: { direction: 'from out to in' } }]
  });
  for (const what of ['backfill', 'plans']) {
    const refused = await iris.send(
      'POST',
      `${path}/${what}`,
      what === 'backfill' ? {} : undefined
    );
    expect([what, codeOf(refused)]).toEqual([what, 'connection_reads_only']);
  }
  expect((await change({ direction: 'out', name: 'Ours' })).status).toBe(200);
  expect(codeOf(await change({}))).toBe('invalid_request');
});

it('refuses by its reason to connect for what does not exist yet, or makes no difference', async () => {
  const notOffered = 'purpose_not_offered';
  const content = { capability: 'content' };
  const app = { ...test.client, url: test.wire.url, environment: 'custom' };
  const consent = await iris.send('POST', '/v1/connections/authorisations', { ...app, ...content });
  expect(codeOf(consent)).toBe(notOffered);
  const entered = await iris.send('POST', '/v1/connections', { ...app, ...content });
  expect([entered.status, codeOf(entered)]).toEqual([400, notOffered]);
  const helpdesk = await iris.send('PATCH', `/v1/connections/${id}`, { capability: 'helpdesk' });
  expect(codeOf(helpdesk)).toBe(notOffered);
  expect(await connections()).toMatchObject([{ id, capability: 'crm', direction: 'out' }]);
});

it('lets a key with the scope test, and names it in the audit log', async () => {
  const key = { name: 'Watch', scopes: ['connections:write'] };
  const added = await ada.expect(201, 'POST', '/v1/api-keys', key);
  const headers = { authorization: `Bearer ${(added.json as { secret: string }).secret}` };
  const program = test.service.browser();
  const reply = await program.send('POST', `/v1/connections/${id}/test`, undefined, headers);
  expect([reply.status, reply.json]).toEqual([200, expect.objectContaining({ ok: true })]);
  expect(await done(1)).toEqual(['Watch connection.tested']);
});

it('generates the token anew in place, with the app it knows', async () => {
  const again = () => iris.expect(201, 'POST', `/v1/connections/${id}/authorisations`, {});
  const { url } = (await again()).json as { url: string };
  const place = await test.comeBack(iris, await answerConsent(url, ADMIN));
  expect(place.pathname).toBe(`/connections/${id}`);
  expect(await connections()).toMatchObject([{ id, name: 'Ours', direction: 'out' }]);
  expect(await done(1)).toEqual(['iris@porch.example connection.token_regenerated']);
});

it('lets an administrator mend a connection by a consent that is used once and ended', async () => {
  const own = await test.connect(iris, 'visitor@local-org.example', { name: 'Visitor' });
  const revoked = test.wire.count('/oauth2/revoke');
  const path = `/v1/connections/${own}/fix-authorisations`;
  const { url } = (await iris.expect(201, 'POST', path)).json as { url: string };
  const place = await test.comeBack(iris, await answerConsent(url, ADMIN));
  expect(place.pathname).toBe(`/connections/${own}/verify`);
  expect(Number(place.searchParams.get('fixed'))).toBeGreaterThan(20);
  expect(test.wire.count('/oauth2/revoke')).toBe(revoked + 1);
  const mended = (await connections()).find(({ id: one }) => one === own);
  expect(mended).toMatchObject({ state: 'connected', username: 'visitor@local-org.example' });
  expect(await done(1)).toEqual(['iris@porch.example connection.access_fixed']);
});

it('connects with client credentials, and replaces their secret in place', async () => {
  const { url } = test.wire;
  const { clientId, clientSecret } = test.org;
  const given = { url, clientId, clientSecret, name: 'By credentials' };
  const { json } = await iris.expect(201, 'POST', '/v1/connections', given);
  const own = (json as { id: string }).id;
  expect(json).toMatchObject({ authKind: 'client-credentials', state: 'connected', token: null });
  const path = `/v1/connections/${own}/credentials`;
  const wrong = await iris.send('POST', path, { clientSecret: 'not-the-secret' });
  expect([wrong.status, codeOf(wrong)]).toEqual([409, 'sign_in_refused']);
  expect(wrong.text).toContain('client secret is wrong');
  const { json: renewed } = await iris.expect(200, 'POST', path, { clientSecret });
  expect(renewed).toMatchObject({ id: own, name: 'By credentials', state: 'connected' });
});

it('disconnects in two steps: the consent ends once, and no token stays', async () => {
  const account = `/v1/connections/${id}/disconnect-account`;
  const tooSoon = await iris.send('POST', account);
  expect([tooSoon.status, codeOf(tooSoon)]).toEqual([409, 'connection_state']);
  const { json } = await iris.expect(200, 'POST', `/v1/connections/${id}/disconnect`);
  expect(json).toMatchObject({ state: 'disconnected' });
  const revoked = test.wire.count('/oauth2/revoke');
  const { json: ended } = await iris.expect(200, 'POST', account);
  expect(ended).toMatchObject({ state: 'revoked', token: null, actions: ['connect', 'refresh'] });
  expect(test.wire.count('/oauth2/revoke')).toBe(revoked + 1);
  const again = await iris.send('POST', `/v1/connections/${id}/authorisations`, {});
  expect([again.status, codeOf(again)]).toEqual([409, 'account_disconnected']);
  expect(await done(2)).toEqual([
    'iris@porch.example connection.account_disconnected',
    'iris@porch.example connection.disconnected'
  ]);
});

it('connects a forgotten account again under its id, when the app is named', async () => {
  const path = `/v1/connections/${id}/authorisations`;
  const { json } = await iris.expect(201, 'POST', path, test.client);
  const place = await test.comeBack(
    iris,
    await answerConsent((json as { url: string }).url, ADMIN)
  );
  expect(place.pathname).toBe(`/connections/${id}`);
  expect(await done(1)).toEqual(['iris@porch.example connection.reconnected']);
});
