import { setTimeout as delay } from 'node:timers/promises';
import type { Collection, OrgLimits } from '../adapters/salesforce/index.ts';
import type { Storage } from '../adapters/storage/index.ts';
import type { Run, RunProgress } from '../domain/index.ts';
import type { SyncResult } from '../entrypoints/cli/services.ts';
import { isoNow } from '../kernel/index.ts';
import { createContacts } from '../pipeline/contacts/index.ts';
import { linkMembers, linkSessions } from '../pipeline/identity/index.ts';
import { pullOrg, type Access } from '../pipeline/pull/index.ts';
import { pushChanges, type PushCounts, type PushWriter } from '../pipeline/push/index.ts';
import { markExpired, removeExpired } from '../pipeline/retention/index.ts';
import { keepRollups } from '../pipeline/rollups/index.ts';
import { MappingCheck } from './mapping-check.ts';
import { noticeDrift } from './notice-drift.ts';
import type { OpenRun, RunParts, Runs } from './open-run.ts';
import { tellProgress } from './run-progress.ts';

export { SyncRunningError } from './open-run.ts';

export interface PipelineParts extends RunParts {
  readonly runs: Runs;
  /** Finishes imports that a killed process left behind. */
  readonly resumeImports: (signal: AbortSignal) => Promise<unknown>;
  /** Waits for a Bulk job; by the machine's clock when absent. */
  readonly pause?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

export interface SyncOptions {
  /** Name or id; the one connected last when absent. */
  readonly connection?: string;
  readonly wait: boolean;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: RunProgress) => void;
  /** Hears why the org did not answer before it is asked again. */
  readonly onRetry?: (reason: string) => void;
  /** Hears of the run as soon as it is on record. */
  readonly onBegin?: (run: Run) => void;
}

type OnProgress = SyncOptions['onProgress'];

/** A backfill of a day's length uses less than a tenth of the day's Bulk batches in it. */
const LIMITS_HOLD_MS = 3_600_000;

/**
 * One incremental run: what is left of imports, then the lease, then pull → identity → contacts → retention →
 * rollups → push.
 */
export class Pipeline {
  private readonly parts: PipelineParts;
  /** What the org of a run said of its limits, and when (milliseconds). */
  private readonly asked = new WeakMap<
    OpenRun['org'],
    { readonly limits: OrgLimits; readonly at: number }
  >();

  constructor(parts: PipelineParts) {
    this.parts = parts;
  }

  async sync(options: SyncOptions): Promise<SyncResult> {
    const { runs, resumeImports } = this.parts;
    await resumeImports(options.signal);
    return runs.turn({ kind: 'sync', ...options }, async (open) => {
      const onProgress = tellProgress(this.parts, open.run, options.onProgress);
      const access = await this.prepare(open, onProgress, { makeContacts: true });
      await this.makeRoom(open);
      await this.push(open, access, { onProgress });
      await this.removeExpired(open);
      return runs.close(open, pausedObjects(access));
    });
  }

  /** Everything up to the push: what the org says, who is who, and the totals. */
  async prepare(
    open: OpenRun,
    onProgress: OnProgress,
    { makeContacts }: { readonly makeContacts: boolean }
  ): Promise<Access> {
    const run = this.contextOf(open);
    const report = reportTo(onProgress);
    const access = await pullOrg({ ...run, reader: open.org.reader, onProgress: report('pull') });
    open.mapping = await noticeDrift(this.parts, open, access);
    const { settings, scope } = open;
    await linkMembers({ ...run, settings, onProgress: report('identity') });
    const contacts = { ...run, settings, maker: open.org.contacts };
    // A rehearsal writes nothing, and a plan runs what was rehearsed.
    const mayMake = makeContacts && scope.writes.includes('Contact');
    if (mayMake && (await createContacts(contacts)) > 0) {
      await linkMembers({ ...run, settings, onProgress: report('identity') });
    }
    await linkSessions({ ...run, settings, onProgress: report('identity') });
    if (scope.writes.length > 0) await markExpired({ ...run, settings });
    await keepRollups({ ...run, settings, onProgress: report('rollups') });
    return access;
  }

