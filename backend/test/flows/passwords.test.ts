import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';
import { codeOf, type Browser } from '../support/browser-client.ts';
import { PASSWORD, Service } from '../support/service.ts';

const HOUR_MS = 60 * 60_000;
const NEXT = 'a kettle below the stairs';
const BEN = 'ben@porch.example';

let now: number;
let service: Service;
let admin: Browser;
let ben: Browser;
beforeEach(async () => {
  now = Date.parse('2024-03-01T10:00:00.000Z');
  service = await Service.start({ clock: { now: () => new Date(now) } });
  admin = await service.admin();
  ben = await service.addUser(admin, BEN, 'data_viewer');
});
afterEach(() => service.stop());

function signIn(password: string, email = BEN) {
  return service.browser().send('POST', '/v1/sign-in', { email, password });
}

function mailsTo(email: string) {
  return (service.people.outbox() ?? []).filter(({ to }) => to === email);
}

/** Asks on the sign-in page; answers the token of the mail. */
async function ask(email = BEN): Promise<string> {
  await service.browser().expect(202, 'POST', '/v1/password-link', { email });
  await service.people.passwordLinks.ended();
  return tokenIn(mailsTo(BEN)[0]?.text);
}

function tokenIn(text = ''): string {
  return /#\/new-password\/([\w-]+)/.exec(text)?.[1] ?? '';
}

function use(token: string, password = NEXT, browser = service.browser()) {
  return browser.send('POST', '/v1/password-link/use', { token, password });
}

async function idOf(email: string): Promise<string> {
  const users = await service.people.users.list();
  return users.find((user) => user.email === email)?.id ?? '';
}

describe('a link from the sign-in page', () => {
  it('sets a new password, once, and signs out every other browser', async () => {
    const token = await ask(' Ben@Porch.example');
    const found = { email: BEN };
    const look = () => service.browser().send('POST', '/v1/password-link/look-up', { token });
    expect((await look()).json).toEqual(found);
    const browser = service.browser();
    expect((await use(token, NEXT, browser)).status).toBe(204);
    await browser.expect(200, 'GET', '/v1/me');
    expect((await ben.send('GET', '/v1/me')).status).toBe(401);
    await admin.expect(200, 'GET', '/v1/me');
    expect([(await signIn(PASSWORD)).status, (await signIn(NEXT)).status]).toEqual([401, 204]);
    expect(codeOf(await use(token))).toBe('link_not_valid');
    expect(codeOf(await look())).toBe('link_not_valid');
  });

  it('sets one password, however many use it at once, and takes the other links with it', async () => {
    const [first, second] = [await ask(), await ask()];
    const replies = await Promise.all([use(first), use(first), use(first)]);
    expect(replies.map(({ status }) => status).sort()).toEqual([204, 404, 404]);
    expect(codeOf(await use(second))).toBe('link_not_valid');
  });

  it('works for an hour, and survives a password that is too weak', async () => {
    const token = await ask();
    expect(codeOf(await use(token, 'short'))).toBe('weak_password');
    now += HOUR_MS;
    expect(codeOf(await use(token))).toBe('link_not_valid');
    expect((await use(await ask())).status).toBe(204);
  });

  it('is worth nothing once the user is removed', async () => {
    const token = await ask();
    await admin.expect(204, 'DELETE', `/v1/users/${await idOf(BEN)}`);
    expect(codeOf(await use(token))).toBe('link_not_valid');
  });

  it('opens an address that wrong passwords have locked', async () => {
    for (let tries = 0; tries < 5; tries++) await signIn('not the password');
    expect((await signIn(PASSWORD)).status).toBe(429);
    await use(await ask());
    expect((await signIn(NEXT)).status).toBe(204);
  });

  it('is mailed three times an hour at most', async () => {
    const before = mailsTo(BEN).length;
    await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(mailsTo(BEN).length - before).toBe(3);
    now += HOUR_MS;
    await ask();
    expect(mailsTo(BEN).length - before).toBe(4);
  });

  it('takes the place of a sign-in somebody planted in the browser', async () => {
    const browser = service.browser();
    browser.cookies.set('porchlight', admin.cookies.get('porchlight') ?? '');
    await use(await ask(), NEXT, browser);
    const { json } = await browser.expect(200, 'GET', '/v1/me');
    expect(json).toMatchObject({ user: { email: BEN } });
    expect((await admin.send('GET', '/v1/me')).status).toBe(401);
  });

  it('is known to the database by its hash alone', async () => {
    const token = await ask();
    const dump = JSON.stringify(await service.storage.audit.list({ limit: 50 }));
    expect(dump).toContain('user.password_link_asked');
    expect(dump + service.logged.join('\n')).not.toContain(token);
    expect(await service.storage.passwordLinks.find(token)).toBeUndefined();
  });
});

