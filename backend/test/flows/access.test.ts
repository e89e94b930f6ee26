import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ROLES, SCOPES, type KeyScope, type Role } from '../../src/domain/index.ts';
import type { Endpoint } from '../../src/entrypoints/http/endpoint.ts';
import { codeOf, type Browser, type Reply } from '../support/browser-client.ts';
import { ACCESS_TOKEN, Service } from '../support/service.ts';

let service: Service;
let admin: Browser;
const browsers = new Map<Role, Browser>();
const keys = new Map<KeyScope, string>();

beforeAll(async () => {
  service = await Service.start();
  admin = await service.admin();
  browsers.set('admin', admin);
  for (const role of ROLES.filter((name) => name !== 'admin')) {
    browsers.set(role, await service.addUser(admin, `${role}@porch.example`, role));
  }
  for (const scope of Object.keys(SCOPES) as KeyScope[]) {
    const reply = await admin.expect(201, 'POST', '/v1/api-keys', { name: scope, scopes: [scope] });
    keys.set(scope, (reply.json as { secret: string }).secret);
  }
});
afterAll(() => service.stop());

/** Without a valid body or id, so that nothing changes: a caller who may gets past 401 and 403. */
function knock(browser: Browser, { method, path }: Endpoint, bearer?: string): Promise<Reply> {
  const target = path.replace(/:(\w+)/g, 'nobody');
  const headers = bearer ? { authorization: `Bearer ${bearer}`, cookie: undefined } : {};
  return browser.send(method.toUpperCase(), target, undefined, headers);
}

/** Endpoints that answer for ever, or end the very sign-in that knocks. */
function isKnockable({ path }: Endpoint): boolean {
  return path !== '/v1/events' && path !== '/v1/sign-out';
}

it('knows the whole list of addresses open to anyone', () => {
  const open = service.endpoints
    .filter(({ access }) => access.public)
    .map(({ method, path }) => `${method} ${path}`);
  expect(open.sort()).toEqual([
    'get /health',
    'get /oauth/callback',
    'get /openapi.json',
    'get /v1/sign-in',
    'get /v1/sign-in/openid',
    'get /v1/sign-in/openid/callback',
    'post /v1/first-admin',
    'post /v1/invitation/accept',
    'post /v1/invitation/look-up',
    'post /v1/password-link',
    'post /v1/password-link/look-up',
    'post /v1/password-link/use',
    'post /v1/sign-in'
  ]);
});

it('lets an Integrations Manager do integrations and API keys, and nothing else', () => {
  const allowed = service.endpoints
    .filter(({ access }) => access.roles?.includes('integrations_manager'))
    .map(({ method, path }) => `${method} ${path}`);
  expect(allowed.sort()).toEqual([
    'delete /v1/api-keys/:id',
    'get /v1/api-key-scopes',
    'get /v1/api-keys',
    'get /v1/communities',
    'get /v1/connection-catalogue',
    'get /v1/connections',
    'get /v1/connections/:id',
    'get /v1/connections/:id/api-use',
    'get /v1/connections/:id/backfill',
    'get /v1/connections/:id/checklist',
    'get /v1/connections/:id/issues',
    'get /v1/connections/:id/issues.csv',
    'get /v1/connections/:id/plans/:plan/rows',
    'get /v1/connections/:id/plans/latest',
    'get /v1/connections/:id/provisioning',
    'get /v1/connections/:id/record-history',
    'get /v1/connections/:id/runs',
    'get /v1/connections/:id/runs/:run',
    'get /v1/connections/:id/runs/:run/rows',
    'get /v1/connections/:id/settings',
    'get /v1/connections/:id/sync',
    'get /v1/connections/:id/verification',
    'get /v1/events',
    'get /v1/me',
    'get /v1/status',
    'get /v1/support-bundle',
    'patch /v1/connections/:id',
    'patch /v1/connections/:id/backfill',
    'patch /v1/connections/:id/checklist/:point',
    'patch /v1/connections/:id/settings',
    'post /v1/api-keys',
    'post /v1/connections',
    'post /v1/connections/:id/authorisations',
    'post /v1/connections/:id/backfill',
    'post /v1/connections/:id/backfill/estimate',
    'post /v1/connections/:id/credentials',
    'post /v1/connections/:id/disconnect',
    'post /v1/connections/:id/disconnect-account',
    'post /v1/connections/:id/fix',
    'post /v1/connections/:id/fix-authorisations',
    'post /v1/connections/:id/plans',
    'post /v1/connections/:id/plans/:plan/run',
    'post /v1/connections/:id/provisioning',
    'post /v1/connections/:id/provisioning/preview',
    'post /v1/connections/:id/retry',
    'post /v1/connections/:id/sync',
    'post /v1/connections/:id/test',
    'post /v1/connections/:id/verify',
    'post /v1/connections/authorisations',
    'post /v1/me/password',
    'post /v1/sign-out'
  ]);
});

