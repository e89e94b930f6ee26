import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Agent, request as httpRequest, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { serveOrg, type OrgUnderTest } from '../api/org-under-test.ts';
import { fuzzRequests, type FuzzRequest, type Resource } from './fuzz-request.ts';

const BODIES = 10_000;
const LANES = 8;
const SEED = 20_260_301;

const signIn: readonly Resource[] = [
  ...['authorize', 'token', 'revoke', 'introspect', 'userinfo', 'singleaccess'].flatMap((name) =>
    ['GET', 'POST'].map((method) => ({ method, path: `/services/oauth2/${name}` }))
  ),
  { method: 'GET', path: '/id/:org/:user' },
  { method: 'GET', path: '/nothing/:here' }
];
const control: readonly Resource[] = [
  { method: 'POST', path: '/local-org/clock' },
  { method: 'POST', path: '/local-org/faults' },
  { method: 'POST', path: '/local-org/nothing' }
];

let org: OrgUnderTest;
let resources: readonly Resource[];
const unexpected: string[] = [];
const agent = new Agent({ keepAlive: true, maxSockets: LANES });

beforeAll(async () => {
  const note = (line: string) => {
    if (line.startsWith('unexpected') || line.startsWith('a reply was not sent')) {
      unexpected.push(line);
    }
  };
  org = await serveOrg({ dailyRequests: 1_000_000, log: note });
  const { body } = await org.send('GET', '/local-org/resources');
  const data = (body as unknown as Resource[]).map(({ method, path }) => ({
    method,
    path: `/services/data/v66.0${path}`
  }));
  resources = [...data, ...data, ...signIn, ...control];
});
afterAll(async () => {
  agent.destroy();
  await org.stop();
});

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

async function send(fuzz: FuzzRequest): Promise<Reply> {
  const token = fuzz.path.startsWith('/services/oauth2/revoke') ? 'nobody' : org.adminToken;
  const outgoing = httpRequest(org.url + fuzz.path, {
    agent,
    method: fuzz.method,
    headers: {
      Authorization: `Bearer ${token}`,
      ...fuzz.headers,
      'Content-Length': fuzz.body.length
    }
  });
  outgoing.end(fuzz.body);
  const [message] = (await once(outgoing, 'response')) as [IncomingMessage];
  const bytes = await buffer(message);
  const isZipped = bytes.length > 0 && message.headers['content-encoding'] === 'gzip';
  const plain = isZipped ? gunzipSync(bytes) : bytes;
  return { status: message.statusCode ?? 0, body: parsed(plain.toString('utf8')) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/** What is wrong with a reply; undefined when nothing is. */
function fault({ method, path }: FuzzRequest, { status, body }: Reply): string | undefined {
  if (status >= 500) return `${status}`;
  if (status < 400 || method === 'HEAD') return undefined;
  if (/^\/(services\/oauth2|id|secur)\b/.test(path))
    return isOAuthError(body) ? undefined : 'shape';
  if (isErrorList(body) || isTreeFailure(path, body)) return undefined;
  return 'shape';
}

function isErrorList(body: unknown): boolean {
  return (
    Array.isArray(body) &&
    body.length > 0 &&
    body.every(
      (error: { message?: unknown; errorCode?: unknown } | null) =>
        typeof error?.message === 'string' && typeof error.errorCode === 'string'
    )
  );
}

/** `{error, error_description}`; the identity service says its one word as text, and the consent page is a page. */
function isOAuthError(body: unknown): boolean {
  if (typeof body === 'string') return body === 'Bad_OAuth_Token' || /<html|error=/.test(body);
  const { error, error_description: description } = Object(body) as Record<string, unknown>;
  return (typeof error === 'string' && typeof description === 'string') || isErrorList(body);
}

function isTreeFailure(path: string, body: unknown): boolean {
  const { hasErrors, results } = Object(body) as { hasErrors?: unknown; results?: unknown };
  return /\/composite\/tree\//i.test(path) && hasErrors === true && Array.isArray(results);
}

it(`answers ${BODIES} odd bodies in Salesforce’s shape, without an error of its own`, async () => {
  const requests = fc.sample(fuzzRequests(resources), { numRuns: BODIES, seed: SEED });
  const faults: string[] = [];
  const statuses = new Map<number, number>();
  const lane = async () => {
    for (let request = requests.pop(); request; request = requests.pop()) {
      const reply = await send(request).catch((error: unknown) => String(error));
      const wrong = typeof reply === 'string' ? reply : fault(request, reply);
      const told = JSON.stringify(typeof reply === 'string' ? reply : reply.body);
      if (wrong) faults.push(`${wrong}: ${describe(request)} → ${told?.slice(0, 200)}`);
      if (typeof reply !== 'string')
        statuses.set(reply.status, (statuses.get(reply.status) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  expect(faults.slice(0, 20)).toEqual([]);
  expect(unexpected).toEqual([]);
  // The bodies are odd, not hopeless: many requests get as far as doing something.
  expect((statuses.get(200) ?? 0) + (statuses.get(201) ?? 0)).toBeGreaterThan(BODIES / 50);
  expect({}).not.toHaveProperty('polluted');
  expect((await org.send('GET', '/limits')).status).toBe(200);
}, 120_000);

function describe({ method, path, headers, body }: FuzzRequest): string {
  const shown = body.toString('utf8').slice(0, 200);
  return `${method} ${path.slice(0, 200)} ${JSON.stringify(headers)} ${shown}`;
}
