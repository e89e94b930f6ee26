import express, { type Request, type RequestHandler, type Response } from 'express';
import type { z } from 'zod';
import { refusal } from './access.ts';
import type { Callers } from './caller.ts';
import { cookieOptions, readCookies } from './cookies.ts';
import { refuseCrossSite } from './cross-site.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { InvalidRequestError, NotJsonError } from './errors.ts';
import { streamEvents } from './stream-events.ts';

const BODY_LIMIT = '64kb';
const parseJson = express.json({ limit: BODY_LIMIT, strict: true });

export interface AnsweringParts {
  readonly callers: Callers;
  readonly publicUrl: () => string;
  /** Ends streams when the service stops. */
  readonly stopped: AbortSignal;
}

/** What happens to a request of one endpoint: who is it, may they, is it well formed, then the answer. */
export function answering(endpoint: Endpoint, parts: AnsweringParts): RequestHandler {
  return async (request, response) => {
    const publicUrl = parts.publicUrl();
    const caller = endpoint.access.public
      ? ({ kind: 'anonymous' } as const)
      : await parts.callers.identify(request);
    const refused = refusal(endpoint.access, caller);
    if (refused) throw refused;
    refuseCrossSite(request, caller, publicUrl);
    const body = endpoint.body && (await readBody(request, response));
    const call: Call = {
      ...parseParts(endpoint, request, body),
      caller,
      cookies: readCookies(request.get('cookie')),
      target: request.originalUrl
    };
    const answer = await endpoint.handle(call);
    await send(endpoint, answer, { response, publicUrl, stopped: parts.stopped });
  };
}

/** Only now, and only for those who may: nobody else makes us read a body. */
function readBody(request: Request, response: Response): Promise<unknown> {
  if (!request.is('application/json')) throw new NotJsonError();
  return new Promise((resolve, reject) => {
    parseJson(request, response, (error?: Error) => {
      if (error) reject(error);
      else resolve(request.body);
    });
  });
}

function parseParts({ params, query, body }: Endpoint, request: Request, given: unknown) {
  const problems: { field: string; message: string }[] = [];
  const parse = (schema: z.ZodType | undefined, value: unknown, place: string): unknown => {
    if (!schema) return undefined;
    const result = schema.safeParse(value);
    if (result.success) return result.data;
    for (const { path, message } of result.error.issues) {
      problems.push({ field: path.map(String).join('.') || place, message });
    }
    return undefined;
  };
  const parsed = {
    params: parse(params, request.params, 'path'),
    query: parse(query, request.query, 'query'),
    body: parse(body, given, 'body')
  };
  if (problems.length > 0) throw new InvalidRequestError(problems);
  return parsed;
}

interface Sending {
  readonly response: Response;
  readonly publicUrl: string;
  readonly stopped: AbortSignal;
}

async function send(
  { answers }: Endpoint,
  answer: Answer,
  { response, publicUrl, stopped }: Sending
): Promise<void> {
  const { status, body, contentType, location, cookies = {}, stream } = answer;
  response.status(status).set('Cache-Control', 'no-store');
  for (const [name, value] of Object.entries(cookies)) {
    if (value) response.cookie(name, value, cookieOptions(publicUrl));
    else response.clearCookie(name, cookieOptions(publicUrl));
  }
  if (stream) await streamEvents(response, stream, stopped);
  else if (location !== undefined) response.set('Location', location).end();
  else if (contentType) response.set('Content-Type', contentType).send(body);
  else if (body === undefined) response.end();
  // Through the schema: what the contract does not name does not leave.
  else response.json(answers[status]?.parse(body));
}
