import { api } from 'lwc';
import type {
  IssueListAnswer,
  RetryRequest
} from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { blockedText } from '../../api/sync-wording.ts';
import { amountText, placeText, timeText, wordsOf } from '../../api/wording.ts';
import RunFollower from '../runFollower/runFollower.ts';

const PAGE = 50;

interface Table {
  retry(which: RetryRequest): Promise<void>;
}

/** What needs attention: by kind with its remedy, and one by one. */
export default class IssueList extends RunFollower {
  @api mayChange = false;
  issues: IssueListAnswer['issues'] | undefined;
  allGroups: IssueListAnswer['groups'] = [];
  search = '';
  code = '';
  hasMore = false;
  failure: ApiFailure | undefined;

  get isLoading(): boolean {
    return !this.issues && !this.failure;
  }

  get isEmpty(): boolean {
    return this.issues !== undefined && this.allGroups.length === 0;
  }

  get hasNoMatch(): boolean {
    return this.issues?.length === 0 && this.allGroups.length > 0;
  }

  get csvAddress(): string {
    return this.backend.csvAddress;
  }

  /** Why rows cannot be tried again; empty when they can. */
  get blocked(): string {
    return blockedText(this.view);
  }

  get mayRetry(): boolean {
    return this.mayChange && this.blocked === '';
  }

  get connectionId(): string {
    return this.view.connection.id;
  }

  get groups() {
    return this.allGroups.map(({ code, object, field, count, message, remedy, lastSeenAt }) => ({
      ...{ code, message, remedy },
      key: `${code} ${object} ${field}`,
      heading: `${wordsOf(code.toLowerCase())}: ${amountText(count, 'issue')}`,
      place: placeText({ object, field }),
      seen: `Last seen ${timeText(lastSeenAt)}`,
      isShown: this.code === code,
      showLabel: this.code === code ? 'Show all' : 'Show only these',
      canRetry: this.mayRetry && object !== ''
    }));
  }

  get canRetry(): boolean {
    return this.mayRetry && this.view.outbox.parked > 0;
  }

  handleSearch(event: CustomEvent<{ value: string }>): Promise<void> {
    this.search = event.detail.value.trim();
    return this.load();
  }

  handleShow(event: Event): Promise<void> {
    const code = codeOf(event);
    this.code = this.code === code ? '' : code;
    return this.load();
  }

  handleRetryKind(event: Event): Promise<void> {
    return this.retry({ codes: [codeOf(event)] });
  }

  handleRetryAll(): Promise<void> {
    return this.retry({ all: true });
  }

  handleMore(): Promise<void> {
    return this.load(this.issues?.at(-1)?.id);
  }

  handleRetried(): Promise<void> {
    return this.load();
  }

  private retry(which: RetryRequest): Promise<void> {
    const table: (Element & Partial<Table>) | null | undefined =
      this.template?.querySelector('studio-issue-table');
    return table?.retry?.(which) ?? Promise.resolve();
  }

  protected override async load(before?: string): Promise<void> {
    const { search, code } = this;
    try {
      const query = { search, code, before, limit: PAGE };
      const { issues, groups } = await this.backend.issues(query);
      // Another choice may have been made meanwhile.
      if (search !== this.search || code !== this.code) return;
      this.issues = before === undefined ? issues : [...(this.issues ?? []), ...issues];
      this.allGroups = groups;
      this.hasMore = issues.length === PAGE;
      this.failure = undefined;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }

  private get backend(): SyncBackend {
    return new SyncBackend(this.view.connection.id);
  }
}

function codeOf(event: Event): string {
  return (event.currentTarget as HTMLElement).dataset['code'] ?? '';
}
