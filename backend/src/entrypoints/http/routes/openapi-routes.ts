import { PUBLIC } from '../access.ts';
import { z } from 'zod';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { describeApi } from '../openapi.ts';

/** Describes the given endpoints and itself. */
export function openapiRoutes(others: readonly Endpoint[]): Endpoint[] {
  // It never changes, takes 15 ms to make, and anybody may ask for it.
  let description: object | undefined;
  const own: Endpoint = endpoint({
    method: 'get',
    path: '/openapi.json',
    access: PUBLIC,
    summary: 'This description',
    answers: { 200: z.looseObject({ openapi: z.string() }) },
    handle: async () => ({ status: 200, body: (description ??= describeApi([...others, own])) })
  });
  return [own];
}
