import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from '../support/browser-client.ts';
import { ADMIN } from '../support/connecting.ts';
import { answerConsent } from '../support/consent.ts';
import { OrgService } from '../support/org-service.ts';

jest.setTimeout(60_000);

let test: OrgService;
let ada: Browser;
let iris: Browser;
let vera: Browser;

beforeAll(async () => {
  test = await OrgService.start();
  ada = await test.service.admin();
  iris = await test.service.addUser(ada, 'iris@porch.example', 'integrations_manager');
  vera = await test.service.addUser(ada, 'vera@porch.example', 'data_viewer');
});
afterAll(() => test.stop());

let answer: Record<string, string>;
beforeEach(async () => {
  answer = await answerConsent(await test.ask(iris), ADMIN);
});

/** Comes back, and the code of the reason the page shows. */
async function failure(browser: Browser, given: Record<string, string>): Promise<string | null> {
  const place = await test.comeBack(browser, given);
  expect(place.pathname).toBe('/connection-failed');
  expect(place.searchParams.get('message')).toMatch(/\.$/);
  expect(place.searchParams.get('remedy')).toMatch(/\.$/);
  return place.searchParams.get('code');
}

async function connectionCount(): Promise<number> {
  return (await test.service.storage.connections.list()).length;
}

describe('the answer of a consent page', () => {
  it('is refused without a state, with a wrong one, and a second time', async () => {
    const { state = '', code = '' } = answer;
    const wrong = `${state.slice(0, -1)}${state.endsWith('A') ? 'B' : 'A'}`;
    expect(await failure(iris, { code })).toBe('oauth_state_missing');
    expect(await failure(iris, { code, state: wrong })).toBe('oauth_state_unknown');
    expect(await connectionCount()).toBe(0);
    expect((await test.comeBack(iris, answer)).pathname).toMatch(/^\/connections\//);
    expect(await failure(iris, answer)).toBe('oauth_state_unknown');
    expect(await connectionCount()).toBe(1);
  });

  it.each([
    ['nobody', () => test.service.browser(), 'unauthenticated'],
    ['another user', () => ada, 'oauth_state_unknown'],
    ['somebody who may not connect', () => vera, 'insufficient_role']
  ])('is refused in the browser of %s, and stays good for the one that asked', async (...all) => {
    const [, browser, code] = all;
    const before = await connectionCount();
    expect(await failure(browser(), answer)).toBe(code);
    expect(await connectionCount()).toBe(before);
    expect((await test.comeBack(iris, answer)).pathname).toMatch(/^\/connections\//);
  });

  it('is refused in another sign-in of the same user', async () => {
    const elsewhere = test.service.browser();
    const given = { email: 'iris@porch.example', password: 'lantern on the porch' };
    await elsewhere.expect(204, 'POST', '/v1/sign-in', given);
    expect(await failure(elsewhere, answer)).toBe('oauth_state_unknown');
  });

  it('is refused when its code was given for another question', async () => {
    const other = await answerConsent(await test.ask(iris), ADMIN);
    const mixed = { state: answer['state'] ?? '', code: other['code'] ?? '' };
    expect(await failure(iris, mixed)).toBe('sign_in_refused');
  });

  it('says that the person pressed Deny', async () => {
    const denied = await answerConsent(await test.ask(iris), ADMIN, 'deny');
    expect(await failure(iris, denied)).toBe('sign_in_not_completed');
  });
});

it('sends nobody to a foreign address, whatever the answer asks for', async () => {
  const wishes = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    'x\r\nLocation: https://evil.example'
  ];
  let sent = 0;
  for (const wish of wishes) {
    for (const name of [
      'state',
      'error',
      'error_description',
      'returnTo',
      'redirect_uri',
      'RelayState'
    ]) {
      // It refuses by itself to follow to another origin than the service's.
      const place = await test.comeBack(iris, { state: 'x', error: 'access_denied', [name]: wish });
      expect(place.pathname).toBe('/connection-failed');
      sent += 1;
    }
  }
  expect(sent).toBe(wishes.length * 6);
});

it('keeps codes, states, tokens and secrets out of logs and answers', async () => {
  await test.comeBack(iris, answer);
  const [connection] = await test.service.storage.connections.list();
  const vault = test.service.vault;
  const kept = JSON.parse(await vault.open(connection?.secretId ?? '')) as Record<string, string>;
  const secrets = [
    ...[answer['code'], answer['state'], test.client.clientSecret],
    ...[kept['accessToken'], kept['refreshToken']]
  ];
  const answers = await Promise.all(
    ['/v1/connections', `/v1/connections/${connection?.id}`, '/v1/audit', '/v1/status'].map(
      async (path) => (await ada.expect(200, 'GET', path)).text
    )
  );
  const all = [...answers, ...test.service.logged].join('\n');
  expect(secrets.every((secret) => (secret ?? '').length > 20)).toBe(true);
  for (const secret of secrets) expect(all).not.toContain(secret);
});
