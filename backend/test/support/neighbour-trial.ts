import { randomBytes } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { SwallowingOrg } from '../../bench/swallowed.ts';
import {
  migrate,
  openStorage,
  type Storage,
  type StorageTarget
} from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import type { Sync } from '../../src/app/create-sync.ts';
import { EachConnection } from '../../src/app/each-connection.ts';
import type { Connection } from '../../src/domain/index.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { createOrgs, type Orgs } from '../../src/workspace/index.ts';
import { LocalOrg, type OrgAddress } from './local-org.ts';
import { syncOf } from './sync-of.ts';
import { takeRecords } from './take-records.ts';
import { settle, villageActivity, type VillageSize } from './village.ts';

const MEMBERS = 100;
const LOOK_EVERY = 50;
const LARGE = 'large';
/** As an org's answers take their time; the machine's own work is the same with and without the neighbour. */
const LATENCY = ['--latency', 'lean'];

export interface NeighbourPlan {
  readonly target: StorageTarget;
  /** Activities that wait for the large org. */
  readonly pending: number;
  readonly smallOrgs: number;
  /** New activities for each small org. */
  readonly fresh: number;
}

/** One slot of the timetable at all small orgs. */
export interface Slot {
  /** Until the last one had everything. */
  readonly seconds: number;
  /** Of the org in the middle. */
  readonly median: number;
}

export interface NeighbourOutcome {
  readonly alone: Slot;
  readonly beside: Slot;
  /** Whether the large org was still being brought its history when the last small one had everything. */
  readonly isLargeUnderWay: boolean;
  /** In each small org at the end. */
  readonly activities: readonly number[];
}

/** Small orgs in one process with an org that is brought its whole history, and without it. */
export class NeighbourTrial {
  private readonly plan: NeighbourPlan;
  private readonly large: SwallowingOrg;
  private readonly smalls: readonly LocalOrg[];
  private readonly storage: Storage;
  private readonly orgs: Orgs;
  private readonly sync: Sync;
  private readonly stop = new AbortController();
  private taken = 0;

  private constructor(
    plan: NeighbourPlan,
    large: SwallowingOrg,
    smalls: readonly LocalOrg[],
    storage: Storage
  ) {
    this.plan = plan;
    this.large = large;
    this.smalls = smalls;
    this.storage = storage;
    const parts = { storage, clock: systemClock, logger: silentLogger };
    const allowedOrgHosts = [large, ...smalls].map(({ url }) => new URL(url).host);
    this.orgs = createOrgs({
      ...parts,
      vault: new Vault(storage, randomBytes(32)),
      allowedOrgHosts
    });
    this.sync = syncOf(this.orgs, parts);
  }

  static async start(plan: NeighbourPlan): Promise<NeighbourTrial> {
    const storage = await openStorage(plan.target, systemClock);
    await migrate(storage);
    const large = await SwallowingOrg.start();
    const smalls: LocalOrg[] = [];
    for (let n = 0; n < plan.smallOrgs; n += 1) {
      const number = ['--org-number', String(n + 2)];
      smalls.push(await LocalOrg.start(...number, ...LATENCY));
    }
    return new NeighbourTrial(plan, large, smalls, storage);
  }

  async run(): Promise<NeighbourOutcome> {
    const [large, ...smalls] = await this.prepare();
    const alone = await this.slot(smalls);
    const { signal } = this.stop;
    await this.sync.backfills.backfills.request(large?.id ?? '', {});
    const each = new EachConnection({ storage: this.storage, logger: silentLogger });
    const failures: unknown[] = [];
    await each.begin('backfill', (one) =>
      this.sync.backfillRun
        .workOff(one, signal)
        .catch((error: unknown) => void failures.push(error))
    );
    while ((await this.large.swallowed()).rows < MEMBERS) {
      if (failures.length > 0) throw failures[0];
      await delay(LOOK_EVERY);
    }
    const beside = await this.slot(smalls);
    const history = await this.storage.backfills.latest(large?.id ?? '');
    this.stop.abort();
    await each.ended();
    const activities = await Promise.all(this.smalls.map((org) => org.count('Activity__c')));
    return { alone, beside, isLargeUnderWay: history?.state === 'running', activities };
  }

  async end(): Promise<void> {
    this.stop.abort();
    await this.storage.close();
    await Promise.all([this.large, ...this.smalls].map((org) => org.stop()));
  }

  /** All orgs have members and totals; nobody but the large one is to have the history. */
  private async prepare(): Promise<Connection[]> {
    const { storage, sync } = this;
    const connections = [await this.connect(LARGE, this.large)];
    await settle(storage, { members: MEMBERS, activities: 0 });
    for (const [n, org] of this.smalls.entries()) {
      connections.push(await this.connect(`small-${n}`, org));
    }
    await settle(storage, this.village);
    this.taken = this.plan.pending;
    for (const { id } of connections.slice(1)) {
      await sync.backfills.backfills.request(id, { from: '2099-01-01' });
      await sync.backfillRun.run({ connection: id, signal: this.stop.signal });
    }
    return connections;
  }

  /** Something new for everybody, and how long the small orgs take to have it. */
  private async slot(smalls: readonly Connection[]): Promise<Slot> {
    const numbers = Array.from({ length: this.plan.fresh }, (_, index) => this.taken + index);
    this.taken += this.plan.fresh;
    const activities = numbers.map((n) => villageActivity(this.village, n));
    await takeRecords(this.storage, { activities });
    const wanted = new Set(smalls.map(({ id }) => id));
    const seconds: number[] = [];
    const failures: unknown[] = [];
    const began = performance.now();
    const each = new EachConnection({ storage: this.storage, logger: silentLogger });
    await each.begin('sync', async ({ id: connection }) => {
      if (!wanted.has(connection)) return;
      const options = { connection, wait: false, signal: this.stop.signal };
      await this.sync.pipeline.sync(options).catch((error: unknown) => void failures.push(error));
      seconds.push((performance.now() - began) / 1000);
    });
    await each.ended();
    if (failures.length > 0) throw failures[0];
    seconds.sort((a, b) => a - b);
    return { seconds: seconds.at(-1) ?? 0, median: seconds[seconds.length >> 1] ?? 0 };
  }

  private connect(name: string, { url, clientId, clientSecret }: OrgAddress): Promise<Connection> {
    const auth = { kind: 'client-credentials', clientId, clientSecret } as const;
    return this.orgs.connections.connect({ url, name, auth });
  }

  private get village(): VillageSize {
    return { members: MEMBERS, activities: this.plan.pending };
  }
}
