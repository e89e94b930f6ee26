import { api } from 'lwc';
import type {
  LatestPlanAnswer,
  PlanRowsAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { linkTo } from '../../api/routes.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { blockedText } from '../../api/sync-wording.ts';
import { amountText, durationText, objectText, timeText, wordsOf } from '../../api/wording.ts';
import RunFollower from '../runFollower/runFollower.ts';

type Plan = NonNullable<LatestPlanAnswer['plan']>;
type Action = PlanRowsAnswer['rows'][number]['action'];
const PAGE = 20;

/** What the next sync would do, row by row, without a write; and doing exactly that. */
export default class PlanCard extends RunFollower {
  @api mayChange = false;
  plan: Plan | undefined;
  rows: PlanRowsAnswer['rows'] = [];
  action: Action = 'create';
  hasMore = false;
  failure: ApiFailure | undefined;
  isBusy = false;

  /** Why nothing can be brought; empty when it can. */
  get blocked(): string {
    return blockedText(this.view);
  }

  get connectionHref(): string {
    return linkTo(`/connections/${this.view.connection.id}`);
  }

  get cannotStart(): boolean {
    return this.isBusy || this.blocked !== '' || this.view.running !== null;
  }

  get cannotRun(): boolean {
    return this.cannotStart || this.plan?.usedAt !== null;
  }

  get figures() {
    if (!this.plan) return [];
    const { create, update, unchanged, park, wait } = this.plan.summary;
    return Object.entries({ create, update, park, wait, unchanged }).map(([name, value]) => ({
      label: FIGURES[name] ?? name,
      value: value.toLocaleString()
    }));
  }

  get told(): string {
    if (!this.plan) return '';
    const { createdAt, usedAt, summary } = this.plan;
    const { apiCalls, storageMb, minutes, paused } = summary;
    const cost = `${amountText(apiCalls, 'API call')}, ${storageMb} MB of storage, about ${durationText(minutes * 60)}`;
    const left = paused.length > 0 ? ` Not writable, so left out: ${paused.join(', ')}.` : '';
    const used = usedAt ? ` It was run at ${timeText(usedAt)}.` : '';
    return `Rehearsed at ${timeText(createdAt)}: ${cost}.${left}${used}`;
  }

  get actionOptions() {
    return (['create', 'update', 'park', 'wait'] as const).map((value) => ({
      value,
      label: FIGURES[value] ?? value
    }));
  }

  get shownRows() {
    return this.rows.map(({ position, object, externalId, differences, message, remedy }) => ({
      ...{ position, externalId, object: objectText(object) },
      detail: [
        ...differences.map(
          ({ field, before, after }) => `${field}: ${text(before)} → ${text(after)}`
        ),
        ...(message ? [message] : []),
        ...(remedy ? [remedy] : [])
      ].join(' · ')
    }));
  }

  get actionText(): string {
    return wordsOf(FIGURES[this.action] ?? this.action).toLowerCase();
  }

  handleAction(event: CustomEvent<{ value: Action }>): Promise<void> {
    this.action = event.detail.value;
    return this.loadRows(0);
  }

  handleMore(): Promise<void> {
    return this.loadRows((this.rows.at(-1)?.position ?? -1) + 1);
  }

  handleRehearse(): Promise<void> {
    return this.start(() => this.backend.rehearse(), 'The rehearsal has begun.');
  }

  handleRun(): Promise<void> {
    const id = this.plan?.id ?? '';
    return this.start(() => this.backend.runPlan(id), 'The plan is being run.');
  }

  private get backend(): SyncBackend {
    return new SyncBackend(this.view.connection.id);
  }

  private async start(work: () => Promise<unknown>, message: string): Promise<void> {
    this.isBusy = true;
    this.failure = undefined;
    try {
      await work();
      const told = { detail: { message }, bubbles: true, composed: true };
      this.dispatchEvent(new CustomEvent('tell', told));
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    this.isBusy = false;
  }

  protected override async load(): Promise<void> {
    try {
      this.plan = (await this.backend.latestPlan()) ?? undefined;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
    if (this.plan) await this.loadRows(0);
  }

  private async loadRows(from: number): Promise<void> {
    if (!this.plan) return;
    const { action } = this;
    try {
      const rows = await this.backend.planRows(this.plan.id, { action, from, limit: PAGE });
      // Another choice may have been made meanwhile.
      if (action !== this.action) return;
      this.rows = from === 0 ? rows : [...this.rows, ...rows];
      this.hasMore = rows.length === PAGE;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }
}

const FIGURES: Readonly<Record<string, string>> = {
  create: 'To create',
  update: 'To update',
  park: 'To park',
  wait: 'To wait',
  unchanged: 'Unchanged'
};

function text(value: unknown): string {
  return value === null || value === undefined ? 'nothing' : JSON.stringify(value);
}
