import { z } from 'zod';
import { personName } from './user.ts';

const instant = z.iso.datetime();

const scopeName = z.enum([
  'accounts:read',
  'accounts:write',
  'contacts:read',
  'contacts:write',
  'custom-fields:read',
  'custom-fields:write',
  'connections:write',
  'status:read'
]);
export type ScopeName = z.infer<typeof scopeName>;

export const scopeList = z.object({
  scopes: z.array(z.object({ name: scopeName, purpose: z.string() }))
});
export type ScopeListAnswer = z.infer<typeof scopeList>;

export const apiKey = z.object({
  id: z.string(),
  name: z.string(),
  /** The first characters, by which people tell keys apart. */
  prefix: z.string(),
  scopes: z.array(scopeName).readonly(),
  createdBy: z.string(),
  createdAt: instant,
  lastUsedAt: instant.nullable()
});
export type ApiKeyAnswer = z.infer<typeof apiKey>;

export const apiKeyList = z.object({ apiKeys: z.array(apiKey) });
export const newApiKey = z.strictObject({
  name: personName,
  scopes: z.array(scopeName).min(1).max(scopeName.options.length)
});
/** The only answer that ever holds the secret. */
export const addedApiKey = z.object({ apiKey, secret: z.string() });
export type AddedApiKeyAnswer = z.infer<typeof addedApiKey>;
