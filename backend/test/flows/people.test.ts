import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { codeOf, type Browser } from '../support/browser-client.ts';
import { aMember } from '../support/records.ts';
import { PASSWORD, Service } from '../support/service.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

let now: number;
let service: Service;
beforeEach(async () => {
  now = Date.parse('2024-03-01T10:00:00.000Z');
  service = await Service.start({ clock: { now: () => new Date(now) } });
});
afterEach(() => service.stop());

function signIn(browser: Browser, email: string, password = PASSWORD) {
  return browser.send('POST', '/v1/sign-in', { email, password });
}

function mailedToken(): string {
  const [mail] = service.people.outbox() ?? [];
  return /#\/invitation\/([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
}

async function idOf(admin: Browser, email: string): Promise<string> {
  const { json } = await admin.expect(200, 'GET', '/v1/users');
  const { users } = json as { users: { id: string; email: string }[] };
  return users.find((user) => user.email === email)?.id ?? '';
}

it('makes the first admin by its link, once', async () => {
  const token = await service.people.users.firstAdminToken();
  const given = { token, name: 'Ada', password: PASSWORD };
  const replies = await Promise.all(
    ['ada@porch.example', 'eve@porch.example'].map((email) =>
      service.browser().send('POST', '/v1/first-admin', { ...given, email })
    )
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 404]);
  expect(await service.people.users.firstAdminToken()).toBeUndefined();
  const late = await service
    .browser()
    .send('POST', '/v1/first-admin', { ...given, email: 'late@porch.example' });
  expect(codeOf(late)).toBe('link_not_valid');
});

it('makes nobody an admin with another link', async () => {
  const token = 'x'.repeat(43);
  const given = { token, name: 'Eve', password: PASSWORD, email: 'eve@porch.example' };
  const reply = await service.browser().send('POST', '/v1/first-admin', given);
  expect(codeOf(reply)).toBe('link_not_valid');
  expect(await service.people.users.list()).toEqual([]);
});

it('invites, and lets the invited in with the role given', async () => {
  const admin = await service.admin();
  const viewer = await service.addUser(admin, 'vera@porch.example', 'data_viewer');
  expect((await viewer.expect(200, 'GET', '/v1/me')).json).toMatchObject({
    user: { email: 'vera@porch.example', role: 'data_viewer' }
  });
  const again = service.browser();
  expect((await signIn(again, ' Vera@Porch.example ')).status).toBe(204);
});

it('warns at the invitation when no member has the address', async () => {
  const admin = await service.admin();
  await service.storage.members.saveAll([aMember({ email: 'Known@porch.example' })]);
  const invite = async (email: string) => {
    const { json } = await admin.expect(201, 'POST', '/v1/invitations', {
      email,
      role: 'data_viewer'
    });
    return (json as { warnings: { code: string }[] }).warnings.map(({ code }) => code);
  };
  expect(await invite('known@porch.example')).toEqual([]);
  expect(await invite('typo@porch.example')).toEqual(['no_member_has_address']);
});

it('takes an invitation link once, not after a week, and not once it is revoked or sent again', async () => {
  const admin = await service.admin();
  const email = 'ben@porch.example';
  const sent = await admin.expect(201, 'POST', '/v1/invitations', { email, role: 'data_viewer' });
  const { id } = (sent.json as { invitation: { id: string } }).invitation;
  const first = mailedToken();
  const accept = (token: string) =>
    service
      .browser()
      .send('POST', '/v1/invitation/accept', { token, name: 'Ben', password: PASSWORD });

  await admin.expect(200, 'POST', `/v1/invitations/${id}/resend`);
  expect(codeOf(await accept(first))).toBe('link_not_valid');
  now += 8 * DAY_MS;
  expect(codeOf(await accept(mailedToken()))).toBe('link_not_valid');
  const back = service.browser();
  expect((await signIn(back, 'admin@porch.example')).status).toBe(204);
  await back.recogniseMe();
  await back.expect(200, 'POST', `/v1/invitations/${id}/resend`);
  expect((await accept(mailedToken())).status).toBe(204);
  expect(codeOf(await accept(mailedToken()))).toBe('link_not_valid');

  await back.expect(201, 'POST', '/v1/invitations', {
    email: 'cleo@porch.example',
    role: 'data_viewer'
  });
  const [pending] = await service.people.invitations.listPending();
  await back.expect(204, 'DELETE', `/v1/invitations/${pending?.id}`);
  expect(codeOf(await accept(mailedToken()))).toBe('link_not_valid');
});

it('refuses to invite whom it knows', async () => {
  const admin = await service.admin();
  const invite = (email: string) =>
    admin.send('POST', '/v1/invitations', { email, role: 'data_viewer' });
  expect(codeOf(await invite('ADMIN@porch.example'))).toBe('already_user');
  await invite('ben@porch.example');
  expect(codeOf(await invite('Ben@porch.example'))).toBe('already_invited');
});

