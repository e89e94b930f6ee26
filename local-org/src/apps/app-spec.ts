import { createPublicKey } from 'node:crypto';
import { BlockList } from 'node:net';
import { z } from 'zod';

/** OAuth scopes an app can be given (documented: OAuth Tokens and Scopes). */
const knownScopes = [
  'api',
  'refresh_token',
  'offline_access',
  'openid',
  'id',
  'profile',
  'email',
  'address',
  'phone',
  'web',
  'full'
] as const;

const ipRange = z.strictObject({ from: z.ipv4(), to: z.ipv4() }).refine(isRange, {
  error: 'starts after its end'
});

const days = z.int().min(1).max(365);

const refreshPolicy = z.strictObject({
  /** A new refresh token at each refresh; the old one is dead, and using it again ends the grant. */
  rotation: z.boolean().default(false),
  /** Dies when not used for so long; null = never. */
  idleDays: days.nullable().default(null),
  /** Dies so long after the consent; 0 = is born dead ("immediately expire"); null = lives until revoked. */
  lifetimeDays: z
    .union([z.literal(0), days])
    .nullable()
    .default(null)
});

/** An External Client App as posted to `/local-org/apps`; what is left out gets Salesforce's default. */
export const appSpec = z.strictObject({
  name: z.string().min(1).max(80),
  clientId: z.string().min(1).max(256).optional(),
  clientSecret: z.string().min(1).max(256).optional(),
  callbackUrls: z
    .array(z.string().refine(isCallback, 'is no https, loopback or app URL without a fragment'))
    .default([]),
  scopes: z.array(z.enum(knownScopes)).min(1).default(['api', 'refresh_token']),
  /** False: only who approved it before, or an administrator, can authorise it. */
  installed: z.boolean().default(true),
  permittedUsers: z.enum(['self-authorize', 'pre-authorized']).default('self-authorize'),
  /** Profiles and permission sets, by name, whose users are pre-authorised. */
  preAuthorized: z
    .strictObject({
      profiles: z.array(z.string()).default([]),
      permissionSets: z.array(z.string()).default([])
    })
    .default({ profiles: [], permissionSets: [] }),
  pkceRequired: z.boolean().default(true),
  secretRequired: z
    .strictObject({ webServer: z.boolean().default(true), refresh: z.boolean().default(true) })
    .default({ webServer: true, refresh: true }),
  refreshToken: refreshPolicy.default({ rotation: false, idleDays: null, lifetimeDays: null }),
  /** `enforce`: tokens only for addresses in `loginIpRanges`, when there are any. */
  ipRelaxation: z.enum(['enforce', 'relax']).default('enforce'),
  loginIpRanges: z.array(ipRange).default([]),
  /** Minutes without use after which an access token ends; null = the org's two hours. */
  sessionMinutes: z.int().min(1).max(1440).nullable().default(null),
  /** The client-credentials flow runs as this user; null = nobody is named. */
  runAs: z.string().nullable().default(null),
  /** PEM of the certificate or public key that signs JWT bearer assertions; null = no such flow. */
  certificate: z
    .string()
    .refine(isRsaKey, 'is no PEM of an RSA certificate or key')
    .nullable()
    .default(null)
});

export type AppSpec = z.input<typeof appSpec>;
export type AppPolicies = z.output<typeof appSpec>;

/** An app in the org; its key and secret are made when the spec names none. */
export interface ExternalClientApp extends AppPolicies {
  readonly clientId: string;
  readonly clientSecret: string;
}

function isCallback(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, hash } = new URL(text);
  if (hash !== '') return false;
  if (protocol !== 'http:') return !['javascript:', 'data:', 'file:', 'blob:'].includes(protocol);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
}

function isRange({ from, to }: { from: string; to: string }): boolean {
  try {
    new BlockList().addRange(from, to, 'ipv4');
    return true;
  } catch {
    return false;
  }
}

function isRsaKey(pem: string): boolean {
  try {
    return createPublicKey(pem).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}
