import { createInterface } from 'node:readline';
import { openStorage } from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { createOrgs } from '../../src/workspace/index.ts';
import { withOrg } from '../../src/workspace/with-org.ts';

/**
 * A process of its own that makes one API call at the connection for each line it reads, and answers "ok" or why
 * not: `node token-worker.ts <database> <master key> <connection> <org host>`.
 */
const [url = '', masterKey = '', connectionId = '', host = ''] = process.argv.slice(2);
const storage = await openStorage({ kind: 'postgres', url }, systemClock);
const { connections } = createOrgs({
  ...{ storage, clock: systemClock, logger: silentLogger, allowedOrgHosts: [host] },
  vault: new Vault(storage, Buffer.from(masterKey, 'base64'))
});
process.stdout.write('ready\n');
for await (const line of createInterface({ input: process.stdin })) {
  if (line === 'end') break;
  process.stdout.write(`${await call()}\n`);
}
await storage.close();

async function call(): Promise<string> {
  try {
    const connection = await connections.find(connectionId);
    await withOrg({ connections, logger: silentLogger }, connection, (org) => org.limits());
    return 'ok';
  } catch (error) {
    return String((error as Error).message).replaceAll('\n', ' ');
  }
}
