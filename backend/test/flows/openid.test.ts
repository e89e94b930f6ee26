import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { codeOf, type Browser } from '../support/browser-client.ts';
import {
  CLIENT,
  TestIdentityProvider,
  type Flaws,
  type ProviderProfile
} from '../support/identity-provider.ts';
import { Service } from '../support/service.ts';

let provider: TestIdentityProvider;
let service: Service;
let admin: Browser;
beforeAll(async () => {
  provider = await TestIdentityProvider.start();
});
afterAll(() => provider.stop());
beforeEach(async () => {
  provider.flaws = {};
  service = await Service.start({ openId: { ...CLIENT, issuer: provider.url, label: 'The club' } });
  admin = await service.admin();
});
afterEach(() => service.stop());

const BEN: ProviderProfile = {
  sub: 'ben',
  email: 'ben@porch.example',
  email_verified: true,
  name: 'Ben Ash'
};

async function invite(email: string): Promise<string> {
  await admin.expect(201, 'POST', '/v1/invitations', { email, role: 'data_viewer' });
  return /#\/invitation\/([\w-]+)/.exec(service.people.outbox()?.[0]?.text ?? '')?.[1] ?? '';
}

/** To the provider, where the profile is signed in, and the address it sends the browser back to. */
async function askProvider(browser: Browser, query = ''): Promise<string> {
  const start = await browser.expect(302, 'GET', `/v1/sign-in/openid${query}`);
  const answer = await fetch(String(start.headers['location']), { redirect: 'manual' });
  const back = new URL(answer.headers.get('location') ?? '');
  return back.pathname + back.search;
}

/** The route of the Studio where it all ends. */
async function signIn(
  profile: ProviderProfile,
  query = '',
  browser = service.browser()
): Promise<string> {
  provider.profile = profile;
  const { headers } = await browser.expect(302, 'GET', await askProvider(browser, query));
  expect(String(headers['location']).startsWith(`${service.url}/#/`)).toBe(true);
  return String(headers['location']).slice(`${service.url}/#`.length);
}

function failure(route: string): string | null {
  expect(route).toMatch(/^\/sign-in-failed\?/);
  return new URLSearchParams(route.split('?')[1]).get('code');
}

it('makes the invited a user, and knows them again by their subject', async () => {
  await invite('ben@porch.example');
  const browser = service.browser();
  expect(await signIn(BEN, '?returnTo=/people', browser)).toBe('/people');
  expect((await browser.expect(200, 'GET', '/v1/me')).json).toMatchObject({
    user: { email: 'ben@porch.example', name: 'Ben Ash', role: 'data_viewer' }
  });
  const renamed = { ...BEN, email: 'benjamin@porch.example' };
  expect(await signIn(renamed)).toBe('/');
  expect(await service.people.users.list()).toHaveLength(2);
});

it('lets in a user with a password whose verified address it is', async () => {
  expect(await signIn({ ...BEN, email: 'admin@porch.example' })).toBe('/');
  expect(failure(await signIn({ ...BEN, sub: 'other', email: 'admin@porch.example' }))).toBe(
    'not_invited'
  );
});

it('says which address was invited when the profile has another', async () => {
  const token = await invite('ben@porch.example');
  const profile = { ...BEN, email: 'ben@elsewhere.example' };
  const route = await signIn(profile, `?invitation=${token}`);
  expect(failure(route)).toBe('invitation_email_mismatch');
  const message = new URLSearchParams(route.split('?')[1]).get('message');
  expect(message).toContain('ben@porch.example');
  expect(message).toContain('ben@elsewhere.example');
  expect(await service.people.users.list()).toHaveLength(1);
});

it.each<[string, ProviderProfile]>([
  ['nobody invited', { ...BEN, email: 'stranger@porch.example' }],
  ['the provider has not verified', { ...BEN, email_verified: false }],
  ['the provider does not call verified', { sub: 'ben', email: 'ben@porch.example' }],
  ['is missing', { sub: 'ben' }]
])('lets nobody in with an address that %s', async (_, profile) => {
  await invite('ben@porch.example');
  expect(failure(await signIn(profile))).toBe('not_invited');
});

