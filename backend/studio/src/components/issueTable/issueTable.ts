import { api, LightningElement } from 'lwc';
import type { IssueAnswer, RetryRequest } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { linkTo } from '../../api/routes.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { amountText, placeText, timeText } from '../../api/wording.ts';

/** Issues one by one; rows among them can be chosen and tried again. */
export default class IssueTable extends LightningElement {
  @api connectionId = '';
  @api issues: readonly IssueAnswer[] = [];
  @api mayChange = false;
  failure: ApiFailure | undefined;
  chosen: ReadonlySet<string> = new Set();
  isBusy = false;

  get rows() {
    return this.issues.map((issue) => ({
      ...issue,
      canRetry: this.mayChange && issue.recordKey !== '',
      isChosen: this.chosen.has(issue.recordKey),
      chooseLabel: `Choose ${issue.recordKey}`,
      place: placeText(issue),
      href: linkTo(
        `/record?connection=${this.connectionId}&key=${encodeURIComponent(issue.recordKey)}`
      ),
      seenText: timeText(issue.lastSeenAt)
    }));
  }

  get hasChosen(): boolean {
    return this.chosen.size > 0;
  }

  get retryLabel(): string {
    return `Retry ${amountText(this.chosen.size, 'row')}`;
  }

  handleChoose(event: Event): void {
    const { dataset, checked } = event.target as HTMLInputElement;
    const key = dataset['key'] ?? '';
    const chosen = new Set(this.chosen);
    if (checked) chosen.add(key);
    else chosen.delete(key);
    this.chosen = chosen;
  }

  /** The rows chosen. */
  handleRetry(): Promise<void> {
    return this.retry({ keys: [...this.chosen] });
  }

  /** @param which rows; the caller may mean more than the table shows */
  @api
  async retry(which: RetryRequest): Promise<void> {
    this.isBusy = true;
    this.failure = undefined;
    try {
      const { rows } = await new SyncBackend(this.connectionId).retry(which);
      this.chosen = new Set();
      const message =
        rows === 0
          ? 'No parked row is meant: it may be due already.'
          : `${amountText(rows, 'row')} will be tried again in the next run.`;
      const told = { detail: { message }, bubbles: true, composed: true };
      this.dispatchEvent(new CustomEvent('tell', told));
      this.dispatchEvent(new CustomEvent('retried'));
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }
}
