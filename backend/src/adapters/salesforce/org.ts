import type { Logger } from '../../kernel/index.ts';
import type { Backoff } from '../../rules/index.ts';
import { CompositeWriter } from './composite-writer.ts';
import type { OrgAuth } from './credentials.ts';
import { Namespace } from './namespace.ts';
import { OrgClient } from './org-client.ts';
import { OrgReader } from './org-reader.ts';
import { OrgSetup } from './org-setup.ts';
import { SessionSource } from './session-source.ts';

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
  /** Hears why a call failed as a whole before it is tried again. */
  readonly onRetry?: (reason: string) => void;
}

/** One org as a run uses it: what it reads, what it writes, and what that cost. */
export interface Org {
  readonly reader: OrgReader;
  readonly writer: CompositeWriter;
  /** Rights and packages; changes need an administrator. */
  readonly setup: OrgSetup;
  /** API calls made so far. */
  readonly calls: () => number;
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
  return {
    reader: new OrgReader(client, names, userId),
    writer: new CompositeWriter(client, names),
    setup: new OrgSetup(client, names),
    calls: () => client.calls,
    close: () => client.close()
  };
}
