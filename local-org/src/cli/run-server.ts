import { startServer, type RunningServer } from '../api/index.ts';
import { watchWrites } from '../apex/index.ts';
import type { BulkPace } from '../bulk/index.ts';
import { readFaults } from '../faults/index.ts';
import { openOrg, type Org } from '../org.ts';
import type { PaceProfile } from '../org-pace.ts';
import { openPages } from '../pages/index.ts';
import { applySeed } from '../seed.ts';
import { packageSource } from './package-source.ts';

/** The options of `local-org serve`, as its help describes them. */
export interface ServeOptions {
  readonly port: number;
  readonly host: string;
  readonly data?: string;
  readonly source: readonly string[];
  readonly withoutPackage?: true;
  readonly namespace?: string;
  readonly orgNumber: number;
  readonly seed?: string;
  readonly clock?: Date;
  readonly dailyRequests: number;
  readonly dailyBulkBatches: number;
  readonly dataStorage: number;
  readonly longRequests: number;
  readonly bulkQueueSeconds?: number;
  readonly bulkRowsPerSecond?: number;
  readonly faults?: string;
  readonly latency?: PaceProfile;
  readonly randomSeed: number;
  readonly sandbox?: true;
  readonly reset?: true;
  readonly dev?: true;
  readonly lazyPages?: true;
  readonly json?: true;
}

/** Serves the org until a signal; throws what should be said to the user. */
export async function runServer(options: ServeOptions): Promise<void> {
  const org = openOrg({
    sourceDirs: [...(options.withoutPackage ? [] : [packageSource]), ...options.source],
    orgNumber: options.orgNumber,
    dailyRequests: options.dailyRequests,
    dailyBulkBatches: options.dailyBulkBatches,
    dataStorageMb: options.dataStorage,
    longRequests: options.longRequests,
    randomSeed: options.randomSeed,
    reset: options.reset ?? false,
    bulkPace: paceOf(options),
    sandbox: options.sandbox ?? false,
    log: (line) => process.stderr.write(`local-org: ${line}\n`),
    ...(options.data !== undefined && { dataFile: options.data }),
    ...(options.namespace !== undefined && { namespace: options.namespace }),
    ...(options.clock && { clock: options.clock }),
    ...(options.latency && { latency: options.latency })
  });
  try {
    watchWrites(org);
    if (options.seed !== undefined) applySeed(org, options.seed);
    if (options.faults !== undefined) org.faults.add(readFaults(options.faults));
    const server = await listen(org, options);
    announce(org, server, options);
    await untilSignal();
    await server.close();
  } finally {
    org.close();
  }
}

function paceOf({ bulkQueueSeconds, bulkRowsPerSecond }: ServeOptions): Partial<BulkPace> {
  return {
    ...(bulkQueueSeconds !== undefined && { queueSeconds: bulkQueueSeconds }),
    ...(bulkRowsPerSecond !== undefined && { rowsPerSecond: bulkRowsPerSecond })
  };
}

async function listen(
  org: Org,
  { host, port, dev, lazyPages }: ServeOptions
): Promise<RunningServer> {
  try {
    const pages = openPages(org, { hot: dev ?? false, lazy: lazyPages ?? false });
    return await startServer(org, { host, port, pages });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw new Error(
      `Port ${port} is in use by another program. Stop it, or choose another port: local-org serve --port ${port + 1}`
    );
  }
}

function announce(org: Org, { url, accessToken }: RunningServer, { json, data }: ServeOptions) {
  const { id: clientId, secret: clientSecret } = org.client;
  if (json) {
    const orgId = org.store.orgId;
    const users = org.users.map(({ username, id, ref, persona }) => ({
      username,
      id,
      persona: ref,
      description: persona
    }));
    const ready = { url, clientId, clientSecret, accessToken, orgId, users };
    process.stdout.write(`${JSON.stringify(ready)}\n`);
    return;
  }
  const people = org.users.map(({ persona, username }) => `  ${username.padEnd(32)} ${persona}`);
  process.stdout.write(
    [
      `Local Salesforce org at ${url} (${data === undefined ? 'rows in memory' : `rows in ${data}`})`,
      `  client id     ${clientId}`,
      `  client secret ${clientSecret}`,
      `  more apps     ${url}/local-org/apps`,
      `  pages         ${url}/?user=rep`,
      'Users',
      ...people,
      `Ask it: local-org query --url ${url} "SELECT Id, Name FROM Account"`,
      'Ctrl-C stops it.',
      ''
    ].join('\n')
  );
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
      process.once(signal, () => resolve());
    }
  });
}
