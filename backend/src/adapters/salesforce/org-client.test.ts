import { afterEach, beforeEach, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import type { Write } from '../../domain/index.ts';
import { CompositeWriter } from './composite-writer.ts';
import { Namespace } from './namespace.ts';
import { OrgClient } from './org-client.ts';
import { SessionSource } from './session-source.ts';

type Answer = (response: ServerResponse) => void;

/** What the server answers to each API call in turn; the last one stays. */
let answers: Answer[];
let apiCalls: string[];
let tokens: number;
let server: Server;
let client: OrgClient;

beforeEach(async () => {
  [answers, apiCalls, tokens] = [[], [], 0];
  server = createServer((request, response) => {
    request.resume();
    if (request.url?.endsWith('/token'))
      return give(200, { access_token: `t${++tokens}` })(response);
    apiCalls.push(request.headers.authorization ?? '');
    (answers.length > 1 ? answers.shift() : answers[0])?.(response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const auth = { kind: 'client-credentials', clientId: 'id', clientSecret: 'secret' } as const;
  client = new OrgClient({
    instanceUrl: url,
    sessions: new SessionSource(url, auth),
    backoff: { baseMs: 1, maxMs: 2 }
  });
});

afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

function give(status: number, body: unknown): Answer {
  return (response) => {
    response.statusCode = status;
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  };
}

const expired = give(401, [{ errorCode: 'INVALID_SESSION_ID', message: '' }]);

it('renews an expired session once and repeats the call', async () => {
  answers = [expired, give(200, { ok: true })];
  expect((await client.post('/x', {})).body).toEqual({ ok: true });
  expect(apiCalls).toEqual(['Bearer t1', 'Bearer t2']);
  expect(client.calls).toBe(2);
});

it('takes an answer without a body for one, whatever its headers say', async () => {
  answers = [
    (response) => void response.writeHead(201, { 'content-encoding': 'gzip' }).end(),
    (response) => void response.writeHead(204, { 'content-encoding': 'gzip' }).end()
  ];
  for (const made of [1, 2]) {
    expect((await client.post('/x', {})).body).toBeUndefined();
    expect(client.calls).toBe(made);
  }
});

it('shares one renewal among calls that find the session expired together', async () => {
  answers = [expired, expired, expired, give(200, {})];
  await Promise.all([client.post('/x', {}), client.post('/x', {}), client.post('/x', {})]);
  expect(tokens).toBe(2);
});

it('does not loop when a fresh session is refused as well', async () => {
  answers = [expired];
  await expect(client.post('/x', {})).rejects.toMatchObject({ code: 'sign_in_refused' });
  expect(apiCalls).toHaveLength(2);
});

it.each([
  ['an empty 500', give(500, '')],
  ['a 503', give(503, [{ errorCode: 'SERVER_UNAVAILABLE', message: '' }])],
  ['a page of a gateway', give(200, '<html>maintenance</html>')],
  ['a reset', (response: ServerResponse) => void response.destroy()]
])('repeats a call after %s', async (_name, answer) => {
  answers = [answer, answer, give(200, { ok: true })];
  expect((await client.post('/x', {})).body).toEqual({ ok: true });
  expect(client.calls).toBe(3);
});

it('reads an answer that comes compressed', async () => {
  answers = [
    (response) => {
      response.setHeader('content-encoding', 'gzip');
      response.end(gzipSync('{"ok":true}'));
    }
  ];
  expect((await client.post('/x', {})).body).toEqual({ ok: true });
});

it('repeats a call whose compressed answer was cut off', async () => {
  const cut: Answer = (response) => {
    response.setHeader('content-encoding', 'gzip');
    response.end(gzipSync('{"ok":true}').subarray(0, 15));
  };
  answers = [cut, give(200, { ok: true })];
  expect((await client.post('/x', {})).body).toEqual({ ok: true });
});

it('gives up on an org that stays away after a bounded number of calls', async () => {
  answers = [give(503, '')];
  await expect(client.post('/x', {})).rejects.toMatchObject({ code: 'org_unavailable' });
  expect(apiCalls).toHaveLength(6);
});

it.each([
  [403, 'REQUEST_LIMIT_EXCEEDED', 'api_limit_reached'],
  [403, 'API_DISABLED_FOR_ORG', 'org_access_refused'],
  [400, 'JSON_PARSER_ERROR', 'request_rejected'],
  [404, 'NOT_FOUND', 'request_rejected']
])('stops at once at %d %s', async (status, errorCode, code) => {
  answers = [give(status, [{ errorCode, message: 'text' }])];
  await expect(client.post('/x', {})).rejects.toMatchObject({ code });
  expect(apiCalls).toHaveLength(1);
});

const writes = ['m1', 'm2', 'm3'].map((externalId): Write => ({
  object: 'Member__c',
  externalId,
  fields: {},
  parentKeys: []
}));

it('answers one receipt per row, in order, with the names of an unpackaged org', async () => {
  const rows = [
    { id: 'a001', success: true, errors: [], created: true },
    {
      success: false,
      errors: [
        { statusCode: 'INVALID_EMAIL_ADDRESS', message: 'text', fields: ['porchlight__Email__c'] }
      ]
    },
    { id: 'a003', success: true, errors: [], created: false }
  ];
  answers = [
    give(200, { compositeResponse: [{ referenceId: 'r0', httpStatusCode: 200, body: rows }] })
  ];
  const writer = new CompositeWriter(client, new Namespace('porchlight'));
  const { receipts } = await writer.write([{ object: 'Member__c', writes }]);
  expect(receipts).toMatchObject([
    { outcome: 'created', write: { externalId: 'm1' } },
    {
      outcome: 'failed',
      write: { externalId: 'm2' },
      error: { code: 'INVALID_EMAIL_ADDRESS', field: 'Email__c', collective: false }
    },
    { outcome: 'updated', write: { externalId: 'm3' } }
  ]);
});

it('says of each row that its whole Collection was refused', async () => {
  const body = [{ errorCode: 'JSON_PARSER_ERROR', message: 'text' }];
  answers = [give(200, { compositeResponse: [{ referenceId: 'r0', httpStatusCode: 400, body }] })];
  const writer = new CompositeWriter(client, new Namespace(''));
  const { receipts } = await writer.write([{ object: 'Member__c', writes }]);
  expect(receipts).toHaveLength(3);
  expect(receipts[2]).toMatchObject({ error: { code: 'JSON_PARSER_ERROR', collective: true } });
});

it('takes no answer for more than it says: a row has landed only where the org says so', async () => {
  const writer = new CompositeWriter(client, new Namespace('porchlight'));
  const result = fc.oneof(
    fc.record({ success: fc.boolean(), created: fc.boolean(), errors: fc.jsonValue() }),
    fc.jsonValue()
  );
  const body = fc.oneof(fc.array(result, { minLength: 2, maxLength: 4 }), fc.jsonValue());
  const part = fc.record({
    ...{ referenceId: fc.constant('r0'), httpStatusCode: fc.constantFrom(200, 400, '200', null) },
    body
  });
  const answer = fc.oneof(fc.record({ compositeResponse: fc.array(part) }), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(answer, async (content) => {
      answers = [give(200, JSON.stringify(content))];
      const call = writer.write([{ object: 'Member__c', writes }]);
      await call.then(
        ({ receipts }) => {
          const landed = receipts.map(({ outcome }) => outcome !== 'failed');
          expect(landed).toEqual(writes.map((_, row) => hasLanded(content, row)));
        },
        (error: unknown) => expect(error).toMatchObject({ code: 'org_unavailable' })
      );
    }),
    { numRuns: 300 }
  );
});

/** Whether the org says so of the row with this number; of parts with one name the last counts. */
function hasLanded(content: unknown, row: number): boolean {
  const { compositeResponse } = content as {
    compositeResponse: { httpStatusCode: unknown; body: { success?: unknown }[] }[];
  };
  const part = compositeResponse.at(-1);
  return Number(part?.httpStatusCode) === 200 && part?.body[row]?.success === true;
}
