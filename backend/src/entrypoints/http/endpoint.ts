import type { z } from 'zod';

/** Who may call: anyone who reaches the port, or a holder of the access token. */
export type Access = 'public' | 'token';

/** One thing the service answers: data for the router, the access check and the API description. */
export interface Endpoint {
  readonly method: 'get';
  readonly path: string;
  readonly access: Access;
  readonly summary: string;
  /** The form of each answer by status; no schema for plain text. */
  readonly answers: Readonly<Record<number, z.ZodType | undefined>>;
  readonly handle: () => Promise<Answer>;
}

export interface Answer {
  readonly status: number;
  readonly body: unknown;
  /** Given for anything but JSON. */
  readonly contentType?: string;
}

/** States an endpoint; without `access` it does not compile. */
export function endpoint(definition: Endpoint): Endpoint {
  return definition;
}
