import { createHash, timingSafeEqual } from 'node:crypto';
import type { ExternalClientApp } from '../../apps/index.ts';
import type { WireRequest } from '../wire-request.ts';
import { missingParameter, OAuthError } from './oauth-error.ts';
import type { SignIn } from './sign-in.ts';

interface Credentials {
  readonly clientId: string | null;
  /** Empty when none was sent. */
  readonly clientSecret: string;
}

/**
 * The app that asks, by form fields or HTTP Basic (documented). Throws OAuthError: unknown client, wrong secret,
 * or none where `secretRequired` says so.
 */
export function authenticateClient(
  signIn: SignIn,
  request: WireRequest,
  form: URLSearchParams,
  secretRequired: (app: ExternalClientApp) => boolean
): ExternalClientApp {
  const { clientId, clientSecret } = credentialsOf(request, form);
  if (!clientId) throw missingParameter('client_id');
  const app = signIn.findApp(clientId, request.origin);
  if (!app) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const accepted =
    clientSecret === '' ? !secretRequired(app) : sameText(clientSecret, app.clientSecret);
  if (accepted) return app;
  signIn.org.unconfirmed('401 for bad client credentials');
  throw new OAuthError('invalid_client', 'invalid client credentials', 401);
}

function credentialsOf(request: WireRequest, form: URLSearchParams): Credentials {
  const basic = /^Basic (.+)$/i.exec(request.headers['authorization'] ?? '')?.[1];
  if (!basic) {
    return { clientId: form.get('client_id'), clientSecret: form.get('client_secret') ?? '' };
  }
  const [id = '', ...secret] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  return { clientId: id, clientSecret: secret.join(':') };
}

function sameText(given: string, kept: string): boolean {
  const [a, b] = [given, kept].map((text) => createHash('sha256').update(text).digest());
  return a !== undefined && b !== undefined && timingSafeEqual(a, b);
}
