import { api, LightningElement } from 'lwc';
import type {
  BackfillAction,
  BackfillEstimateAnswer,
  BackfillRequestBody,
  CommunityListAnswer,
  SyncViewAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { attempt } from '../../api/attempt.ts';
import { linkTo } from '../../api/routes.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { blockedText } from '../../api/sync-wording.ts';
import { amountText, dayText, durationText, timeText, wordsOf } from '../../api/wording.ts';

const OPEN: readonly string[] = ['requested', 'running', 'waiting', 'paused'];
const RANKS = {
  open_deals: 'members of accounts with open deals first',
  known: 'members the org knows',
  rest: 'all others'
} as const;

/** Bringing the history to the org: which part, what it takes, how far it is. */
export default class Backfill extends LightningElement {
  @api mayChange = false;
  communities: CommunityListAnswer['communities'] = [];
  chosen: readonly string[] = [];
  estimate: BackfillEstimateAnswer | undefined;
  failure: ApiFailure | undefined;
  isBusy = false;
  private shownView!: SyncViewAnswer;

  @api
  get view(): SyncViewAnswer {
    return this.shownView;
  }

  set view(view: SyncViewAnswer) {
    this.shownView = view;
  }

  override connectedCallback(): void {
    void attempt(this, async () => {
      this.communities = await this.backend.communities();
    });
  }

  /** Why nothing can be brought; empty when it can. */
  get blocked(): string {
    return blockedText(this.view);
  }

  get cannotStart(): boolean {
    return this.isBusy || this.blocked !== '';
  }

  get connectionHref(): string {
    return linkTo(`/connections/${this.view.connection.id}`);
  }

  get isOpen(): boolean {
    return OPEN.includes(this.view.backfill?.state ?? '');
  }

  get waits(): boolean {
    return this.isOpen && this.blocked !== '';
  }

  get showsForm(): boolean {
    return this.mayChange && !this.isOpen;
  }

  get showsNothing(): boolean {
    return !this.mayChange && this.view.backfill === null;
  }

  get communityOptions() {
    return this.communities.map(({ externalId, name }) => ({ value: externalId, label: name }));
  }

  get backfill() {
    const { backfill } = this.view;
    if (!backfill) return undefined;
    const { state, total, done, requestedAt, message, scope, rank, goesOnAt } = backfill;
    const percent = total === 0 ? 100 : Math.floor((done / total) * 100);
    return {
      ...{ message, total, done, percent },
      heading: `${wordsOf(state)}: ${this.rangeText(scope)}`,
      requested: `Requested at ${timeText(requestedAt)}.`,
      progress: `${done.toLocaleString()} of ${amountText(total, 'activity', 'activities')} (${percent} %)${this.pace}`,
      rank: state === 'running' ? `Now: ${RANKS[rank]}.` : undefined,
      goesOn: goesOnAt
        ? `It goes on by itself, at the earliest at ${timeText(goesOnAt)}.`
        : undefined,
      canPause: this.isOpen && state !== 'paused',
      canResume: state === 'paused'
    };
  }

  get figures() {
    if (!this.estimate) return [];
    const { rows, apiCalls, storageMb, minutes, orgStorage } = this.estimate;
    return Object.entries({
      Rows: rows.toLocaleString(),
      'API calls': apiCalls.toLocaleString(),
      'Storage in the org': `${storageMb.toLocaleString()} MB`,
      ...(orgStorage && { 'Left there': `${orgStorage.leftMb.toLocaleString()} MB` }),
      Time: durationText(minutes * 60)
    }).map(([label, value]) => ({ label, value }));
  }

  handleCommunities(event: CustomEvent<{ value: string[] }>): void {
    this.chosen = event.detail.value;
    this.estimate = undefined;
  }

  /** What was estimated is not what would be brought now. */
  handleRange(): void {
    this.estimate = undefined;
  }

  handleEstimate(): Promise<void> {
    const request = this.readRequest();
    if (!request) return Promise.resolve();
    return attempt(this, async () => {
      this.estimate = await this.backend.estimate(request);
    });
  }

  handleStart(event: Event): Promise<void> {
    event.preventDefault();
    const request = this.readRequest();
    if (!request || this.cannotStart) return Promise.resolve();
    return attempt(this, async () => {
      const backfill = await this.backend.requestBackfill(request);
      this.shownView = { ...this.view, backfill };
      this.estimate = undefined;
    });
  }

  handlePause(): Promise<void> {
    return this.steer('pause');
  }

  handleResume(): Promise<void> {
    return this.steer('resume');
  }

  handleCancel(): Promise<void> {
    return this.steer('cancel');
  }

  private get pace(): string {
    const { rowsPerSecond, secondsLeft, state } = this.view.backfill ?? {};
    const rate = rowsPerSecond ? `, ${Math.round(rowsPerSecond).toLocaleString()} a second` : '';
    const left =
      state === 'running' && secondsLeft ? `, about ${durationText(secondsLeft)} left` : '';
    return rate + left;
  }

  private rangeText({
    from,
    to,
    communityKeys
  }: NonNullable<SyncViewAnswer['backfill']>['scope']): string {
    const names = communityKeys.map(
      (key) => this.communities.find(({ externalId }) => externalId === key)?.name ?? key
    );
    const since = from ? ` from ${dayText(from)}` : '';
    const until = to ? ` until before ${dayText(to)}` : '';
    return `${names.join(', ') || 'all communities'}${since}${until}`;
  }

  private readRequest(): BackfillRequestBody | undefined {
    const fields = [...(this.template?.querySelectorAll('form lightning-input') ?? [])];
    const inputs = fields as unknown as HTMLInputElement[];
    const areValid = inputs.map((input) => input.reportValidity());
    if (areValid.includes(false)) return undefined;
    const [from, to] = inputs.map(({ value }) => value);
    return {
      ...(from && { from }),
      ...(to && { to }),
      ...(this.chosen.length > 0 && { communities: [...this.chosen] })
    };
  }

  private steer(action: BackfillAction): Promise<void> {
    return attempt(this, async () => {
      const backfill = await this.backend.steerBackfill(action);
      this.shownView = { ...this.view, backfill };
    });
  }

  private get backend(): SyncBackend {
    return new SyncBackend(this.view.connection.id);
  }
}
