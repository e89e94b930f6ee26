import type { OrgAuth, OrgSession } from './credentials.ts';
import { postForm, refusal, textOf } from './post-form.ts';

/**
 * A session for these credentials. A client-credentials token has no refresh token: it is asked for
 * anew (salesforce-documented flow `client_credentials`, at the org's My Domain).
 * @throws SignInRefusedError, OrgUnavailableError
 */
export async function signIn(loginUrl: string, auth: OrgAuth): Promise<OrgSession> {
  if (auth.kind === 'access-token') {
    return { accessToken: auth.accessToken, instanceUrl: loginUrl };
  }
  if (auth.kind === 'web-server') return auth.tokens.session();
  const reply = await postForm(`${loginUrl}/services/oauth2/token`, {
    grant_type: 'client_credentials',
    client_id: auth.clientId,
    client_secret: auth.clientSecret
  });
  const accessToken = textOf(reply.answer['access_token']);
  if (accessToken === undefined) throw refusal(reply);
  return { accessToken, instanceUrl: textOf(reply.answer['instance_url']) ?? loginUrl };
}
