import type { Reply } from '../call.ts';
import type { SignIn } from './sign-in.ts';

/** `/.well-known/openid-configuration`: where sign-in is and what it can do. */
export function discoveryReply(origin: string): Reply {
  const oauth = `${origin}/services/oauth2`;
  return {
    status: 200,
    body: {
      issuer: origin,
      authorization_endpoint: `${oauth}/authorize`,
      token_endpoint: `${oauth}/token`,
      revocation_endpoint: `${oauth}/revoke`,
      introspection_endpoint: `${oauth}/introspect`,
      userinfo_endpoint: `${oauth}/userinfo`,
      jwks_uri: `${origin}/id/keys`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256', 'plain']
    }
  };
}

/** `/id/keys`: what ID tokens are checked with. */
export function keysReply({ idTokens }: SignIn): Reply {
  return { status: 200, body: { keys: [idTokens.publicKey()] } };
}
