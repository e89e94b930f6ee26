import { AppError } from '../kernel/index.ts';

const SALESFORCE_HOSTS = [
  /^[a-z0-9-]+(--[a-z0-9-]+)?(\.[a-z0-9-]+)?\.my\.salesforce\.com$/,
  /^(login|test)\.salesforce\.com$/
];
const LIGHTNING_HOST = /^(.+)\.lightning\.force\.com$/;

/** The address given for an org is not one we may talk to. */
export class OrgUrlError extends AppError {
  override readonly name = 'OrgUrlError';
  readonly kind = 'configuration';
  readonly code = 'org_url_refused';
}

/**
 * The origin under which an org's API is reached. A page address of Lightning is turned into the
 * My Domain behind it (documented: My Domain URL formats).
 * @param allowedHosts `host` or `host:port` outside Salesforce's domains; there plain http is allowed.
 */
export function orgOrigin(address: string, allowedHosts: readonly string[]): string {
  const url = parse(address);
  if (url.username || url.password) {
    throw new OrgUrlError('The org address contains a user name.', 'Give the address alone.');
  }
  if (allowedHosts.includes(url.host) || allowedHosts.includes(url.hostname)) return url.origin;
  const host = url.hostname.replace(LIGHTNING_HOST, '$1.my.salesforce.com');
  if (!SALESFORCE_HOSTS.some((pattern) => pattern.test(host))) {
    throw new OrgUrlError(
      `"${url.host}" is not a Salesforce address.`,
      'Give the My Domain address (Setup, My Domain), or list the host in PORCHLIGHT_ALLOWED_ORG_HOSTS.'
    );
  }
  if (url.protocol !== 'https:' || url.port) {
    throw new OrgUrlError(
      `Salesforce is reached over https at its usual port, not at ${url.origin}.`,
      `Give https://${host}.`
    );
  }
  return `https://${host}`;
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
