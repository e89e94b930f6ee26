import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';
import type { WorkspaceStatus } from '../../history/index.ts';
import { migrate, openStorage, type Storage } from '../../adapters/storage/index.ts';
import { systemClock, type Logger } from '../../kernel/index.ts';
import { Vault } from '../../adapters/vault/index.ts';
import { createOrgs, createPeople } from '../../workspace/index.ts';
import { aStatus } from '../../../test/support/a-status.ts';
import { syncOf } from '../../../test/support/sync-of.ts';
import { errorAnswer, healthAnswer, retryRequest, statusAnswer } from './contract/index.ts';
import { createHttpApp, listen } from './index.ts';

const TOKEN = 'a-token-of-thirty-two-characters';
const WITH_TOKEN = { authorization: `Bearer ${TOKEN}` };
const PRIVATE_PATHS = ['/v1/status', '/metrics'];

const status = aStatus({
  outbox: { pending: 7, waiting: 0, parked: 2 },
  apiUse: { callsLast24Hours: 4, org: null }
});

interface Reply {
  readonly status: number;
  readonly headers: Record<string, unknown>;
  readonly text: string;
  readonly json: unknown;
}

let url: string;
let logged: { level: string; fields: object }[];
let services: { status(): Promise<WorkspaceStatus>; ping(): Promise<void> };
let stop: () => Promise<void>;
let storage: Storage;

async function start(requestsPerMinute = 1_000): Promise<void> {
  const log = (level: string) => (fields: object) => void logged.push({ level, fields });
  const logger: Logger = {
    debug: log('debug'),
    info: log('info'),
    warn: log('warn'),
    error: log('error')
  };
  const orgs = createOrgs({
    ...{ storage, clock: systemClock, logger, allowedOrgHosts: [] },
    vault: new Vault(storage, Buffer.alloc(32))
  });
  const app = createHttpApp({
    services: {
      status: () => services.status(),
      ping: () => services.ping(),
      start: syncOf(orgs, { storage, clock: systemClock, logger }).start,
      orgs,
      people: createPeople({
        ...{ storage, clock: systemClock, logger, secret: Buffer.alloc(32) },
        publicUrl: () => url
      })
    },
    token: TOKEN,
    logger,
    publicUrl: () => url,
    requestsPerMinute
  });
  const controller = new AbortController();
  const ready = Promise.withResolvers<string>();
  const serving = listen(app, {
    host: '127.0.0.1',
    port: 0,
    signal: controller.signal,
    onReady: ready.resolve
  });
  url = await ready.promise;
  stop = () => {
    controller.abort();
    return serving;
  };
}

function get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sent = request(`${url}${path}`, { headers, agent: false }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => {
        const isJson = response.headers['content-type']?.includes('json');
        const json: unknown = isJson ? JSON.parse(text) : undefined;
        resolve({ status: response.statusCode ?? 0, headers: response.headers, text, json });
      });
    });
    sent.on('error', reject).end();
  });
}

beforeEach(async () => {
  logged = [];
  storage = await openStorage({ kind: 'sqlite', file: ':memory:' }, systemClock);
  await migrate(storage);
  services = { status: async () => status, ping: async () => undefined };
  await start();
});
afterEach(async () => {
  await stop();
  await storage.close();
});

