import type { ApiUsage, Collection, CompositeWriter } from '../../adapters/salesforce/index.ts';
import type { Storage } from '../../adapters/storage/index.ts';
import type { Fence, HealthAnswer, HealthObject, Receipt, Run } from '../../domain/index.ts';
import { AppError, type Clock, type Logger } from '../../kernel/index.ts';
import { classifyRowError } from '../../rules/index.ts';
import { markOf, markOfRefused } from './health-mark.ts';
import { pendingHealth } from './pending-health.ts';

/** While a run goes on, the org hears of it this often. */
const PROGRESS_EVERY_MS = 60_000;

export interface OrgHealthParts {
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly connectionId: string;
  readonly fence: Fence;
  readonly writer: Pick<CompositeWriter, 'write'>;
  readonly usage: () => ApiUsage | undefined;
  /** Where people reach the Studio; undefined when that is not set. */
  readonly studioUrl: string | undefined;
  /** The org has no objects to be told with, which come with the package, or is only read. */
  readonly isSilent: boolean;
}

/**
 * Tells the org how its sync is doing, in SyncRun__c and SyncIssue__c: with calls that carry rows
 * anyway, and with one of its own only when a run ends otherwise than the last of them foresaw.
 */
export class OrgHealth {
  private readonly parts: OrgHealthParts;
  private toldAt = -Infinity;
  private isTelling = false;

  constructor(parts: OrgHealthParts) {
    this.parts = parts;
  }

  /**
   * Sends one call of the push.
   * @param run the current run as it looks now, or as it ends if all of this lands
   */
  async write(collections: readonly Collection[], run: Run): Promise<Receipt[]> {
    const { writer, clock } = this.parts;
    const now = clock.now().getTime();
    const isDue = run.finishedAt !== null || now - this.toldAt >= PROGRESS_EVERY_MS;
    if (!isDue || this.isTelling) return (await writer.write(collections)).receipts;
    this.isTelling = true;
    try {
      const { requests } = await this.pending(run);
      const { receipts, health } = await writer.write(collections, requests);
      await this.note(run.id, health);
      this.toldAt = now;
      return receipts;
    } finally {
      this.isTelling = false;
    }
  }

  /** At the end of a run: says what the calls of the push could not say. */
  async close(run: Run): Promise<void> {
    const { writer, logger } = this.parts;
    const { requests, isNews } = await this.pending(run);
    if (!isNews) return;
    try {
      const { health } = await writer.write([], requests);
      await this.note(run.id, health);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // What the run brought has landed; this goes with the next call that writes.
      logger.warn({ runId: run.id, reason: error.message }, 'the org was not told of the run');
    }
  }

  private async pending(run: Run) {
    const { storage, connectionId, usage, isSilent, studioUrl } = this.parts;
    if (isSilent) return { requests: [], isNews: false };
    const used = usage();
    return pendingHealth({
      ...{ storage, connectionId, run, studioUrl: studioUrl ?? null },
      callsLeft: used ? used.max - used.used : null
    });
  }

  /** What was told is remembered; what was refused is tried again with a call that is made anyway. */
  private async note(runId: string, answers: readonly HealthAnswer[]): Promise<void> {
    if (answers.length === 0) return;
    const { storage, connectionId, fence } = this.parts;
    await storage.transaction(async (scope) => {
      await scope.leases.check(fence);
      for (const object of ['SyncRun__c', 'SyncIssue__c'] as const) {
        const ofObject = answers.filter(({ request }) => request.row.object === object);
        await scope.sentHashes.saveAll(connectionId, object, marksOf(ofObject));
        const gone = ofObject.filter(({ request, error }) => request.kind === 'delete' && !error);
        const keys = gone.map(({ request }) => request.row.externalId);
        await scope.sentHashes.deleteAll(connectionId, object, keys);
        if (ofObject.length === 0) continue;
        // A row that was locked just now says nothing about rights.
        const refused = ofObject.find(
          ({ error }) => error !== null && classifyRowError(error.code) !== 'transient'
        );
        const about = { connectionId, object, code: 'health_not_writable' };
        if (!refused) await scope.issues.resolve(connectionId, about);
        else await scope.issues.report([refusal(about, runId, refused)]);
      }
    });
  }
}

function marksOf(answers: readonly HealthAnswer[]): Map<string, string> {
  return new Map(
    answers.flatMap(({ request, error }) =>
      request.kind === 'upsert'
        ? [[request.row.externalId, error ? markOfRefused(request.row) : markOf(request.row)]]
        : []
    )
  );
}

function refusal(
  about: { readonly connectionId: string; readonly object: HealthObject; readonly code: string },
  runId: string,
  { error }: HealthAnswer
) {
  return {
    ...{ ...about, runId, recordKey: '', field: '' },
    message: `The org does not take ${about.object}, so its administrators do not see how the sync is doing: ${error?.code} ${error?.message}`,
    remedy: `Update the package and assign PorchlightIntegrationUser, which gives create, edit and delete on ${about.object}.`
  };
}