it('lets a Data Viewer change nothing but their own password', () => {
  const changing = service.endpoints.filter(
    ({ method, access }) => method !== 'get' && access.roles?.includes('data_viewer')
  );
  expect(changing.map(({ path }) => path)).toEqual(['/v1/sign-out', '/v1/me/password']);
});

describe('every address', () => {
  it('refuses a caller without a role, unless it is open to anyone', async () => {
    for (const endpoint of service.endpoints) {
      const reply = await knock(service.browser(), endpoint);
      const isOpen = endpoint.access.public === true;
      expect([endpoint.path, reply.status === 401]).toEqual([endpoint.path, !isOpen]);
    }
  });

  it.each(ROLES)('lets the role %s in exactly where it is named', async (role) => {
    const browser = browsers.get(role) as Browser;
    for (const endpoint of service.endpoints.filter(isKnockable)) {
      const { access, method, path } = endpoint;
      const reply = await knock(browser, endpoint);
      const isNamed = access.public === true || access.roles?.includes(role) === true;
      expect([method, path, isRefused(reply)]).toEqual([method, path, !isNamed]);
    }
  });

  it.each(Object.keys(SCOPES) as KeyScope[])('goes by the scope %s of a key', async (scope) => {
    for (const endpoint of service.endpoints) {
      const { access, method, path } = endpoint;
      const reply = await knock(service.browser(), endpoint, keys.get(scope));
      const isNamed = access.public === true || access.key === 'any' || access.key === scope;
      expect([method, path, isRefused(reply)]).toEqual([method, path, !isNamed]);
    }
  });

  it('lets the access token of the data folder in exactly where it is named', async () => {
    for (const endpoint of service.endpoints) {
      const { access, method, path } = endpoint;
      const reply = await knock(service.browser(), endpoint, ACCESS_TOKEN);
      const isNamed = access.public === true || access.service === true;
      expect([method, path, isRefused(reply)]).toEqual([method, path, !isNamed]);
    }
  });
});

it('names the scope needed and those held', async () => {
  const headers = { authorization: `Bearer ${keys.get('accounts:read')}` };
  const reply = await service.browser().send('GET', '/v1/status', undefined, headers);
  expect(reply.status).toBe(403);
  expect(reply.json).toMatchObject({
    error: {
      code: 'insufficient_scope',
      details: { needed: ['status:read'], held: ['accounts:read'] }
    }
  });
});

it('tells a key what it is', async () => {
  const headers = { authorization: `Bearer ${keys.get('contacts:read')}` };
  const { json, text } = await service.browser().send('GET', '/v1/api-key/me', undefined, headers);
  expect(json).toMatchObject({ name: 'contacts:read', scopes: ['contacts:read'] });
  expect(text).not.toContain(keys.get('contacts:read'));
});

it('stops knowing a key as soon as it is revoked', async () => {
  const added = await admin.expect(201, 'POST', '/v1/api-keys', {
    name: 'short-lived',
    scopes: ['status:read']
  });
  const { apiKey, secret } = added.json as { apiKey: { id: string }; secret: string };
  const headers = { authorization: `Bearer ${secret}` };
  const ask = () => service.browser().send('GET', '/v1/status', undefined, headers);
  expect((await ask()).status).toBe(200);
  await admin.expect(204, 'DELETE', `/v1/api-keys/${apiKey.id}`);
  expect((await ask()).status).toBe(401);
});

function isRefused(reply: Reply): boolean {
  return reply.status === 401 || (reply.status === 403 && codeOf(reply) !== 'cross_site_request');
}
