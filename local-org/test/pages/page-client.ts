import { findPageUser } from '../../src/pages/signed-in-user.ts';
import type { PageOrg } from '../support/page-org.ts';

export interface PageAnswer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Headers;
}

/** Asks the page API as a user, as the page in the browser does. */
export async function askAs(
  { org, url }: PageOrg,
  user: string,
  path: string,
  {
    method = 'GET',
    body,
    headers = {}
  }: { method?: string; body?: unknown; headers?: Record<string, string> } = {}
): Promise<PageAnswer> {
  const response = await fetch(`${url}/pages/api${path}`, {
    method,
    headers: {
      Cookie: `local-org-user=${findPageUser(org, user)?.id ?? ''}`,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
      ...headers
    },
    ...(body !== undefined && { body: JSON.stringify(body) })
  });
  return { status: response.status, body: await response.json(), headers: response.headers };
}
