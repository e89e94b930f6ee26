/** What an API key may be allowed, each with what it is for. */
export const SCOPES = {
  'accounts:read': 'Read and query accounts and their properties',
  'accounts:write': 'Create and update accounts',
  'contacts:read': 'Read and query contacts and their properties',
  'contacts:write': 'Create and update contacts',
  'custom-fields:read': 'Read and search custom fields and their types',
  'custom-fields:write': 'Create the custom fields that tracking and mappings need',
  'connections:write': 'Test, verify, mend and disconnect connections',
  'status:read': 'Read connections, the outbox, runs and issues'
} as const;
export type KeyScope = keyof typeof SCOPES;

/** A secret with which a program calls the service. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  /** The first characters, by which people tell keys apart. */
  readonly prefix: string;
  /** SHA-256 of the whole key, which nobody keeps. */
  readonly keyHash: string;
  readonly scopes: readonly KeyScope[];
  readonly createdBy: string;
  readonly createdAt: string;
  readonly lastUsedAt: string | null;
}