it.each(['short', 'aaaaaaaaaaaaaaaa', 'ben@porch.example', 'ben-ben-ben!'])(
  'refuses "%s" for a password',
  async (password) => {
    const admin = await service.admin();
    const email = 'ben@porch.example';
    await admin.expect(201, 'POST', '/v1/invitations', { email, role: 'data_viewer' });
    const given = { token: mailedToken(), name: 'Ben', password };
    const reply = await service.browser().send('POST', '/v1/invitation/accept', given);
    expect(codeOf(reply)).toBe('weak_password');
    expect(await service.people.users.list()).toHaveLength(1);
  }
);

it('changes what a user may do at once', async () => {
  const admin = await service.admin();
  const ben = await service.addUser(admin, 'ben@porch.example', 'admin');
  await ben.expect(200, 'GET', '/v1/users');
  const id = await idOf(admin, 'ben@porch.example');
  await admin.expect(200, 'PATCH', `/v1/users/${id}`, { role: 'data_viewer' });
  expect((await ben.send('GET', '/v1/users')).status).toBe(403);
});

it('shuts out a removed user in every browser at once', async () => {
  const admin = await service.admin();
  const ben = await service.addUser(admin, 'ben@porch.example', 'data_viewer');
  await admin.expect(204, 'DELETE', `/v1/users/${await idOf(admin, 'ben@porch.example')}`);
  expect((await ben.send('GET', '/v1/status')).status).toBe(401);
  expect(codeOf(await signIn(service.browser(), 'ben@porch.example'))).toBe('wrong_credentials');
});

it('keeps one admin, whatever happens', async () => {
  const admin = await service.admin();
  const id = await idOf(admin, 'admin@porch.example');
  expect(codeOf(await admin.send('DELETE', `/v1/users/${id}`))).toBe('last_admin');
  expect(codeOf(await admin.send('PATCH', `/v1/users/${id}`, { role: 'data_viewer' }))).toBe(
    'last_admin'
  );
});

it('says the same of a wrong password and an unknown address', async () => {
  await service.admin();
  const [wrong, unknown] = [
    await signIn(service.browser(), 'admin@porch.example', 'not the password'),
    await signIn(service.browser(), 'nobody@porch.example', 'not the password')
  ];
  expect(wrong.status).toBe(401);
  expect(unknown.json).toEqual(wrong.json);
});

it.each(['admin@porch.example', 'nobody@porch.example'])(
  'locks %s after five wrong passwords, for a minute',
  async (email) => {
    await service.admin();
    for (let tries = 0; tries < 5; tries++) {
      expect((await signIn(service.browser(), email, 'not the password')).status).toBe(401);
    }
    const locked = await signIn(service.browser(), email);
    expect([locked.status, codeOf(locked)]).toEqual([429, 'locked_out']);
    now += MINUTE_MS + 1;
    expect((await signIn(service.browser(), email)).status).toBe(
      email.startsWith('admin') ? 204 : 401
    );
  }
);

it('forgets a browser that was idle for twelve hours, or signed in for a week', async () => {
  const admin = await service.admin();
  for (let hours = 0; hours < 6.5 * 24; hours += 11) {
    now += (11 * DAY_MS) / 24;
    await admin.expect(200, 'GET', '/v1/me');
  }
  now += (11 * DAY_MS) / 24;
  await admin.expect(200, 'GET', '/v1/me').catch(() => undefined);
  now += (11 * DAY_MS) / 24;
  expect((await admin.send('GET', '/v1/me')).status).toBe(401);

  const idle = service.browser();
  await signIn(idle, 'admin@porch.example');
  now += DAY_MS / 2 + MINUTE_MS;
  expect((await idle.send('GET', '/v1/me')).status).toBe(401);
});

it('writes down who changed what, and no secret', async () => {
  const admin = await service.admin();
  await service.addUser(admin, 'ben@porch.example', 'data_viewer');
  const id = await idOf(admin, 'ben@porch.example');
  await admin.expect(200, 'PATCH', `/v1/users/${id}`, { role: 'integrations_manager' });
  await admin.expect(204, 'DELETE', `/v1/users/${id}`);
  const added = await admin.expect(201, 'POST', '/v1/api-keys', {
    name: 'Warehouse',
    scopes: ['status:read']
  });
  const { apiKey, secret } = added.json as { apiKey: { id: string }; secret: string };
  await admin.expect(204, 'DELETE', `/v1/api-keys/${apiKey.id}`);

  const { json, text } = await admin.expect(200, 'GET', '/v1/audit');
  const { entries } = json as { entries: { action: string; actor: { name: string } }[] };
  expect(entries.map(({ action }) => action)).toEqual([
    'api_key.revoked',
    'api_key.added',
    'user.removed',
    'user.role_changed',
    'invitation.accepted',
    'invitation.sent',
    'user.first_admin_added'
  ]);
  expect(entries[2]?.actor.name).toBe('admin@porch.example');
  expect(text).not.toContain(secret);
});