  /** @param change what a rehearsal does otherwise: where it notes things, and who answers */
  async push(
    open: OpenRun,
    access: Access,
    change: {
      readonly onProgress?: OnProgress;
      readonly storage?: Storage;
      readonly writer?: PushWriter;
      readonly signal?: AbortSignal;
      /** A rehearsal: nothing may reach the org past the writer. */
      readonly withoutBulk?: true;
    } = {}
  ): Promise<PushCounts> {
    if (open.scope.writes.length === 0) return NOTHING_PUSHED;
    const { backoff, runs, logger } = this.parts;
    const { onProgress, ...replaced } = change;
    const before = open.run;
    return pushChanges({
      ...this.contextOf(open),
      writer: this.writerOf(open, access, before),
      bulk: open.org.bulk,
      limits: () => this.limits(open),
      usage: open.org.usage,
      logger,
      pause: (milliseconds) => this.pause(milliseconds, open.signal),
      giveWay: open.giveWay,
      ...replaced,
      writable: access.writable,
      changedAccess: access.changed,
      changedDemands: access.changedDemands,
      saveCounts: (scope, counts) => runs.saveCounts(scope, open, sum(before, counts)),
      onProgress: reportTo(onProgress)('push'),
      ...(backoff ? { backoff } : {})
    });
  }

  /** Of a sync, the last call tells how the run ends; a backfill pushes again and again. */
  private writerOf(open: OpenRun, access: Access, before: Run): PushWriter {
    const { runs } = this.parts;
    const check = new MappingCheck(open.org.reader, access);
    const callsBefore = open.org.calls();
    let begun = 0;
    const write = async (collections: readonly Collection[], run: Run) =>
      check.explain(await open.health.write(collections, run));
    return {
      explain: (receipts) => check.explain(receipts),
      isInDoubt: () => check.isInDoubt,
      write: async (collections, foreseen) => {
        begun += 1;
        if (!foreseen || open.run.kind !== 'sync') return write(collections, open.run);
        const { created, updated, unchanged } = sum(before, foreseen);
        const ended = await runs.ended(open, pausedObjects(access));
        // Those that have begun in this very moment are not counted yet.
        const apiCalls = Math.max(ended.apiCalls + 1, callsBefore + begun);
        const run = { ...ended, created, updated, unchanged, apiCalls };
        return write(collections, run);
      }
    };
  }

  /** One API call in an hour of a run; what it says of data storage is kept for forecasts. */
  async limits({ org, connection }: OpenRun): Promise<OrgLimits> {
    const { storage, clock } = this.parts;
    const now = clock.now().getTime();
    const before = this.asked.get(org);
    if (before && now - before.at < LIMITS_HOLD_MS) return before.limits;
    const limits = await org.limits();
    this.asked.set(org, { limits, at: now });
    const { storage: known } = limits;
    if (known) await storage.orgStorage.save(connection.orgId, { ...known, at: isoNow(clock) });
    return limits;
  }

  /**
   * A cap holds while new rows come only when old ones have left before. Not while a job of a stopped
   * run is open: what it still brings must be there to be removed.
   */
  async makeRoom(open: OpenRun): Promise<void> {
    const { bulkJobs } = this.parts.storage;
    if (open.settings.storageCapMb === null) return;
    if ((await bulkJobs.list(open.connection.id)).length === 0) await this.removeExpired(open);
  }

  /** What the window has left behind is taken out of the org. */
  async removeExpired(open: OpenRun): Promise<void> {
    if (open.scope.writes.length === 0) return;
    const { settings, mayDoMore, org } = open;
    // Under a cap the room is needed before anything new may come.
    const mayGoOn = settings.storageCapMb === null ? mayDoMore : async () => true;
    await removeExpired({ ...this.contextOf(open), settings, mayGoOn }, org.remover);
  }

  private async pause(milliseconds: number, signal: AbortSignal): Promise<void> {
    const { pause } = this.parts;
    if (pause) await pause(milliseconds, signal);
    else await delay(milliseconds, undefined, { signal });
  }

  private contextOf({ signal, lease, connection, run, isProvisioned, scope }: OpenRun) {
    const { storage, clock } = this.parts;
    const { fence } = lease;
    return {
      storage,
      clock,
      signal,
      fence,
      connectionId: connection.id,
      runId: run.id,
      isProvisioned,
      ...scope
    };
  }
}

const NOTHING_PUSHED: PushCounts = { created: 0, updated: 0, unchanged: 0, newlyParked: 0 };

/** A run that pushes several times counts all of it. */
function sum({ created, updated, unchanged, parked }: Run, counts: PushCounts): PushCounts {
  return {
    created: created + counts.created,
    updated: updated + counts.updated,
    unchanged: unchanged + counts.unchanged,
    newlyParked: parked + counts.newlyParked
  };
}

/** Objects whose rows stay where they are, because the integration user cannot write them. */
export function pausedObjects({ writable, needed }: Access): string[] {
  return needed.filter((object) => !writable.has(object));
}

function reportTo(onProgress: OnProgress) {
  return (stage: RunProgress['stage']) => (done: number) => onProgress?.({ stage, done });
}
