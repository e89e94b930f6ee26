import type { RunAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { linkTo } from '../../api/routes.ts';
import { describeRun, runStatusText } from '../../api/run-wording.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { durationText, wordsOf } from '../../api/wording.ts';
import RunFollower from '../runFollower/runFollower.ts';

const PAGE = 25;
const KINDS = ['sync', 'backfill', 'rehearsal'] as const;
const STATUSES = [
  'running',
  'done',
  'done_with_parked',
  'paused',
  'failed',
  'interrupted'
] as const;

/** The runs of a connection, the newest first. */
export default class RunTable extends RunFollower {
  runs: readonly RunAnswer[] | undefined;
  kind = '';
  status = '';
  hasMore = false;
  failure: ApiFailure | undefined;

  readonly kindOptions = options('Every kind', KINDS, wordsOf);
  readonly statusOptions = options('Every status', STATUSES, runStatusText);

  get isLoading(): boolean {
    return !this.runs && !this.failure;
  }

  get isEmpty(): boolean {
    return this.runs?.length === 0;
  }

  get rows() {
    const { running, connection } = this.view;
    return (this.runs ?? []).map((run) => {
      // The list was asked for once; the run going on is told live.
      const now = run.id === running?.id ? running : run;
      return {
        ...describeRun(now),
        href: linkTo(`/history/${run.id}?connection=${connection.id}`),
        kindText: wordsOf(run.kind),
        durationText: durationOf(now)
      };
    });
  }

  handleKind(event: CustomEvent<{ value: string }>): Promise<void> {
    this.kind = event.detail.value;
    return this.load();
  }

  handleStatus(event: CustomEvent<{ value: string }>): Promise<void> {
    this.status = event.detail.value;
    return this.load();
  }

  handleMore(): Promise<void> {
    return this.load(this.runs?.at(-1)?.id);
  }

  protected override async load(before?: string): Promise<void> {
    const { kind, status } = this;
    try {
      const backend = new SyncBackend(this.view.connection.id);
      const page = await backend.runs({ kind, status, before, limit: PAGE });
      // Another choice may have been made meanwhile.
      if (kind !== this.kind || status !== this.status) return;
      this.runs = before === undefined ? page : [...(this.runs ?? []), ...page];
      this.hasMore = page.length === PAGE;
      this.failure = undefined;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }
}

function options<T extends string>(all: string, values: readonly T[], words: (one: T) => string) {
  return [{ value: '', label: all }, ...values.map((value) => ({ value, label: words(value) }))];
}

function durationOf({ startedAt, finishedAt }: RunAnswer): string {
  if (finishedAt === null) return 'going on';
  return durationText((Date.parse(finishedAt) - Date.parse(startedAt)) / 1000);
}
