import type { z } from 'zod';
import type { Access } from './access.ts';
import type { Caller } from './caller.ts';

export type Method = 'get' | 'post' | 'patch' | 'delete';

/** One thing the service answers: data for the router, the access check and the API description. */
export interface Endpoint {
  readonly method: Method;
  /** Parameters as `:name`. */
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  /** Requests per minute from one network address; only the general limit when absent. */
  readonly perMinute?: number;
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  /** A JSON document; requests to an endpoint without it carry none. */
  readonly body?: z.ZodType;
  /** The form of each answer by status; no schema for plain text, redirections and streams. */
  readonly answers: Readonly<Record<number, z.ZodType | undefined>>;
  readonly handle: (call: Call) => Promise<Answer>;
}

/** A request after every check. */
export interface Call<Params = unknown, Query = unknown, Body = unknown> {
  readonly params: Params;
  readonly query: Query;
  readonly body: Body;
  readonly caller: Caller;
  readonly cookies: ReadonlyMap<string, string>;
  /** Path and query as they were asked for. */
  readonly target: string;
}

export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** Given for anything but JSON. */
  readonly contentType?: string;
  /** An address of our own or of the identity provider. */
  readonly location?: string;
  /** Cookies to set; an empty value removes one. */
  readonly cookies?: Readonly<Record<string, string>>;
  /** Server-sent events until the signal; takes the place of a body. */
  readonly stream?: (send: SendEvent, signal: AbortSignal) => Promise<void>;
}

export type SendEvent = (event: string, data: unknown) => void;

type Parsed<Schema> = Schema extends z.ZodType<infer Output> ? Output : undefined;

/** States an endpoint; without `access` it does not compile. The handler gets what the schemas let through. */
export function endpoint<
  Params extends z.ZodType | undefined = undefined,
  Query extends z.ZodType | undefined = undefined,
  Body extends z.ZodType | undefined = undefined
>(
  definition: Omit<Endpoint, 'params' | 'query' | 'body' | 'handle'> & {
    readonly params?: Params;
    readonly query?: Query;
    readonly body?: Body;
    readonly handle: (call: Call<Parsed<Params>, Parsed<Query>, Parsed<Body>>) => Promise<Answer>;
  }
): Endpoint {
  // The router parses with these very schemas before it calls.
  return definition as unknown as Endpoint;
}
