import type { Environment } from '../domain/index.ts';
import { AppError } from '../kernel/index.ts';

const SALESFORCE_HOSTS = [
  /^[a-z0-9-]+(--[a-z0-9-]+)?(\.[a-z0-9-]+)?\.my\.salesforce\.com$/,
  /^(login|test)\.salesforce\.com$/
];
/** Where pages are: Lightning and Setup. */
const PAGE_HOST = /^(.+)\.(?:lightning\.force|my\.salesforce-setup)\.com$/;

const LOGIN_HOSTS = {
  production: 'https://login.salesforce.com',
  sandbox: 'https://test.salesforce.com'
};

/** The address given for an org is not one we may talk to. */
export class OrgUrlError extends AppError {
  readonly kind = 'configuration';
  readonly code = 'org_url_refused';
}

/**
 * The origin under which an org's API is reached. A page address of Lightning or Setup is turned into
 * the My Domain behind it (documented: My Domain URL formats), and http into https.
 * @param allowedHosts `host` or `host:port` outside Salesforce's domains; there plain http is allowed.
 */
export function orgOrigin(address: string, allowedHosts: readonly string[]): string {
  const url = parse(address);
  if (url.username || url.password) {
    throw new OrgUrlError('The org address contains a user name.', 'Give the address alone.');
  }
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:';
  if (isWeb && (allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname))) {
    return url.origin;
  }
  const host = url.hostname.replace(PAGE_HOST, '$1.my.salesforce.com');
  if (!isSalesforceHost(host)) {
    throw new OrgUrlError(
      `"${url.host}" is not a Salesforce address.`,
      'Give the My Domain address (Setup, My Domain), or list the host in PORCHLIGHT_ALLOWED_ORG_HOSTS.'
    );
  }
  if (!isWeb || url.port) {
    throw new OrgUrlError(
      `Salesforce is reached over https at its usual port, not at ${url.origin}.`,
      `Give https://${host}.`
    );
  }
  return `https://${host}`;
}

/** Whether a host name can only be Salesforce's own. */
export function isSalesforceHost(host: string): boolean {
  return SALESFORCE_HOSTS.some((pattern) => pattern.test(host.toLowerCase()));
}

const SANDBOX_HOST = /\.(sandbox|scratch)\.my\.salesforce\.com$/;

/**
 * Where a program asks for tokens: the My Domain of the org, which is of the environment that was named.
 * @throws OrgUrlError
 */
export function tokenUrl(
  environment: Environment,
  address: string,
  allowedHosts: readonly string[]
): string {
  const origin = orgOrigin(address, allowedHosts);
  const { host } = new URL(origin);
  if (Object.values(LOGIN_HOSTS).includes(origin)) {
    throw new OrgUrlError(
      `${host} is the address at which people sign in; programs need that of the org itself.`,
      'Give the My Domain address (Setup, My Domain).'
    );
  }
  requireEnvironment(environment, origin, allowedHosts);
  return origin;
}

/** A sandbox taken for production, or the reverse, is found out before anything is written. */
function requireEnvironment(
  environment: Environment,
  origin: string,
  allowedHosts: readonly string[]
): void {
  const { host, hostname } = new URL(origin);
  const isOther = allowedHosts.includes(host) || allowedHosts.includes(hostname);
  const isLogin = Object.values(LOGIN_HOSTS).includes(origin);
  if (environment === 'custom' || isOther || isLogin) return;
  const isSandbox = SANDBOX_HOST.test(host);
  if (isSandbox === (environment === 'sandbox')) return;
  throw new OrgUrlError(
    `${host} is ${isSandbox ? 'a sandbox, not production' : 'no sandbox'}.`,
    `Choose the environment ${isSandbox ? 'sandbox' : 'production'}, or give the address of the org that is meant.`
  );
}

/**
 * Where people of this environment sign in. An address given with production or sandbox is the My
 * Domain of that org, and takes the place of the login host.
 * @throws OrgUrlError
 */
export function orgLogin(
  environment: Environment,
  address: string | undefined,
  allowedHosts: readonly string[]
): string {
  const given = address?.trim();
  if (given) {
    const origin = orgOrigin(given, allowedHosts);
    requireEnvironment(environment, origin, allowedHosts);
    return origin;
  }
  if (environment !== 'custom') return LOGIN_HOSTS[environment];
  throw new OrgUrlError(
    'A custom environment needs the address of its My Domain.',
    'Give it as Setup, My Domain shows it, for example https://acme.my.salesforce.com.'
  );
}

function parse(address: string): URL {
  const text = /^[a-z]+:\/\//i.test(address.trim()) ? address.trim() : `https://${address.trim()}`;
  if (!URL.canParse(text)) {
    throw new OrgUrlError(
      `"${address}" is not a web address.`,
      'Give the My Domain address, for example https://acme.my.salesforce.com.'
    );
  }
  return new URL(text);
}
