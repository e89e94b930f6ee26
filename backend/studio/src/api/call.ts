import type { ErrorAnswer } from '../../../src/entrypoints/http/contract/index.ts';
import { ApiFailure, unreachable } from './api-failure.ts';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

let csrfToken: string | undefined;

/** What state-changing requests carry from now on. */
export function useCsrfToken(token: string | undefined): void {
  csrfToken = token;
}

/** Every request of the Studio goes through here. @throws ApiFailure */
export async function call<Answer = undefined>(
  method: Method,
  path: string,
  body?: object
): Promise<Answer> {
  const response = await fetch(path, {
    method,
    headers: {
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
      ...(csrfToken && method !== 'GET' && { 'x-csrf-token': csrfToken })
    },
    ...(body && { body: JSON.stringify(body) })
  }).catch(() => {
    throw unreachable();
  });
  if (response.status === 204) return undefined as Answer;
  const answer: unknown = await response.json().catch(() => undefined);
  if (response.ok) return answer as Answer;
  throw isErrorAnswer(answer) ? new ApiFailure(response.status, answer) : unreachable();
}

/** A proxy in between may answer in forms of its own. */
function isErrorAnswer(answer: unknown): answer is ErrorAnswer {
  return typeof (answer as ErrorAnswer | undefined)?.error?.message === 'string';
}
