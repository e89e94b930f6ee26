import type { Storage } from '../adapters/storage/index.ts';
import { isoNow } from '../kernel/index.ts';
import type { SyncResult } from '../entrypoints/cli/services.ts';
import { PUSH_ORDER } from '../domain/index.ts';
import { checkPlan, rehearse, type Rehearsal } from '../pipeline/rehearsal/index.ts';
import type { RunParts, Runs } from './open-run.ts';
import { pausedObjects, type Pipeline, type SyncOptions } from './pipeline.ts';
import { tellProgress } from './run-progress.ts';

export interface RehearsalParts extends RunParts {
  readonly runs: Runs;
  readonly pipeline: Pipeline;
}

/** Plans: what the next run would do, and running exactly that. */
export class Rehearsals {
  private readonly parts: RehearsalParts;

  constructor(parts: RehearsalParts) {
    this.parts = parts;
  }

  /** Reads the org, writes nothing to it, and keeps the plan. @throws ReadsOnlyError */
  async rehearse(options: SyncOptions): Promise<Rehearsal> {
    const { runs, pipeline, storage, clock } = this.parts;
    return runs.turn({ kind: 'rehearsal', mustWrite: true, ...options }, async (open) => {
      const onProgress = tellProgress({ storage, clock }, open.run, options.onProgress);
      const access = await pipeline.prepare(open, onProgress, { makeContacts: false });
      const real = open.run;
      const rehearsal = await rehearse({
        ...{ storage, clock, reader: open.org.schemas, connectionId: open.connection.id },
        paused: pausedObjects(access),
        push: (scratch: Storage, writer) =>
          pipeline
            .push(open, access, { storage: scratch, writer, withoutBulk: true })
            .finally(() => {
              open.run = real;
            })
      });
      await runs.close(open, pausedObjects(access));
      return rehearsal;
    });
  }

  /**
   * Runs a plan exactly.
   * @throws PlanOutdatedError when source or schema changed since; nothing is written then
   * @throws ReadsOnlyError
   */
  async run(planId: string, options: SyncOptions): Promise<SyncResult> {
    const { runs, pipeline, storage, clock } = this.parts;
    return runs.turn({ kind: 'sync', mustWrite: true, ...options }, async (open) => {
      const onProgress = tellProgress({ storage, clock }, open.run, options.onProgress);
      const access = await pipeline.prepare(open, onProgress, { makeContacts: false });
      const schemas = await open.org.schemas.schema(PUSH_ORDER);
      const plan = await checkPlan(
        storage,
        { id: planId, connectionId: open.connection.id },
        schemas
      );
      await pipeline.makeRoom(open);
      await pipeline.push(open, access, { onProgress });
      await storage.plans.markUsed(plan.id, isoNow(clock));
      return runs.close(open, pausedObjects(access));
    });
  }
}
