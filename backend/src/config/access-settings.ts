import { isIP } from 'node:net';
import type { Env } from './env.ts';

const SLACK = { issuer: 'https://slack.com', label: 'Slack' };

export interface IdentityProviderConfig {
  readonly issuer: string;
  readonly clientId: string;
  /** How people call it. */
  readonly label: string;
}

/** An origin: pages and cookies live at its root. */
export function readPublicUrl(text: string | undefined, problems: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.parse(text);
  const isOrigin =
    url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/` && !url.username;
  if (!isOrigin) {
    problems.push(
      `PORCHLIGHT_PUBLIC_URL must be https://host or https://host:port, without a path, not "${text}".`
    );
  }
  return url?.origin;
}

/** Addresses or ranges, by comma. */
export function readProxies(text: string, problems: string[]): string[] {
  const proxies = text
    .split(',')
    .map((proxy) => proxy.trim())
    .filter((proxy) => proxy !== '');
  for (const proxy of proxies) {
    const [address = '', bits = '0', ...rest] = proxy.split('/');
    const longest = isIP(address) === 6 ? 128 : 32;
    const isRange = /^\d{1,3}$/.test(bits) && Number(bits) <= longest && rest.length === 0;
    if (!isIP(address) || !isRange) {
      problems.push(
        `PORCHLIGHT_TRUSTED_PROXIES: "${proxy}" is no address like 10.0.0.1 or range like 10.0.0.0/8.`
      );
    }
  }
  return proxies;
}

/** The sender; the server's address holds a password and is read with the secrets. */
export function readMailFrom(values: Env['values'], problems: string[]): string | undefined {
  const { PORCHLIGHT_SMTP_URL: server, PORCHLIGHT_MAIL_FROM: from } = values;
  if (server !== undefined && !/^smtps?:$/.test(URL.parse(server)?.protocol ?? '')) {
    // The value may hold a password: the message does not repeat it.
    problems.push(
      'PORCHLIGHT_SMTP_URL must be of the form smtp://… or smtps://user:password@host.'
    );
  }
  if (server !== undefined && from === undefined) {
    problems.push('PORCHLIGHT_MAIL_FROM must name the sender when PORCHLIGHT_SMTP_URL is set.');
  }
  return server === undefined ? undefined : from;
}

export function readIdentityProvider(
  values: Env['values'],
  problems: string[]
): IdentityProviderConfig | undefined {
  const {
    PORCHLIGHT_OIDC_ISSUER: issuer,
    PORCHLIGHT_OIDC_CLIENT_ID: clientId,
    PORCHLIGHT_OIDC_CLIENT_SECRET: secret
  } = values;
  if (issuer === undefined) return undefined;
  if (clientId === undefined || secret === undefined) {
    problems.push(
      'PORCHLIGHT_OIDC_CLIENT_ID and PORCHLIGHT_OIDC_CLIENT_SECRET must be set with PORCHLIGHT_OIDC_ISSUER.'
    );
  }
  const preset = issuer.toLowerCase() === 'slack' ? SLACK : undefined;
  const url = URL.parse(preset?.issuer ?? issuer);
  if (!url || !isSafe(url)) {
    problems.push(
      `PORCHLIGHT_OIDC_ISSUER must be an https address or the word slack, not "${issuer}".`
    );
    return undefined;
  }
  const found = preset ?? { issuer, label: url.hostname };
  return { ...found, clientId: clientId ?? '' };
}

/** Tokens travel there: unencrypted only within this machine. */
function isSafe({ protocol, hostname }: URL): boolean {
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || (protocol === 'http:' && isLocal);
}
