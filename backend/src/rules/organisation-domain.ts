import { isIP } from 'node:net';
import { domainToASCII } from 'node:url';
import freeEmailDomains from 'free-email-domains';
import { parse } from 'tldts';

/** Sites on which anybody has a page: a path there says whose page it is, the domain does not. */
const PROFILE_SITES: ReadonlySet<string> = new Set([
  'facebook.com',
  'github.com',
  'gitlab.com',
  'google.com',
  'instagram.com',
  'linkedin.com',
  'linktr.ee',
  'medium.com',
  'notion.site',
  'reddit.com',
  'tiktok.com',
  'twitter.com',
  'x.com',
  'youtube.com'
]);

let freeMail: ReadonlySet<string> | undefined;

/**
 * The organisation an address names: `Ada@mail.Acme.example` → `acme.example`. Null for free and
 * disposable mail, for hosts shared by many (Public Suffix List, private section) and for what is
 * no address.
 */
export function emailDomain(email: string | null): string | null {
  const host = email?.trim().toLowerCase().split('@');
  if (host?.length !== 2 || !host[0] || !host[1]) return null;
  const { domain } = parse(host[1], { allowPrivateDomains: true });
  return domain && !isFreeMail(host[1]) && !isFreeMail(domain) ? spelled(domain) : null;
}

/**
 * The organisation a website names, whatever scheme, `www.`, path, port or case it is written with.
 * Null for a page on a site where everybody has one, and for what is no web address.
 */
export function websiteDomain(website: string | null): string | null {
  const text = website?.trim().toLowerCase();
  if (!text) return null;
  const { domain } = parse(text, { allowPrivateDomains: true });
  if (!domain) return null;
  return PROFILE_SITES.has(domain) && hasPath(text) ? null : spelled(domain);
}

/** In ASCII; null for what no host is called: `a.0` is a broken IPv4 address, `0.0` a short one. */
function spelled(domain: string): string | null {
  const spelling = domainToASCII(domain);
  return spelling === '' || isIP(spelling) > 0 ? null : spelling;
}

function hasPath(website: string): boolean {
  return /\/[^?#]/.test(website.replace(/^(?:[a-z]+:)?\/\//, ''));
}

function isFreeMail(domain: string): boolean {
  freeMail ??= new Set(freeEmailDomains);
  return freeMail.has(domain);
}
