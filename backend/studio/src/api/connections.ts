import type {
  ConnectionAnswer,
  ConnectionCatalogue,
  ConnectionTest,
  VerificationReport
} from '../../../src/entrypoints/http/contract/index.ts';
import { call } from './call.ts';

const ROOT = '/v1/connections';

/** An app of the org, and where people sign in. Empty texts are left out of the request. */
export interface NewConnection {
  readonly environment: string;
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly capability: string;
  readonly direction: string;
}

export type App = Pick<NewConnection, 'clientId' | 'clientSecret'>;

/** What the Studio asks of the backend about connected orgs. */
export const connections = {
  catalogue: () => call<ConnectionCatalogue>('GET', '/v1/connection-catalogue'),
  list: async () => (await call<{ connections: ConnectionAnswer[] }>('GET', ROOT)).connections,
  find: (id: string) => call<ConnectionAnswer>('GET', pathOf(id)),
  /** Where to send the browser. */
  askConsent: async (given: NewConnection) =>
    (await call<{ url: string }>('POST', `${ROOT}/authorisations`, filled(given))).url,
  /** With the app the connection has, unless another is given. */
  askConsentAgain: async (id: string, app: Partial<App> = {}) =>
    (await call<{ url: string }>('POST', `${pathOf(id)}/authorisations`, filled(app))).url,
  /** By client credentials, at the My Domain alone. */
  connect: (given: Omit<NewConnection, 'environment'>) =>
    call<ConnectionAnswer>('POST', ROOT, filled(given)),
  replaceCredentials: (id: string, app: App) =>
    call<ConnectionAnswer>('POST', `${pathOf(id)}/credentials`, filled(app)),
  change: (id: string, change: Partial<Pick<NewConnection, 'name' | 'capability' | 'direction'>>) =>
    call<ConnectionAnswer>('PATCH', pathOf(id), filled(change)),
  test: (id: string) => call<ConnectionTest>('POST', `${pathOf(id)}/test`),
  /** What was found last; null when nobody has verified what the connection is for now. */
  lastReport: async (id: string) =>
    (await call<{ report: VerificationReport | null }>('GET', `${pathOf(id)}/verification`)).report,
  verify: (id: string) => call<VerificationReport>('POST', `${pathOf(id)}/verify`),
  /** @param as id of the connection of an administrator; the connection's own user when empty */
  fix: (id: string, as: string) =>
    call<VerificationReport>('POST', `${pathOf(id)}/fix`, filled({ as })),
  /** As an administrator of the org, whose consent is used once. Where to send the browser. */
  askAdminToFix: async (id: string) =>
    (await call<{ url: string }>('POST', `${pathOf(id)}/fix-authorisations`)).url,
  disconnect: (id: string) => call<ConnectionAnswer>('POST', `${pathOf(id)}/disconnect`),
  disconnectAccount: (id: string) =>
    call<ConnectionAnswer>('POST', `${pathOf(id)}/disconnect-account`)
};

function pathOf(id: string): string {
  return `${ROOT}/${encodeURIComponent(id)}`;
}

function filled(given: object): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}
