import { openOrg, type Org, type OrgAuth } from '../adapters/salesforce/index.ts';
import type { Connection } from '../domain/index.ts';
import type { Logger } from '../kernel/index.ts';
import type { Connections } from './connections.ts';

/**
 * Works in the org of a connection and lets go of it.
 * @param given signs in as another user of the org; the connection's own when absent
 */
export async function withOrg<T>(
  { connections, logger }: { readonly connections: Connections; readonly logger: Logger },
  connection: Connection,
  work: (org: Org) => Promise<T>,
  given?: OrgAuth
): Promise<T> {
  const { loginUrl, instanceUrl, namespace, userId } = connection;
  const auth = given ?? (await connections.authOf(connection));
  const org = openOrg({ loginUrl, instanceUrl, namespace, userId, auth, logger });
  try {
    return await work(org);
  } finally {
    await org.close();
  }
}
