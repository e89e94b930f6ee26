import type { Apps } from './apps.ts';
import type { AppSpec } from './app-spec.ts';
import { newClientId, newClientSecret } from './credentials.ts';

/** Keeps a value the first call makes. */
type Keep = (name: string, make: () => string) => string;

/**
 * Puts the apps every local org starts with in place and returns the client id of the one for client
 * credentials. What people changed on them stays.
 */
export function ensureDefaultApps(apps: Apps, keep: Keep, integrationUsername: string): string {
  const integration = {
    name: 'Porchlight Integration',
    clientId: keep('clientId', newClientId),
    clientSecret: keep('clientSecret', newClientSecret),
    scopes: ['api'],
    runAs: integrationUsername
  } as const satisfies AppSpec;
  const web = {
    name: 'Porchlight',
    clientId: keep('webClientId', newClientId),
    callbackUrls: ['http://localhost:8080/oauth/callback', 'http://127.0.0.1:8080/oauth/callback'],
    scopes: ['api', 'refresh_token', 'openid', 'id']
  } satisfies AppSpec;
  for (const app of [integration, web, salesforceCli]) {
    if (!apps.find(app.clientId)) apps.put(app);
  }
  return integration.clientId;
}

/** The app `sf org login web` signs in with: a public client, so it sends no secret. */
const salesforceCli = {
  name: 'Salesforce CLI',
  clientId: 'PlatformCLI',
  callbackUrls: ['http://localhost:1717/OauthRedirect'],
  scopes: ['refresh_token', 'api', 'web'],
  pkceRequired: false,
  secretRequired: { webServer: false, refresh: false }
} satisfies AppSpec & { clientId: string };
