import { request } from 'undici';
import type { OrgAuth, OrgSession } from './credentials.ts';
import { OrgUnavailableError, SignInRefusedError } from './errors.ts';

const TIMEOUT_MS = 30_000;

/**
 * A session for these credentials. A client-credentials token has no refresh token: it is asked for
 * anew (salesforce-documented flow `client_credentials`, at the org's My Domain).
 * @throws SignInRefusedError, OrgUnavailableError
 */
export async function signIn(loginUrl: string, auth: OrgAuth): Promise<OrgSession> {
  if (auth.kind === 'access-token') {
    return { accessToken: auth.accessToken, instanceUrl: loginUrl };
  }
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: auth.clientId,
    client_secret: auth.clientSecret
  });
  const { status, answer } = await postForm(`${loginUrl}/services/oauth2/token`, form);
  if (status >= 500) throw new OrgUnavailableError(`status ${status} at sign-in`);
  if (typeof answer['access_token'] !== 'string') throw refusal(answer);
  const instanceUrl = answer['instance_url'];
  return {
    accessToken: answer['access_token'],
    instanceUrl: typeof instanceUrl === 'string' ? instanceUrl : loginUrl
  };
}

async function postForm(
  url: string,
  form: URLSearchParams
): Promise<{ status: number; answer: Record<string, unknown> }> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: form.toString(),
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS
    });
    return { status: response.statusCode, answer: parse(await response.body.text()) };
  } catch (cause) {
    throw new OrgUnavailableError(String((cause as { message?: unknown }).message), { cause });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text);
    return answer !== null && typeof answer === 'object' ? (answer as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function refusal(answer: Record<string, unknown>): SignInRefusedError {
  const code = typeof answer['error'] === 'string' ? answer['error'] : 'unknown error';
  return new SignInRefusedError(
    `Salesforce refuses the sign-in (${code}).`,
    'Check client id and secret, and that the External Client App allows client credentials with a run-as user.'
  );
}
