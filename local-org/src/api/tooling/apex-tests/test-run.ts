import type { ClassCoverage, TestOutcome } from '../../../apex/index.ts';

/** Some methods of a test class. */
export interface SelectedTests {
  readonly className: string;
  readonly methods: readonly string[];
}

export interface TestRunRequest {
  readonly tests: readonly SelectedTests[];
  readonly isAll: boolean;
  readonly skipCoverage: boolean;
}

export type RunStatus = 'Queued' | 'Processing' | 'Completed' | 'Failed';

/** One run of tests, from its request on. */
export interface ApexTestRun {
  /** Of the AsyncApexJob, by which clients know the run. */
  readonly jobId: string;
  readonly resultId: string;
  readonly userId: string;
  readonly request: TestRunRequest;
  readonly startedAt: Date;
  readonly items: readonly { readonly id: string; readonly className: string }[];
  status: RunStatus;
  completedAt?: Date;
  /** Of the same length: an id for each outcome. */
  outcomeIds: readonly string[];
  outcomes: readonly TestOutcome[];
  coverage: readonly ClassCoverage[];
  /** Why nothing ran: the org's Apex does not compile, or the run broke down. */
  problem?: string;
}
