import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openStorage } from '../../src/adapters/storage/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { LocalOrg } from './local-org.ts';
import { Porchlight } from './porchlight.ts';
import { seededRandom } from './seeded-random.ts';

const MEMBERS = 40;
const FIRST_SECOND = Date.UTC(2026, 0, 1);

export interface KillPlan {
  /** Lines of the chat log that is imported. */
  readonly lines: number;
  readonly importKills: number;
  readonly pushKills: number;
  readonly seed: number;
}

/** What two orgs hold, and how the disturbed one's last sync ended. */
export interface KillOutcome {
  readonly disturbed: string[];
  readonly undisturbed: string[];
  /** Rows written by one more sync. */
  readonly rowsWrittenAgain: number;
  readonly interruptedRuns: number;
}

/**
 * Takes a chat log all the way into an org with `porchlight import` and `porchlight sync`, killed
 * without warning at random moments of both, and into a second org undisturbed.
 */
export async function surviveKills(plan: KillPlan, folder: string): Promise<KillOutcome> {
  const log = join(folder, 'room.txt');
  writeFileSync(log, chatLog(plan.lines));
  const orgs = [await startWithoutBulk(), await startWithoutBulk()] as const;
  try {
    const [org, twin] = orgs;
    const [disturbed, calm] = [await connect(org, folder, 'a'), await connect(twin, folder, 'b')];
    await killImports(plan, disturbed, log);
    await killPushes(plan, disturbed, org);
    await disturbed.porchlight.run('sync', '--wait');
    await calm.porchlight.run(...importOf(log));
    await calm.porchlight.run('sync', '--wait');
    const [left, right] = [await contentOf(org), await contentOf(twin)];
    await org.resetLedger();
    await disturbed.porchlight.run('sync', '--wait');
    const { rowsWritten: rowsWrittenAgain } = await org.ledger();
    const interruptedRuns = await countInterrupted(disturbed.database);
    return { disturbed: left, undisturbed: right, rowsWrittenAgain, interruptedRuns };
  } finally {
    await Promise.all(orgs.map((org) => org.stop()));
  }
}

/** A Bulk job goes on without us: here rows land call by call. */
async function startWithoutBulk(): Promise<LocalOrg> {
  const org = await LocalOrg.start('--daily-bulk-batches', '1');
  await org.useUpBulkBatches();
  return org;
}

interface Installation {
  readonly porchlight: Porchlight;
  readonly database: string;
}

async function connect(org: LocalOrg, folder: string, name: string): Promise<Installation> {
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  const porchlight = new Porchlight(dataDir, org);
  await porchlight.connect();
  return { porchlight, database: join(dataDir, 'porchlight.db') };
}

/** Only the first start names the log; afterwards it is for `sync` to finish what was begun. */
async function killImports(plan: KillPlan, at: Installation, log: string): Promise<void> {
  const random = seededRandom(plan.seed);
  for (let kill = 0; kill < plan.importKills; kill += 1) {
    const share = (kill + random()) / plan.importKills;
    const storage = await openStorage({ kind: 'sqlite', file: at.database }, systemClock);
    const command = kill === 0 ? importOf(log) : ['sync', '--wait'];
    await at.porchlight.killedWhen(
      async () => (await storage.activities.count()) >= share * 0.9 * plan.lines,
      ...command
    );
    await storage.close();
  }
}

async function killPushes(plan: KillPlan, at: Installation, org: LocalOrg): Promise<void> {
  const random = seededRandom(plan.seed + 1);
  await org.resetLedger();
  for (let kill = 0; kill < plan.pushKills; kill += 1) {
    const rows = ((kill + random()) / plan.pushKills) * plan.lines;
    await at.porchlight.killedWhen(
      async () => (await org.ledger()).rowsWritten >= rows,
      'sync',
      '--wait'
    );
  }
}

function importOf(log: string): string[] {
  return ['import', 'file', log, '--preset', 'chat-log', '--community', 'The porch'];
}

function chatLog(lines: number): string {
  return Array.from({ length: lines }, (_, index) => {
    const time = new Date(FIRST_SECOND + index * 1000).toISOString().slice(0, 19);
    return `[${time.replace('T', ' ')}] <member-${index % MEMBERS}> line ${index}\n`;
  }).join('');
}

/** Every row as text, by external id: the orgs' own ids and stamps differ and do not matter. */
async function contentOf(org: LocalOrg): Promise<string[]> {
  const rows = [
    ...(await org.queryAll('SELECT ExternalId__c, Name FROM Community__c')),
    ...(await org.queryAll(
      'SELECT ExternalId__c, Name, Community__r.ExternalId__c FROM Member__c'
    )),
    ...(await org.queryAll(
      'SELECT ExternalId__c, Member__r.ExternalId__c, OccurredAt__c, Body__c FROM Activity__c'
    ))
  ];
  return rows.map((row) => JSON.stringify(row, withoutAttributes)).sort();
}

function withoutAttributes(key: string, value: unknown): unknown {
  return key === 'attributes' ? undefined : value;
}

async function countInterrupted(file: string): Promise<number> {
  const storage = await openStorage({ kind: 'sqlite', file }, systemClock);
  const [connection] = await storage.connections.list();
  const runs = await storage.runs.list(connection?.id ?? '', 100);
  await storage.close();
  return runs.filter(({ status }) => status === 'interrupted').length;
}
