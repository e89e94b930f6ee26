import type { Request } from 'express';
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Actor, ApiKey, SignIn, User } from '../../domain/index.ts';
import { actorOf, type People } from '../../workspace/index.ts';
import { readCookies, sessionCookie } from './cookies.ts';
import { UnauthenticatedError } from './errors.ts';

/** Who sent a request. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'user'; readonly user: User; readonly signIn: SignIn; readonly token: string }
  | { readonly kind: 'api-key'; readonly key: ApiKey }
  /** Holds the access token of the data folder: scripts on the service's own machine. */
  | { readonly kind: 'service' };

export interface CallerParts {
  readonly people: People;
  /** The access token of the data folder. */
  readonly accessToken: string;
  readonly publicUrl: () => string;
}

/** Recognises who sent a request. A request with an `Authorization` header stands or falls by it. */
export class Callers {
  private readonly parts: CallerParts;
  private readonly accessToken: Buffer;

  constructor(parts: CallerParts) {
    this.parts = parts;
    this.accessToken = digest(parts.accessToken);
  }

  /** @throws UnauthenticatedError for a bearer token nobody has */
  async identify(request: Request): Promise<Caller> {
    const authorization = request.get('authorization');
    if (authorization !== undefined) return this.bearer(authorization);
    return callerOf(readCookies(request.get('cookie')), this.parts);
  }

  private async bearer(authorization: string): Promise<Caller> {
    const token = /^Bearer (\S+)$/i.exec(authorization)?.[1];
    if (token === undefined) throw new UnauthenticatedError();
    // Digests have one length, so that the comparison takes the same time whatever was sent.
    if (timingSafeEqual(digest(token), this.accessToken)) return { kind: 'service' };
    const key = await this.parts.people.apiKeys.find(token);
    if (!key) throw new UnauthenticatedError();
    return { kind: 'api-key', key };
  }
}

/** Who is signed in with these cookies. */
export async function callerOf(
  cookies: ReadonlyMap<string, string>,
  { people, publicUrl }: Pick<CallerParts, 'people' | 'publicUrl'>
): Promise<Caller> {
  const token = cookies.get(sessionCookie(publicUrl()));
  const known = token ? await people.signIns.find(token) : undefined;
  return known && token ? { kind: 'user', ...known, token } : { kind: 'anonymous' };
}

/** The signed-in user; endpoints that only roles may call have one. */
export function userCaller(caller: Caller): Caller & { kind: 'user' } {
  if (caller.kind !== 'user') throw new UnauthenticatedError();
  return caller;
}

/** The caller as the audit log names them. @throws UnauthenticatedError for who has no name */
export function actorFrom(caller: Caller): Actor {
  if (caller.kind !== 'api-key') return actorOf(userCaller(caller).user);
  const { id, name } = caller.key;
  return { kind: 'api-key', id, name };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
