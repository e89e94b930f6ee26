import type {
  IssueGroup,
  IssuePageQuery,
  RunPageQuery,
  RunRow,
  Storage
} from '../adapters/storage/index.ts';
import type { Issue, Run } from '../domain/index.ts';
import { AppError } from '../kernel/index.ts';
import { recordHistory, type RecordHistory } from './record-history.ts';

/** A run that this connection never had. */
export class NoSuchRunError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'no_such_run';

  constructor(id: string) {
    super(`This connection has no run "${id}".`, 'Open the history of the connection.');
  }
}

/** One run with what it left to look after. */
export interface RunDetails {
  readonly run: Run;
  /** Open issues that this run saw last, the newest first; at most a hundred. */
  readonly issues: readonly Issue[];
}

const ISSUES_SHOWN = 100;

/** What happened at one connection: runs, their records, and issues. Nothing here writes. */
export class ConnectionHistory {
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  /** The newest first. */
  runs(connectionId: string, query: RunPageQuery): Promise<Run[]> {
    return this.storage.runPages.list(connectionId, query);
  }

  /** @throws NoSuchRunError */
  async run(connectionId: string, runId: string): Promise<RunDetails> {
    const run = await this.find(connectionId, runId);
    const page = { runId, limit: ISSUES_SHOWN };
    return { run, issues: await this.storage.issuePages.list(connectionId, page) };
  }

  /**
   * The records whose changes the run answered, the oldest change first.
   * @throws NoSuchRunError
   */
  async rows(
    connectionId: string,
    runId: string,
    page: { readonly after: number; readonly limit: number }
  ): Promise<RunRow[]> {
    return this.storage.runPages.listRows(await this.find(connectionId, runId), page);
  }

  /** Open ones, the latest seen first. */
  issues(connectionId: string, query: IssuePageQuery): Promise<Issue[]> {
    return this.storage.issuePages.list(connectionId, query);
  }

  /** All open issues of a connection, for a file. */
  allIssues(connectionId: string): Promise<Issue[]> {
    return this.storage.issues.listOpen(connectionId);
  }

  issueGroups(connectionId: string): Promise<IssueGroup[]> {
    return this.storage.issuePages.groups(connectionId);
  }

  record(connectionId: string, key: string): Promise<RecordHistory> {
    return recordHistory(this.storage, connectionId, key);
  }

  private async find(connectionId: string, runId: string): Promise<Run> {
    const run = await this.storage.runPages.find(connectionId, runId);
    if (!run) throw new NoSuchRunError(runId);
    return run;
  }
}
