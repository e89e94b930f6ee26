import { documented, recorded, unconfirmed, type Statement } from './statement.ts';

const names = 'not served: the org is found at names of this machine (docs/local-org.md, Hosts)';

/** Sign-in, sessions and apps. */
export const oauth: readonly Statement[] = [
  documented('oauth/endpoints', 'authorize, token, revoke, introspect, userinfo have their URLs'),
  documented('oauth/identity', 'the id of a token response is the identity URL'),
  documented('oauth/rest-base', 'REST is at instance_url + /services/data/vXX.X'),
  documented('oauth/host-production', 'a production org is <domain>.my.salesforce.com', names),
  documented(
    'oauth/host-sandbox',
    'a sandbox is <domain>--<name>.sandbox.my.salesforce.com',
    names
  ),
  recorded('oauth/host-developer', 'a Developer Edition is …develop.my.salesforce.com', names),
  recorded('oauth/host-scratch', 'a scratch org is …scratch.my.salesforce.com', names),
  recorded('oauth/host-lightning', '*.lightning.force.com is no API host', names),
  documented('oauth/token-response', 'a token response has token, type, instance, id and scope'),
  documented('oauth/refresh-scope', 'a refresh token comes only with its scope'),
  documented('oauth/id-token', 'an id_token comes with the scope openid'),
  documented(
    'oauth/community',
    'sfdc_community_url and _id come for community users',
    'not served: no Experience Cloud sites'
  ),
  recorded('oauth/issued-at', 'issued_at is milliseconds as text'),
  unconfirmed('oauth/signature', 'signature is the HMAC-SHA256 of id and issued_at'),
  unconfirmed('oauth/token-form', 'an access token is the short org id, !, and opaque text'),
  documented('oauth/basic', 'client credentials may travel as HTTP Basic'),
  documented('oauth/no-expires-in', 'a token response says no lifetime'),
  documented('oauth/web-server', 'the web-server flow with PKCE ends in a token'),
  documented('oauth/pkce-plain-challenge', 'a challenge without a method is read as S256'),
  documented('oauth/pkce-long-verifier', 'a verifier of 171 characters is accepted'),
  documented('oauth/code-once', 'an authorization code works once'),
  unconfirmed('oauth/code-life', 'an authorization code lives 15 minutes'),
  documented('oauth/denied', 'a user who refuses comes back with error=access_denied'),
  documented('oauth/refresh', 'a refresh token gives new access tokens'),
  recorded('oauth/refresh-ended', 'a dead refresh token is a 400 invalid_grant'),
  documented('oauth/client-credentials', 'client credentials run as the integration user'),
  documented('oauth/client-credentials-no-refresh', 'client credentials give no refresh token'),
  unconfirmed('oauth/client-credentials-host', 'client credentials want the My Domain host'),
  unconfirmed('oauth/client-credentials-user', 'without a run-as user they are invalid_grant'),
  documented('oauth/jwt', 'a signed assertion of the right audience gives a token'),
  documented('oauth/jwt-audience', 'another audience is “Audience validation failed”'),
  unconfirmed('oauth/jwt-approval', 'an assertion needs an approval given beforehand'),
  documented('oauth/password', 'the username-password flow is to be blocked'),
  documented('oauth/device', 'the device flow is blocked for uninstalled apps'),
  recorded('oauth/error-shape', 'token errors are 400 with error and error_description'),
  unconfirmed('oauth/error-invalid-client-id', 'invalid_client_id'),
  unconfirmed('oauth/error-invalid-client', 'invalid_client, 401 for bad client credentials'),
  unconfirmed('oauth/error-unsupported-grant-type', 'unsupported_grant_type'),
  unconfirmed('oauth/error-redirect-uri-mismatch', 'redirect_uri_mismatch'),
  unconfirmed('oauth/error-inactive-user', 'inactive_user'),
  unconfirmed('oauth/error-inactive-org', 'inactive_org'),
  unconfirmed('oauth/error-rate-limit', 'rate_limit_exceeded'),
  unconfirmed('oauth/error-invalid-request', 'invalid_request'),
  documented('oauth/format', 'format= or Accept turns the answer into urlencoded text or XML'),
  recorded('oauth/userinfo', 'userinfo tells user, org and is_salesforce_integration_user'),
  documented('oauth/revoke', 'revoking answers an empty 200'),
  unconfirmed('oauth/introspect', 'introspection says active, scope, client_id, username, exp'),
  documented('oauth/rotation', 'with rotation each refresh gives a new refresh token'),
  documented('oauth/rotation-reuse', 'using an old one again ends the whole authorization'),
  documented('oauth/idle-refresh', 'a refresh token can end after 30 days without use'),
  unconfirmed('oauth/five-refresh-tokens', 'only the newest few refresh tokens live'),
  recorded('oauth/expired', 'a dead session is a 401 INVALID_SESSION_ID without usage header'),
  unconfirmed('oauth/api-disabled', '403 API_DISABLED_FOR_ORG and INSUFFICIENT_ACCESS'),
  documented('oauth/uninstalled-app', 'users cannot approve an app that is not installed'),
  documented(
    'oauth/no-new-connected-apps',
    'no new connected apps',
    'not on the wire: a rule of Setup and packaging'
  ),
  documented(
    'oauth/app-packaging',
    'External Client Apps need 2GP, their key and secret do not travel',
    'not on the wire: a rule of packaging'
  )
];
