import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Storage } from '../../src/adapters/storage/index.ts';
import type { Run } from '../../src/domain/index.ts';
import type { LocalOrg } from './local-org.ts';
import { Porchlight } from './porchlight.ts';
import { seededRandom } from './seeded-random.ts';
import { settle, type VillageSize } from './village.ts';

const LOOK_EVERY = 100;

export interface TakeoverPlan extends VillageSize {
  readonly databaseUrl: string;
  readonly kills: number;
  /** Of the kills, so many only stop the process until the other one has taken over. */
  readonly stops: number;
  readonly seed: number;
}

export interface TakeoverOutcome {
  /** From each kill until the other process had the run. */
  readonly seconds: readonly number[];
  /** Runs whose figures changed after another process had taken over. */
  readonly changedLater: number;
  readonly inOrg: number;
  readonly runsDone: number;
}

/** Two processes on two machines work on one backfill; whoever has it is killed, again and again. */
export class TakeoverTrial {
  private readonly plan: TakeoverPlan;
  private readonly org: LocalOrg;
  private readonly storage: Storage;
  private readonly random: () => number;
  private readonly machines: readonly [Porchlight, Porchlight];
  private readonly workers = new Map<number, ChildProcess>();
  /** Runs that were cut off, as they were when the next process began. */
  private readonly overtaken: Run[] = [];
  private connectionId = '';

  constructor(plan: TakeoverPlan, org: LocalOrg, storage: Storage, folder: string) {
    this.plan = plan;
    this.org = org;
    this.storage = storage;
    this.random = seededRandom(plan.seed);
    const masterKey = randomBytes(32).toString('base64');
    const machine = (host: string) => {
      const dataDir = join(folder, host);
      mkdirSync(dataDir);
      return new Porchlight(dataDir, org, { databaseUrl: plan.databaseUrl, masterKey, host });
    };
    this.machines = [machine('machine-1'), machine('machine-2')];
  }

  async run(): Promise<TakeoverOutcome> {
    await this.prepare();
    const seconds: number[] = [];
    try {
      for (const machine of [0, 1]) this.start(machine);
      await this.holder(undefined);
      for (let kill = 0; kill < this.plan.kills; kill += 1) {
        seconds.push(await this.cutOff(kill < this.plan.stops));
      }
      await this.org.clearFaults();
      while ((await this.latest())?.state !== 'done') await delay(LOOK_EVERY);
    } finally {
      for (const worker of this.workers.values()) worker.kill('SIGKILL');
    }
    const runs = await this.storage.runs.list(this.connectionId, 1000);
    return {
      seconds,
      changedLater: this.overtaken.filter((before) => hasChanged(before, runs)).length,
      inOrg: await this.org.count('Activity__c'),
      runsDone: runs.filter(({ status }) => status === 'done').length
    };
  }

  private async prepare(): Promise<void> {
    await this.machines[0].connect();
    const [connection] = await this.storage.connections.list();
    this.connectionId = connection?.id ?? '';
    await settle(this.storage, this.plan);
    await this.machines[0].run('backfill');
    // So that a call is always under way when a process is killed.
    await this.org.planFaults({ kind: 'slow', milliseconds: 4_000, match: 'POST .*/composite$' });
  }

  private start(machine: number): void {
    const worker = this.machines[machine === 0 ? 0 : 1].start('backfill', 'resume', '--wait');
    this.workers.set(machine, worker);
  }

  /** @returns the seconds until the other process had the run. */
  private async cutOff(isStop: boolean): Promise<number> {
    const machine = await this.holder(undefined);
    await delay(500 + this.random() * 5_000);
    const worker = this.workers.get(machine);
    const ended = worker ? once(worker, 'exit') : undefined;
    worker?.kill(isStop ? 'SIGSTOP' : 'SIGKILL');
    const at = performance.now();
    await this.holder(machine);
    const seconds = (performance.now() - at) / 1000;
    const [, cutOff] = await this.untilNewRun();
    if (cutOff) this.overtaken.push(cutOff);
    worker?.kill('SIGCONT');
    await ended;
    this.start(machine);
    return seconds;
  }

  /** The newest run, begun by who has the lease now, and the one before it. */
  private async untilNewRun(): Promise<Run[]> {
    for (;;) {
      const runs = await this.storage.runs.list(this.connectionId, 2);
      const [newest, before] = runs;
      if (newest?.status === 'running' && before?.id !== this.overtaken.at(-1)?.id) return runs;
      await delay(LOOK_EVERY);
    }
  }

  /** The machine that has the run, as soon as it is another one than this. */
  private async holder(other: number | undefined): Promise<number> {
    for (;;) {
      const held = await this.storage.leases.findHolder(`sync:${this.connectionId}`);
      const machine = held === undefined ? undefined : Number(held.startsWith('machine-2'));
      if (machine !== undefined && machine !== other) return machine;
      await delay(LOOK_EVERY);
    }
  }

  private latest() {
    return this.storage.backfills.latest(this.connectionId);
  }
}

/** In what a run writes down with its cursors. */
function hasChanged(before: Run, runs: readonly Run[]): boolean {
  const after = runs.find(({ id }) => id === before.id);
  return after?.created !== before.created || after.updated !== before.updated;
}