it.each<[string, Flaws]>([
  ['another nonce', { nonce: 'of another sign-in' }],
  ['another audience', { audience: 'another client' }],
  ['another issuer', { issuer: 'https://issuer.example' }],
  ['a signature of an unknown key', { foreignKey: true }],
  ['an expiry in the past', { expired: true }]
])('refuses an identity token with %s', async (_, flaws) => {
  await invite('ben@porch.example');
  provider.flaws = flaws;
  expect(failure(await signIn(BEN))).toBe('openid_refused');
});

it('refuses an answer in another browser, a second time, or with another state', async () => {
  await invite('ben@porch.example');
  provider.profile = BEN;
  const [mine, other] = [service.browser(), service.browser()];
  const finish = async (browser: Browser, target: string) => {
    const { headers } = await browser.expect(302, 'GET', target);
    return String(headers['location']).slice(`${service.url}/#`.length);
  };
  expect(failure(await finish(other, await askProvider(mine)))).toBe('openid_refused');
  const wrongState = (await askProvider(mine)).replace(/state=[^&]+/, 'state=guessed');
  expect(failure(await finish(mine, wrongState))).toBe('openid_refused');
  const right = await askProvider(mine);
  expect(await finish(mine, right)).toBe('/');
  expect(failure(await finish(mine, right))).toBe('openid_refused');
});

it('refuses a code exchanged without its verifier', async () => {
  await invite('ben@porch.example');
  provider.profile = BEN;
  const [mine, other] = [service.browser(), service.browser()];
  const code = new URLSearchParams((await askProvider(other)).split('?')[1]).get('code');
  const stolen = (await askProvider(mine)).replace(/code=[^&]+/, `code=${code}`);
  const { headers } = await mine.expect(302, 'GET', stolen);
  expect(failure(String(headers['location']).split('#')[1] ?? '')).toBe('openid_refused');
});

it.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/%2f/evil.example',
  'javascript:alert(1)',
  '/people?next=//evil.example',
  '/people#//evil.example'
])('sends nobody to %s', async (returnTo) => {
  const query = `?returnTo=${encodeURIComponent(returnTo)}`;
  const reply = await service.browser().send('GET', `/v1/sign-in/openid${query}`);
  expect(reply.status).toBe(400);
  expect(reply.headers['location']).toBeUndefined();
});

it('says so when the provider cannot be reached', async () => {
  const openId = { ...CLIENT, issuer: 'http://127.0.0.1:9', label: 'Nobody' };
  const lonely = await Service.start({ openId });
  const reply = await lonely.browser().send('GET', '/v1/sign-in/openid');
  expect(reply.status).toBe(503);
  await lonely.stop();
});

it('tells who has no password where to sign in, and gives them no link', async () => {
  const email = 'ben@porch.example';
  await invite(email);
  const browser = service.browser();
  await signIn(BEN, '', browser);
  await browser.recogniseMe();
  expect((await browser.expect(200, 'GET', '/v1/me')).json).toMatchObject({ hasPassword: false });

  await service.browser().expect(202, 'POST', '/v1/password-link', { email });
  await service.people.passwordLinks.ended();
  const [mail] = service.people.outbox() ?? [];
  expect(mail).toMatchObject({ to: email, subject: 'You have no password for Porchlight' });
  expect(mail?.text).toContain('You sign in with The club');
  expect(mail?.text).not.toContain('new-password');

  const again = () => service.browser().expect(202, 'POST', '/v1/password-link', { email });
  await Promise.all(Array.from({ length: 10 }, again));
  await service.people.passwordLinks.ended();
  const letters = service.people.outbox()?.filter(({ subject }) => subject === mail?.subject);
  expect(letters).toHaveLength(3);

  const ben = (await service.people.users.list()).find((user) => user.email === email);
  const made = await admin.send('POST', `/v1/users/${ben?.id}/password-link`);
  expect([made.status, codeOf(made)]).toEqual([409, 'no_password']);
  const given = { current: 'anything at all', next: 'a kettle below the stairs' };
  expect(codeOf(await browser.send('POST', '/v1/me/password', given))).toBe('no_password');
});
