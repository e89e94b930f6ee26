import { fileURLToPath } from 'node:url';
import { startServer } from '../../src/api/index.ts';
import { openOrg, type Org, type OrgOptions } from '../../src/org.ts';

export const packageSource = fileURLToPath(
  new URL('../../../force-app/main/default', import.meta.url)
);

/** What tests read in answers of any shape: a list, an object, or a row of either. */
export interface Body extends ReadonlyArray<Body> {
  readonly id: string;
  readonly Id: string;
  readonly Name: string;
  readonly name: string;
  readonly type: string;
  readonly success: boolean;
  readonly created: boolean;
  readonly errors: Body;
  readonly error: string;
  readonly errorCode: string;
  readonly statusCode: string;
  readonly message: string;
  readonly totalSize: number;
  readonly done: boolean;
  readonly records: Body;
  readonly nextRecordsUrl?: string;
  readonly body: Body;
  readonly compositeResponse: Body;
  readonly sobjects: Body;
  readonly fields: Body;
  readonly calls: number;
  readonly access_token: string;
  readonly user_id: string;
}

export interface Answer {
  readonly status: number;
  readonly body: Body;
  readonly headers: Headers;
}

interface Request {
  readonly token?: string;
  readonly headers?: Record<string, string>;
}

/** A served org on a free port, with a small client for raw requests. */
export interface OrgUnderTest {
  readonly org: Org;
  readonly url: string;
  readonly adminToken: string;
  /** JSON in and out as the admin; `path` below `/services/data/v66.0` unless it starts with `/services` or `/local-org`. */
  send(method: string, path: string, body?: unknown, request?: Request): Promise<Answer>;
  soql(statement: string): Promise<Answer>;
  integrationToken(): Promise<string>;
  stop(): Promise<void>;
}

export async function serveOrg(options: Partial<OrgOptions> = {}): Promise<OrgUnderTest> {
  const org = openOrg({ sourceDirs: [packageSource], ...options });
  const server = await startServer(org);
  const send: OrgUnderTest['send'] = async (method, path, body, request = {}) => {
    const whole = /^\/(services|local-org|id|\.well-known)\b/.test(path)
      ? path
      : `/services/data/v66.0${path}`;
    const response = await fetch(server.url + whole, {
      method,
      headers: {
        Authorization: `Bearer ${request.token ?? server.accessToken}`,
        ...(body !== undefined && { 'Content-Type': 'application/json' }),
        ...request.headers
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) })
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) as Body, headers: response.headers };
  };
  return {
    org,
    url: server.url,
    adminToken: server.accessToken,
    send,
    soql: (statement) => send('GET', `/query?q=${encodeURIComponent(statement)}`),
    integrationToken: () => clientCredentials(server.url, org),
    async stop() {
      await server.close();
      org.close();
    }
  };
}

async function clientCredentials(url: string, org: Org): Promise<string> {
  const response = await fetch(`${url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: org.client.id,
      client_secret: org.client.secret
    })
  });
  return ((await response.json()) as { access_token: string }).access_token;
}

function parsed(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
