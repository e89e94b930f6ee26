import { z } from 'zod';
import { personName } from './user.ts';

const instant = z.iso.datetime();

const environmentName = z.enum(['production', 'sandbox', 'custom']);
export const capabilityName = z.enum(['crm', 'helpdesk', 'content']);
export const directionName = z.enum(['in', 'out', 'both']);
const connectionAction = z.enum([
  'connect',
  'verify',
  'test',
  'sync',
  'regenerate',
  'disconnect',
  'disconnect-account',
  'refresh'
]);

/** One org we are tied to; nothing secret. */
export const connectionAnswer = z.object({
  id: z.string(),
  name: z.string(),
  loginUrl: z.string(),
  instanceUrl: z.string(),
  authKind: z.enum(['web-server', 'client-credentials', 'access-token']),
  clientId: z.string().nullable(),
  orgId: z.string(),
  userId: z.string(),
  username: z.string(),
  /** Of the package in that org; empty without one. */
  namespace: z.string(),
  state: z.enum(['connected', 'degraded', 'expired', 'disconnected', 'revoked']),
  stateReason: z.string().nullable(),
  environment: environmentName,
  capability: capabilityName.exclude(['content']),
  direction: directionName,
  /** In the words of the catalogue. */
  labels: z.object({
    environment: z.string(),
    capability: z.string(),
    direction: z.string(),
    /** Capability and direction within a sentence. */
    purpose: z.string()
  }),
  tokenIssuedAt: instant.nullable(),
  tokenExpiresAt: instant.nullable(),
  /** Of the refresh token; null without one. */
  token: z
    .object({
      ageDays: z.int(),
      expiresInDays: z.int().nullable(),
      warning: z.string().nullable()
    })
    .nullable(),
  /** What can be asked of it now. */
  actions: z.array(connectionAction).readonly()
});
export type ConnectionAnswer = z.infer<typeof connectionAnswer>;

/** The one connected last comes first. */
export const connectionList = z.object({ connections: z.array(connectionAnswer) });

const choice = z.object({ name: z.string(), label: z.string(), purpose: z.string() });
const capabilityChoice = choice.extend({
  /** Why it cannot be connected yet; null when it can. */
  unavailable: z.string().nullable(),
  /** Those that make a difference for it. */
  directions: z.array(directionName).readonly()
});
/** What can be connected, and how. */
export const connectionCatalogue = z.object({
  /** To be listed in the app of the org. */
  callbackUrl: z.string(),
  platforms: z.array(
    z.object({
      name: z.literal('salesforce'),
      label: z.string(),
      capabilities: z.array(capabilityChoice)
    })
  ),
  directions: z.array(choice),
  environments: z.array(choice)
});
export type ConnectionCatalogue = z.infer<typeof connectionCatalogue>;

/** Keys and secrets of apps: one word, as long as people paste. */
const word = z
  .string()
  .trim()
  .min(1)
  .max(512)
  .regex(/^[\x21-\x7e]+$/, 'One word of plain characters.');
const orgUrl = z.string().trim().min(1).max(300);

/** How a connection is called and what it is for; what is absent stays, or is a CRM both ways. */
const named = {
  name: personName.optional(),
  capability: capabilityName.optional(),
  direction: directionName.optional()
};
/** What may be changed without connecting again. */
export const connectionChange = z
  .strictObject(named)
  .refine((change) => Object.keys(change).length > 0, 'Nothing is to be changed.');

/** A consent to be asked for; the secret is absent for an app that requires none. */
export const newAuthorisation = z
  .strictObject({
    environment: environmentName,
    url: orgUrl.optional(),
    clientId: word,
    clientSecret: word.optional(),
    ...named
  })
  .refine(({ environment, url }) => environment !== 'custom' || url !== undefined, {
    path: ['url'],
    error: 'A custom environment needs the address of its My Domain.'
  });

/** The app stays as it is when nothing is given. */
export const renewedAuthorisation = z.strictObject({
  clientId: word.optional(),
  clientSecret: word.optional()
});

/** Where the browser is to go. */
export const authorisationAnswer = z.object({ url: z.string() });

/** An org that a program connects: without a person, at the My Domain alone. */
export const connectionTarget = z.strictObject({
  url: orgUrl,
  /** Refused when the address leads elsewhere. */
  environment: environmentName.optional(),
  ...named
});
/** The client credentials flow. */
export const newConnection = connectionTarget.extend({ clientId: word, clientSecret: word });
export const renewedCredentials = z.strictObject({
  clientId: word.optional(),
  clientSecret: word
});

export const connectionTest = z.union([
  z.object({ ok: z.literal(true), username: z.string(), orgId: z.string() }),
  z.object({
    ok: z.literal(false),
    code: z.string(),
    cause: z.string(),
    remedy: z.string().nullable()
  })
]);
export type ConnectionTest = z.infer<typeof connectionTest>;

/** Written by the org: what we do not know is not ours to refuse. */
export const consentAnswer = z.looseObject({
  state: z.string().max(500).optional(),
  code: z.string().max(2_000).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2_000).optional()
});
