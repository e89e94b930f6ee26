import type { Logger } from '../../kernel/index.ts';
import type { Backoff } from '../../rules/index.ts';
import { BulkJobs } from './bulk-jobs.ts';
import type { CallGate } from './call-gate.ts';
import { CompositeWriter } from './composite-writer.ts';
import { ContactMaker } from './contact-maker.ts';
import type { OrgAuth } from './credentials.ts';
import { Namespace } from './namespace.ts';
import { OrgClient } from './org-client.ts';
import { readLimits, type OrgLimits } from './org-limits.ts';
import { OrgMetadata } from './org-metadata.ts';
import { OrgReader } from './org-reader.ts';
import { OrgSetup } from './org-setup.ts';
import { RecordRemover } from './record-remover.ts';
import { SchemaReader } from './schema-reader.ts';
import { SessionSource } from './session-source.ts';
import type { ApiUsage } from './usage.ts';

export interface OrgOptions {
  readonly loginUrl: string;
  /** Where the REST API is, as checked when the connection was made. */
  readonly instanceUrl: string;
  readonly auth: OrgAuth;
  readonly namespace: string;
  /** The integration user. */
  readonly userId: string;
  readonly logger?: Logger;
  readonly signal?: AbortSignal;
  readonly backoff?: Backoff;
  /** Asked before each call; lets all pass when absent. */
  readonly gate?: CallGate;
  /** Hears why a call failed as a whole before it is tried again. */
  readonly onRetry?: (reason: string) => void;
}

/** One org as a run uses it: what it reads, what it writes, and what that cost. */
export interface Org {
  readonly reader: OrgReader;
  readonly writer: CompositeWriter;
  /** Rights and packages; changes need an administrator. */
  readonly setup: OrgSetup;
  /** Objects and fields of the org's own; changes need an administrator. */
  readonly metadata: OrgMetadata;
  readonly contacts: ContactMaker;
  readonly remover: RecordRemover;
  /** For rehearsals. */
  readonly schemas: SchemaReader;
  readonly bulk: BulkJobs;
  /** One API call. */
  readonly limits: () => Promise<OrgLimits>;
  /** API calls made so far. */
  readonly calls: () => number;
  /** What the org's day has cost all its tools, as the latest answer said. */
  readonly usage: () => ApiUsage | undefined;
  close(): Promise<void>;
}

/** Opens nothing yet: the first call signs in. */
export function openOrg({
  loginUrl,
  instanceUrl,
  auth,
  namespace,
  userId,
  ...rest
}: OrgOptions): Org {
  const sessions = new SessionSource(loginUrl, auth);
  const client = new OrgClient({ instanceUrl, sessions, ...rest });
  const names = new Namespace(namespace);
  const schemas = new SchemaReader(client, names);
  return {
    reader: new OrgReader(client, names, userId),
    writer: new CompositeWriter(client, names),
    setup: new OrgSetup(client, names),
    metadata: new OrgMetadata(client, { ...(rest.signal && { signal: rest.signal }) }),
    contacts: new ContactMaker(client),
    remover: new RecordRemover(client, schemas),
    schemas,
    bulk: new BulkJobs(client, names),
    limits: () => readLimits(client),
    calls: () => client.calls,
    usage: () => client.usage,
    close: () => client.close()
  };
}
