import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { UnauthenticatedError } from './errors.ts';

/** Lets through who sends `Authorization: Bearer <token>`. */
export function requireToken(token: string): RequestHandler {
  const expected = digest(token);
  return (request, response, next) => {
    const given = /^Bearer (\S+)$/i.exec(request.get('authorization') ?? '')?.[1];
    // Digests have one length, so that the comparison takes the same time whatever was sent.
    if (given !== undefined && timingSafeEqual(digest(given), expected)) return next();
    response.set('WWW-Authenticate', 'Bearer');
    next(new UnauthenticatedError());
  };
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
