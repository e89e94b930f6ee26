import { api, LightningElement } from 'lwc';
import type { SyncViewAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { linkTo } from '../../api/routes.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { amountText, timeText, wordsOf } from '../../api/wording.ts';

const STAGES = {
  pull: 'Reading the org',
  identity: 'Matching people',
  rollups: 'Adding up totals',
  push: 'Sending to the org'
} as const;

/** What the sync does now, what it did last, when it comes next; starting it. */
export default class SyncNow extends LightningElement {
  @api view!: SyncViewAnswer;
  @api mayChange = false;
  failure: ApiFailure | undefined;
  isBusy = false;

  get isRunning(): boolean {
    return this.view.running !== null;
  }

  get cannotStart(): boolean {
    return this.isBusy || this.isRunning;
  }

  /** What is going on, in a line. */
  get now(): string {
    const { running } = this.view;
    if (!running) return 'Nothing is running.';
    const { progress, created, updated } = running;
    const stage = progress
      ? `${STAGES[progress.stage]}: ${progress.done.toLocaleString()}`
      : 'Beginning';
    return `${wordsOf(running.kind)} since ${timeText(running.startedAt)}. ${stage}; ${created.toLocaleString()} created, ${updated.toLocaleString()} updated so far.`;
  }

  get next(): string {
    const { nextRunAt, intervalMinutes } = this.view.schedule;
    if (nextRunAt) return `Next run at ${timeText(nextRunAt)}, every ${intervalMinutes} minutes.`;
    return this.view.lastRun
      ? 'No service keeps the timetable now: runs come only when started here.'
      : `Runs come every ${intervalMinutes} minutes once the first sync or backfill is done.`;
  }

  get last() {
    const { lastRun, connection } = this.view;
    if (!lastRun) return undefined;
    const { id, finishedAt, created, updated, parked, apiCalls } = lastRun;
    return {
      href: linkTo(`/history/${id}?connection=${connection.id}`),
      text: timeText(finishedAt),
      result: `${created.toLocaleString()} created, ${updated.toLocaleString()} updated, ${parked.toLocaleString()} parked; ${amountText(apiCalls, 'API call')}.`
    };
  }

  get outbox(): string {
    const { pending, waiting, parked } = this.view.outbox;
    return `${pending.toLocaleString()} pending, ${waiting.toLocaleString()} waiting, ${parked.toLocaleString()} parked.`;
  }

  get verification(): string {
    const { verification } = this.view;
    if (!verification) return 'Nobody has verified the connection yet.';
    const { at, missing } = verification;
    return missing === 0
      ? `Passed at ${timeText(at)}: nothing is missing.`
      : `Not passed at ${timeText(at)}: ${amountText(missing, 'right is', 'rights are')} missing.`;
  }

  /** The sync was refused only because nobody knows whether it can write everything. */
  get mayInsist(): boolean {
    return this.failure?.code === 'not_verified';
  }

  handleStart(): Promise<void> {
    return this.start(false);
  }

  handleInsist(): Promise<void> {
    return this.start(true);
  }

  private async start(unverified: boolean): Promise<void> {
    this.isBusy = true;
    this.failure = undefined;
    try {
      await new SyncBackend(this.view.connection.id).start(unverified);
      const detail = { message: 'The sync has begun.' };
      this.dispatchEvent(new CustomEvent('tell', { detail, bubbles: true, composed: true }));
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }
}
