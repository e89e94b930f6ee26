import { api, LightningElement } from 'lwc';
import type { SyncViewAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { linkTo } from '../../api/routes.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { blockedText, nextText, nowText } from '../../api/sync-wording.ts';
import { amountText, timeText } from '../../api/wording.ts';

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
    return nowText(this.view);
  }

  get next(): string {
    return nextText(this.view);
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
    if (blockedText(this.view)) return 'Nothing: this connection only reads.';
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

  get verifyHref(): string {
    return linkTo(`/connections/${this.view.connection.id}/verify`);
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