describe.each(PRIVATE_PATHS)('%s', (path) => {
  it('refuses a caller without a token', async () => {
    const reply = await get(path);
    expect(reply.status).toBe(401);
    expect(reply.headers['www-authenticate']).toBe('Bearer');
    expect(errorAnswer.parse(reply.json).error.code).toBe('unauthenticated');
  });

  it.each([
    'Bearer wrong',
    `Basic ${TOKEN}`,
    'Bearer',
    TOKEN,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN} ${TOKEN}`
  ])('refuses "%s"', async (authorization) => {
    expect((await get(path, { authorization })).status).toBe(401);
  });

  it('welcomes the token', async () => {
    expect((await get(path, WITH_TOKEN)).status).toBe(200);
  });
});

it('tells anyone whether it works', async () => {
  const reply = await get('/health');
  expect(reply.status).toBe(200);
  expect(healthAnswer.parse(reply.json)).toEqual({ status: 'ok', database: 'ok' });
});

it('answers 503 when the database does not answer', async () => {
  services.ping = () => Promise.reject(new Error('gone'));
  const reply = await get('/health');
  expect(reply.status).toBe(503);
  expect(reply.json).toEqual({ status: 'failing', database: 'unreachable' });
});

it('answers the status in the form of the contract', async () => {
  const reply = await get('/v1/status', WITH_TOKEN);
  expect(statusAnswer.strict().parse(reply.json)).toEqual(status);
});

it('lets nothing out that the contract does not name', async () => {
  services.status = async () => ({ ...status, secretId: 'do not tell' });
  expect((await get('/v1/status', WITH_TOKEN)).text).not.toContain('do not tell');
});

it('counts records, outbox and requests for Prometheus', async () => {
  await get('/health');
  const { text, headers } = await get('/metrics', WITH_TOKEN);
  expect(headers['content-type']).toMatch(/^text\/plain/);
  expect(text).toContain('porchlight_records{of="activities"} 2500');
  expect(text).toContain('porchlight_records{of="outbox_parked"} 2');
  expect(text).toContain('porchlight_http_requests_total{path="/health",status="200"} 1');
});

it('does not let callers make up labels of metrics', async () => {
  await get('/made-up-by-a-caller');
  expect((await get('/metrics', WITH_TOKEN)).text).not.toContain('made-up-by-a-caller');
});

it('describes its answers from their schemas', async () => {
  const { json } = await get('/openapi.json');
  expect(json).toMatchObject({
    openapi: '3.1.0',
    paths: {
      '/health': {
        get: {
          responses: {
            200: {
              content: {
                'application/json': {
                  schema: { properties: { database: { enum: ['ok', 'unreachable'] } } }
                }
              }
            }
          }
        }
      }
    }
  });
});

it.each(['/nowhere', '/v1', '/status'])('says that there is nothing at %s', async (path) => {
  const reply = await get(path);
  expect(reply.status).toBe(404);
  expect(errorAnswer.parse(reply.json).error.code).toBe('not_found');
});

it('answers a malformed address with an error of ours', async () => {
  const reply = await get('/%E0%A4%A');
  expect([400, 404]).toContain(reply.status);
  expect(errorAnswer.safeParse(reply.json).success).toBe(true);
});

it('refuses keys that no database could look up', async () => {
  const reply = await get('/v1/connections/a%00b', WITH_TOKEN);
  expect(reply.status).toBe(400);
  expect(errorAnswer.parse(reply.json).error.code).toBe('invalid_request');
  expect(retryRequest.safeParse({ keys: ['slack:U1'] }).success).toBe(true);
  expect(retryRequest.safeParse({ keys: ['slack:\u0000'] }).success).toBe(false);
});

it('shows nothing of an unexpected failure and logs it', async () => {
  services.status = () => Promise.reject(new Error('password=hunter2'));
  const reply = await get('/v1/status', WITH_TOKEN);
  expect(reply.status).toBe(500);
  expect(errorAnswer.parse(reply.json).error.code).toBe('internal_error');
  expect(reply.text).not.toContain('hunter2');
  expect(logged.filter(({ level }) => level === 'error')).toHaveLength(1);
});

it('logs a request without its query and headers', async () => {
  await get('/v1/status?secret=hunter2', WITH_TOKEN);
  const lines = JSON.stringify(logged);
  expect(lines).toContain('/v1/status');
  expect(lines).not.toContain('hunter2');
  expect(lines).not.toContain(TOKEN);
});

it('sets the usual security headers and does not say what it is made of', async () => {
  const { headers } = await get('/health');
  expect(headers).toMatchObject({
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'self'")
  });
  expect(headers['x-powered-by']).toBeUndefined();
});

it('slows down who asks too often, but not the health check', async () => {
  await stop();
  await start(3);
  const replies = [];
  for (let i = 0; i < 4; i++) replies.push(await get('/v1/status', { authorization: 'Bearer x' }));
  expect(replies.map((reply) => reply.status)).toEqual([401, 401, 401, 429]);
  expect(errorAnswer.parse(replies[3]?.json).error.code).toBe('too_many_requests');
  expect((await get('/health')).status).toBe(200);
});
