import { createHash, randomBytes } from 'node:crypto';
import type { OrgUnderTest } from './org-under-test.ts';

export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
}

export interface TokenAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, string>>;
}

export const CALLBACK = 'http://localhost:9999/back?from=org';

/** A client of the org's sign-in: the app, and the browser of whoever uses it. */
export class OAuthClient {
  readonly app: App;
  readonly verifier = randomBytes(128).toString('base64url');
  private readonly served: OrgUnderTest;

  constructor(served: OrgUnderTest, app: App) {
    this.served = served;
    this.app = app;
  }

  /** Registers an app with the test's callback and these policies. */
  static async register(served: OrgUnderTest, policies: object = {}): Promise<OAuthClient> {
    const spec = { name: 'Test app', callbackUrls: [CALLBACK], ...policies };
    const { status, body } = await served.send('POST', '/local-org/apps', spec);
    if (status !== 200) throw new Error(JSON.stringify(body));
    return new OAuthClient(served, body as unknown as App);
  }

  async change(policies: object): Promise<void> {
    const { clientId } = this.app;
    const { status } = await this.served.send('POST', '/local-org/apps', { clientId, ...policies });
    if (status !== 200) throw new Error(`not changed: ${status}`);
  }

  authorizeUrl(params: Readonly<Record<string, string | undefined>> = {}): string {
    const all = {
      response_type: 'code',
      client_id: this.app.clientId,
      redirect_uri: CALLBACK,
      code_challenge: createHash('sha256').update(this.verifier).digest('base64url'),
      ...params
    };
    const given = Object.entries(all).filter((pair): pair is [string, string] => !!pair[1]);
    return `${this.served.url}/services/oauth2/authorize?${new URLSearchParams(given).toString()}`;
  }

  /** Signs in as this base user on the consent page and returns where the browser is sent. */
  async consent(
    ref: string,
    params?: Readonly<Record<string, string | undefined>>,
    decision = 'allow'
  ): Promise<URL> {
    const shown = await fetch(this.authorizeUrl(params), { redirect: 'manual' });
    if (shown.status === 302) return new URL(shown.headers.get('Location') ?? '');
    return submitConsent(this.served, await shown.text(), ref, decision);
  }

  async tokens(form: Readonly<Record<string, string>>): Promise<TokenAnswer> {
    const { clientId, clientSecret } = this.app;
    const all = { client_id: clientId, client_secret: clientSecret, ...form };
    return post(`${this.served.url}/services/oauth2/token`, all);
  }

  exchange(code: string, form: Readonly<Record<string, string>> = {}): Promise<TokenAnswer> {
    return this.tokens({
      grant_type: 'authorization_code',
      code,
      redirect_uri: CALLBACK,
      code_verifier: this.verifier,
      ...form
    });
  }

  async signIn(ref = 'rep'): Promise<TokenAnswer> {
    return this.exchange((await this.consent(ref)).searchParams.get('code') ?? '');
  }

  refresh(refreshToken = ''): Promise<TokenAnswer> {
    return this.tokens({ grant_type: 'refresh_token', refresh_token: refreshToken });
  }
}

export async function post(
  url: string,
  form: Readonly<Record<string, string>>
): Promise<TokenAnswer> {
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams(form) });
  const text = await response.text();
  const body = (text === '' ? {} : JSON.parse(text)) as Record<string, string>;
  return { status: response.status, body };
}

/** Fills in and sends the form of a consent page, as a browser would. */
export async function submitConsent(
  { url, org }: OrgUnderTest,
  html: string,
  ref: string,
  decision = 'allow'
): Promise<URL> {
  const action = /<form method="post" action="([^"]+)"/.exec(html)?.[1] ?? '';
  const key = /name="request" value="([^"]+)"/.exec(html)?.[1] ?? '';
  const user = org.users.find((candidate) => candidate.ref === ref)?.id ?? ref;
  const response = await fetch(url + action, {
    method: 'POST',
    redirect: 'manual',
    body: new URLSearchParams({ request: key, user, decision })
  });
  if (response.status !== 302) throw new Error(await response.text());
  return new URL(response.headers.get('Location') ?? '');
}

/** Whether the data API takes an access token: its status for a small call. */
export async function statusWith(served: OrgUnderTest, token: string | undefined): Promise<number> {
  return (await served.send('GET', '/limits', undefined, { token: token ?? '' })).status;
}
