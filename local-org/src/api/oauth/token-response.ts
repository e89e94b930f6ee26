import { createHmac } from 'node:crypto';
import type { ExternalClientApp } from '../../apps/index.ts';
import { myDomainOf } from './login-host.ts';
import type { SignIn } from './sign-in.ts';
import { identityUrl } from './user-info.ts';

/** What a flow has decided to give. */
export interface Decision {
  readonly userId: string;
  readonly scopes: readonly string[];
  /** Of the authorisation request, for the ID token. */
  readonly nonce?: string;
  /** With the consent it stems from. */
  readonly refresh?: { readonly grantId: string; readonly token?: string };
}

/**
 * Opens the session and answers as the token endpoint does: `issued_at` in milliseconds (recorded), and no
 * `expires_in`.
 */
export function tokenResponse(
  { org, sessions, idTokens }: SignIn,
  app: ExternalClientApp,
  origin: string,
  { userId, scopes, refresh, nonce }: Decision
) {
  const id = identityUrl(org, userId, origin);
  const issuedAt = String(org.clock.now().getTime());
  const accessToken = sessions.open({
    userId,
    clientId: app.clientId,
    scopes,
    idleLife: app.sessionMinutes === null ? undefined : app.sessionMinutes * 60_000,
    ...(refresh && { grantId: refresh.grantId })
  });
  return {
    access_token: accessToken,
    ...(refresh?.token !== undefined && { refresh_token: refresh.token }),
    signature: createHmac('sha256', app.clientSecret)
      .update(id + issuedAt)
      .digest('base64'),
    scope: scopes.join(' '),
    ...(scopes.includes('openid') && {
      id_token: idTokens.issue({
        issuer: myDomainOf(origin),
        subject: id,
        audience: app.clientId,
        accessToken,
        nonce
      })
    }),
    instance_url: myDomainOf(origin),
    id,
    token_type: 'Bearer',
    issued_at: issuedAt
  };
}
