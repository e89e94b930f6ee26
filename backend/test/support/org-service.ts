import type { Browser, Reply } from './browser-client.ts';
import { answerConsent } from './consent.ts';
import { LocalOrg } from './local-org.ts';
import { OrgWire } from './org-wire.ts';
import { Service } from './service.ts';

/** The HTTP service beside an org with an app that sends people back to it. */
export class OrgService {
  readonly org: LocalOrg;
  /** Between service and org; counts what passes. */
  readonly wire: OrgWire;
  readonly service: Service;
  readonly client: { readonly clientId: string; readonly clientSecret: string };

  private constructor(parts: Pick<OrgService, 'org' | 'wire' | 'service' | 'client'>) {
    this.org = parts.org;
    this.wire = parts.wire;
    this.service = parts.service;
    this.client = parts.client;
  }

  static async start(): Promise<OrgService> {
    const org = await LocalOrg.start();
    const wire = await OrgWire.to(org.url);
    const service = await Service.start({ allowedOrgHosts: [new URL(wire.url).host] });
    const { clientId, clientSecret } = await org.putApp({
      ...{ name: 'Porchlight', callbackUrls: [`${service.url}/oauth/callback`] },
      refreshToken: { rotation: false, idleDays: 30 }
    });
    return new OrgService({ org, wire, service, client: { clientId, clientSecret } });
  }

  /** Where the consent is asked for. */
  async ask(browser: Browser, given: object = {}): Promise<string> {
    const { json } = await browser.expect(201, 'POST', '/v1/connections/authorisations', {
      ...{ environment: 'custom', url: this.wire.url, ...this.client, ...given }
    });
    return (json as { url: string }).url;
  }

  /** The browser comes back from the consent page; where the service sends it. */
  async comeBack(browser: Browser, answer: Readonly<Record<string, string>>): Promise<URL> {
    const query = new URLSearchParams(answer).toString();
    const reply: Reply = await browser.send('GET', `/oauth/callback?${query}`);
    if (reply.status !== 302) throw new Error(`The callback answered ${reply.status}.`);
    const location = new URL(String(reply.headers['location']));
    if (location.origin !== this.service.url) throw new Error(`Sent to ${location.href}.`);
    // What follows the # is a route with a query of its own.
    return new URL(location.hash.slice(1), 'studio:/');
  }

  /** The whole way by consent; the id of the connection. */
  async connect(browser: Browser, username: string, given: object = {}): Promise<string> {
    const answer = await answerConsent(await this.ask(browser, given), username);
    const { pathname } = await this.comeBack(browser, answer);
    const id = /^\/connections\/([^/]+)$/.exec(pathname)?.[1];
    if (id === undefined) throw new Error(`Not connected: ${pathname}`);
    return id;
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.wire.close();
    await this.org.stop();
  }
}
