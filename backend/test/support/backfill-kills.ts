import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { migrate, openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { LocalOrg } from './local-org.ts';
import { Porchlight } from './porchlight.ts';
import { seededRandom } from './seeded-random.ts';
import { settle, timeOf, villageActivity, type VillageSize } from './village.ts';

/** A poll comes 5 seconds after the last call: whoever waits for more of them waits long. */
const MOST_CALLS = 3;
const MOST_DELAY = { collections: 40, bulk: 400 };
/** Milliseconds that calls take more, each half of the calls: lanes that start together do not land together. */
const PACE = [50, 100, 200];

export interface BackfillKillPlan extends VillageSize {
  readonly path: 'collections' | 'bulk';
  readonly kills: number;
  /** Backfills one after the other, each of its share of the history. */
  readonly parts: number;
  readonly seed: number;
}

export interface BackfillKillOutcome {
  /** Kills that met a process at work. */
  readonly kills: number;
  /** Activities that are not in the org as they are here, by external id. */
  readonly wrong: readonly string[];
  readonly inOrg: number;
  readonly rowsWritten: number;
  /** Rows written by one more sync. */
  readonly rowsWrittenAgain: number;
  /** Bulk jobs that were made, used or not. */
  readonly jobs: number;
  /** Rows that they have worked on. */
  readonly rowsInJobs: number;
}

/** Brings a history to an org with `porchlight backfill`, killed without warning again and again. */
export async function surviveBackfillKills(
  plan: BackfillKillPlan,
  folder: string
): Promise<BackfillKillOutcome> {
  const bulkPace = ['--bulk-queue-seconds', '1', '--bulk-rows-per-second', '2000'];
  const batches = plan.path === 'collections' ? '1' : '15000';
  const limits = ['--daily-requests', '100000', '--daily-bulk-batches', batches];
  const org = await LocalOrg.start(...bulkPace, ...limits);
  try {
    if (plan.path === 'collections') await org.useUpBulkBatches();
    const trial = new BackfillKills(plan, folder, org);
    await trial.prepare();
    if (plan.path === 'collections') await org.planFaults(...PACE.map(slow));
    const kills = await trial.run();
    const { rowsWritten } = await org.ledger();
    return { kills, rowsWritten, ...(await trial.compare()) };
  } finally {
    await org.stop();
  }
}

function slow(milliseconds: number, index: number) {
  const match = 'POST .*/composite$';
  return { kind: 'slow', milliseconds, match, probability: 0.5, seed: index + 1 };
}

class BackfillKills {
  private readonly plan: BackfillKillPlan;
  private readonly org: LocalOrg;
  private readonly porchlight: Porchlight;
  private readonly file: string;
  private readonly random: () => number;
  private part = 0;

  constructor(plan: BackfillKillPlan, folder: string, org: LocalOrg) {
    this.plan = plan;
    this.org = org;
    const dataDir = join(folder, plan.path);
    mkdirSync(dataDir);
    this.file = join(dataDir, 'porchlight.db');
    this.porchlight = new Porchlight(dataDir, org);
    this.random = seededRandom(plan.seed);
  }

  async prepare(): Promise<void> {
    await this.withStorage(async (storage) => {
      await migrate(storage);
      await settle(storage, this.plan);
    });
    await this.porchlight.connect();
    await this.org.resetLedger();
  }

  /** @returns how many kills met a process at work. */
  async run(): Promise<number> {
    let kills = 0;
    let isLeft = await this.nextPart();
    while (isLeft) {
      const isKilled = kills < this.plan.kills && (await this.workKilled());
      if (isKilled) kills += 1;
      else if (kills >= this.plan.kills) await this.work();
      if (await this.isDone()) isLeft = await this.nextPart();
    }
    return kills;
  }

  async compare(): Promise<Omit<BackfillKillOutcome, 'kills' | 'rowsWritten'>> {
    const rows = await this.org.queryAll(
      'SELECT ExternalId__c, Member__r.ExternalId__c, Body__c FROM Activity__c'
    );
    const found = new Map(rows.map((row) => [row['ExternalId__c'], row]));
    const wrong: string[] = [];
    for (let n = 0; n < this.plan.activities; n += 1) {
      const { externalId, memberKey, body } = villageActivity(this.plan, n);
      const row = found.get(externalId) as
        { Body__c: string; Member__r: { ExternalId__c: string } } | undefined;
      if (row?.Body__c !== body || row.Member__r.ExternalId__c !== memberKey)
        wrong.push(externalId);
    }
    const jobs = (await this.org.bulkJobs()).filter(({ object }) => object === 'Activity__c');
    await this.org.resetLedger();
    await this.porchlight.run('sync', '--wait');
    const { rowsWritten: rowsWrittenAgain } = await this.org.ledger();
    return {
      ...{ wrong, inOrg: rows.length, rowsWrittenAgain },
      jobs: jobs.length,
      rowsInJobs: jobs.reduce((sum, job) => sum + job.numberRecordsProcessed, 0)
    };
  }

  /** False when the last one is through. */
  private async nextPart(): Promise<boolean> {
    const { activities, parts } = this.plan;
    if (this.part === parts) return false;
    const first = Math.floor((activities / parts) * this.part);
    this.part += 1;
    const next = Math.floor((activities / parts) * this.part);
    await this.expectDone('backfill', '--from', timeOf(first), '--to', timeOf(next));
    return true;
  }

  private work(): Promise<void> {
    return this.expectDone('backfill', 'resume', '--wait');
  }

  /** False when the work ended before it could be killed. */
  private async workKilled(): Promise<boolean> {
    const before = await this.org.ledger();
    const calls = 1 + Math.floor(this.random() ** 2 * MOST_CALLS);
    const milliseconds = this.random() * MOST_DELAY[this.plan.path];
    const rows = (this.random() * this.plan.activities) / this.plan.kills;
    return this.porchlight.killedWhen(
      async () => {
        await delay(10);
        const now = await this.org.ledger();
        const isDue =
          this.plan.path === 'collections'
            ? now.rowsWritten - before.rowsWritten >= rows
            : (now.byKind['bulk'] ?? 0) - (before.byKind['bulk'] ?? 0) >= calls;
        if (isDue) await delay(milliseconds);
        return isDue;
      },
      ...['backfill', 'resume', '--wait']
    );
  }

  private async isDone(): Promise<boolean> {
    return this.withStorage(async (storage) => {
      const [connection] = await storage.connections.list();
      return (await storage.backfills.latest(connection?.id ?? ''))?.state === 'done';
    });
  }

  private async expectDone(...args: readonly string[]): Promise<void> {
    const { code, err } = await this.porchlight.run(...args);
    if (code !== 0) throw new Error(`porchlight ${args.join(' ')} ended with ${code}: ${err}`);
  }

  private async withStorage<T>(work: (storage: Storage) => Promise<T>): Promise<T> {
    const storage = await openStorage({ kind: 'sqlite', file: this.file }, systemClock);
    try {
      return await work(storage);
    } finally {
      await storage.close();
    }
  }
}