it('answers the same whoever asks, and does not wait for the mail', async () => {
  const sockets = new Set<Socket>();
  // A mail server that takes the call and says nothing.
  const silent = createServer((socket) => void sockets.add(socket.on('error', () => undefined)));
  silent.listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as AddressInfo;
  const smtp = { url: `smtp://127.0.0.1:${port}`, from: 'p@porch.example' };
  const mailing = await Service.start({ smtp });
  await mailing.admin();
  const called = once(silent, 'connection');
  const replies = [];
  for (const email of ['admin@porch.example', 'nobody@porch.example']) {
    replies.push(await mailing.browser().send('POST', '/v1/password-link', { email }));
  }
  const [known, unknown] = replies.map(({ status, text, headers }) => {
    // They differ at any two requests.
    const own = { ...headers, date: undefined, ratelimit: undefined };
    return { status, text, headers: own };
  });
  expect(known).toMatchObject({ status: 202, text: '' });
  expect(unknown).toEqual(known);
  await called;
  for (const socket of sockets) socket.destroy();
  silent.close();
  await mailing.stop();
  expect(mailing.logged.join('\n')).toContain('a mail could not be sent');
  expect(mailing.logged.join('\n')).not.toContain('@porch.example');
});

it('slows down who asks for one address after the other', async () => {
  const slow = await Service.start({ requestsPerMinute: 3 });
  const replies = [];
  for (let tries = 0; tries < 4; tries++) {
    const email = `a${tries}@porch.example`;
    replies.push(await slow.browser().send('POST', '/v1/password-link', { email }));
  }
  expect(replies.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
  await slow.stop();
});

describe('a link that an admin makes', () => {
  it('works as one from the sign-in page does, and is written down', async () => {
    const id = await idOf(BEN);
    const { json } = await admin.expect(201, 'POST', `/v1/users/${id}/password-link`);
    const { link, expiresAt } = json as { link: string; expiresAt: string };
    expect(link).toMatch(new RegExp(`^${service.url}/#/new-password/`));
    expect(expiresAt).toBe(new Date(now + HOUR_MS).toISOString());
    expect((await use(tokenIn(link))).status).toBe(204);
    expect(mailsTo(BEN)[0]?.subject).toBe('Your password for Porchlight was changed');
    const entries = await service.storage.audit.list({ limit: 2 });
    expect(entries.map(({ action, subject, actor }) => [action, subject, actor.name])).toEqual([
      ['user.password_reset', BEN, BEN],
      ['user.password_link_made', BEN, 'admin@porch.example']
    ]);
  });

  it('is refused for somebody there is not', async () => {
    const reply = await admin.send('POST', '/v1/users/nobody/password-link');
    expect(codeOf(reply)).toBe('user_not_found');
  });
});

describe('a change by who is signed in', () => {
  const change = (browser: Browser, current: string, next = NEXT) =>
    browser.send('POST', '/v1/me/password', { current, next });

  it('takes the current password, and signs out every other browser', async () => {
    const other = service.browser();
    await other.expect(204, 'POST', '/v1/sign-in', { email: BEN, password: PASSWORD });
    const token = await ask();
    const former = ben.cookies.get('porchlight');
    expect((await change(ben, PASSWORD)).status).toBe(204);
    expect(ben.cookies.get('porchlight')).not.toBe(former);
    await ben.recogniseMe();
    expect((await other.send('GET', '/v1/me')).status).toBe(401);
    expect(codeOf(await use(token))).toBe('link_not_valid');
    expect([(await signIn(PASSWORD)).status, (await signIn(NEXT)).status]).toEqual([401, 204]);
    expect(mailsTo(BEN)[0]?.subject).toBe('Your password for Porchlight was changed');
    const [entry] = await service.storage.audit.list({ limit: 1 });
    expect(entry).toMatchObject({ action: 'user.password_changed', actor: { name: BEN } });
  });

  it('is refused with a wrong or for a weak password, and locks who guesses', async () => {
    expect(codeOf(await change(ben, PASSWORD, 'short'))).toBe('weak_password');
    for (let tries = 0; tries < 5; tries++) {
      expect(codeOf(await change(ben, 'not the password'))).toBe('wrong_password');
    }
    expect(codeOf(await change(ben, PASSWORD))).toBe('locked_out');
    await ben.expect(200, 'GET', '/v1/me');
  });
});

it('opens no sign-in with a password that was changed while it was checked', async () => {
  const [user] = (await service.people.users.list()).filter(({ email }) => email === BEN);
  if (!user) throw new Error('There is no Ben.');
  await service.people.passwords.set(user, NEXT, 'user.password_reset');
  await expect(service.people.signIns.open(user)).rejects.toMatchObject({
    code: 'wrong_credentials'
  });
  expect((await signIn(NEXT)).status).toBe(204);
});
