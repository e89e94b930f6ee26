import { api, LightningElement } from 'lwc';
import type {
  RunDetailsAnswer,
  RunRowsAnswer,
  SyncViewAnswer
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { linkTo } from '../../api/routes.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { runStatusText } from '../../api/run-wording.ts';
import { blockedText } from '../../api/sync-wording.ts';
import { durationText, objectText, timeText, wordsOf } from '../../api/wording.ts';

const PAGE = 25;

/** One run: what it did, the records it looked at, and what they need. */
export default class RunDetails extends LightningElement {
  @api view!: SyncViewAnswer;
  @api mayChange = false;
  details: RunDetailsAnswer | undefined;
  records: RunRowsAnswer['rows'] = [];
  hasMore = false;
  failure: ApiFailure | undefined;
  private shownId = '';

  @api
  get runId(): string {
    return this.shownId;
  }

  set runId(id: string) {
    this.shownId = id;
    this.details = undefined;
    // The first time the connection is not known before the component is in the page.
    if (this.isConnected) void this.load();
  }

  override connectedCallback(): void {
    void this.load();
  }

  get mayRetry(): boolean {
    return this.mayChange && blockedText(this.view) === '';
  }

  get isLoading(): boolean {
    return !this.details && !this.failure;
  }

  get back(): string {
    return linkTo(`/history?connection=${this.view.connection.id}`);
  }

  get run() {
    const { running } = this.view;
    const run = running?.id === this.runId ? running : this.details?.run;
    if (!run) return undefined;
    const { kind, status, startedAt, finishedAt, message } = run;
    const took =
      finishedAt === null ? null : (Date.parse(finishedAt) - Date.parse(startedAt)) / 1000;
    return {
      heading: `${wordsOf(kind)} of ${timeText(startedAt)}`,
      status: `${runStatusText(status)}${took === null ? '' : ` after ${durationText(took)}`}.`,
      message,
      figures: Object.entries({
        Created: run.created,
        Updated: run.updated,
        Unchanged: run.unchanged,
        Parked: run.parked,
        'API calls': run.apiCalls
      }).map(([label, value]) => ({ label, value: value.toLocaleString() }))
    };
  }

  get issues() {
    return this.details?.issues ?? [];
  }

  get rows() {
    return this.records.map((record) => ({
      ...record,
      href: linkTo(
        `/record?connection=${this.view.connection.id}&key=${encodeURIComponent(record.key)}`
      ),
      objectText: objectText(record.object),
      changedText: timeText(record.changedAt),
      stateText: record.state === 'in_org' ? 'In the org' : wordsOf(record.state),
      detail: [record.message, record.remedy].filter(Boolean).join(' ')
    }));
  }

  handleMore(): Promise<void> {
    return this.loadRows(this.records.at(-1)?.seq ?? 0);
  }

  handleRetried(): Promise<void> {
    return this.load();
  }

  private async load(): Promise<void> {
    this.failure = undefined;
    const id = this.runId;
    try {
      const details = await this.backend.run(id);
      if (id !== this.runId) return;
      this.details = details;
    } catch (error) {
      this.failure = error as ApiFailure;
      return;
    }
    await this.loadRows(0);
  }

  private async loadRows(after: number): Promise<void> {
    const id = this.runId;
    try {
      const page = await this.backend.runRows(id, { after, limit: PAGE });
      if (id !== this.runId) return;
      this.records = after === 0 ? page : [...this.records, ...page];
      this.hasMore = page.length === PAGE;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }

  private get backend(): SyncBackend {
    return new SyncBackend(this.view.connection.id);
  }
}
