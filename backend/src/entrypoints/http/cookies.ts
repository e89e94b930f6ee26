import type { CookieOptions } from 'express';

/**
 * Name of the cookie of a sign-in. Over https it has the `__Host-` prefix, with which browsers take it
 * only from this very host, over https, for all paths.
 */
export function sessionCookie(publicUrl: string): string {
  return named('porchlight', publicUrl);
}

/** Name of the cookie that ties the answer of an identity provider to the browser that asked. */
export function openIdCookie(publicUrl: string): string {
  return named('porchlight-openid', publicUrl);
}

/**
 * Scripts do not see it, other sites do not send it. `Lax` and not `Strict`: the way back from an
 * identity provider begins at another site.
 */
export function cookieOptions(publicUrl: string): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure(publicUrl), path: '/' };
}

/** By name; of two with one name the first counts, as browsers send the more specific one first. */
export function readCookies(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const part of (header ?? '').split(';')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim());
  }
  return cookies;
}

function named(name: string, publicUrl: string): string {
  return isSecure(publicUrl) ? `__Host-${name}` : name;
}

function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
