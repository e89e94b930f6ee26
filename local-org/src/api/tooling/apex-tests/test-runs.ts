import type { TestOutcome } from '../../../apex/index.ts';
import type { Org } from '../../../org.ts';
import type { RunningValidation, Validation } from '../../../validation/index.ts';
import type { ApexTestRun, TestRunRequest } from './test-run.ts';

const runsOf = new WeakMap<Org, TestRuns>();

/** The runs of an org since its server began. */
export function testRunsOf(org: Org): TestRuns {
  const known = runsOf.get(org) ?? new TestRuns(org);
  runsOf.set(org, known);
  return known;
}

/** Runs the org's Apex tests on a thread of their own, one run after the other, and keeps what came of it. */
class TestRuns {
  readonly all: ApexTestRun[] = [];
  /** Grows whenever a run has gone on. */
  version = 0;
  private readonly org: Org;
  private queue: Promise<void> = Promise.resolve();
  private running: RunningValidation | undefined;
  private ended = false;
  private readonly listeners: ((run: ApexTestRun) => void)[] = [];

  constructor(org: Org) {
    this.org = org;
  }

  /** The listener is told whenever a run has gone on. */
  onChange(listener: (run: ApexTestRun) => void): void {
    this.listeners.push(listener);
  }

  /** Queues a run; it shows in `all` at once. */
  start(userId: string, request: TestRunRequest): ApexTestRun {
    const run = this.newRun(userId, request);
    void this.enqueue(run);
    return run;
  }

  /** Runs tests and waits for them. */
  async runNow(userId: string, request: TestRunRequest): Promise<ApexTestRun> {
    const run = this.newRun(userId, request);
    await this.enqueue(run);
    return run;
  }

  /** Stops what is running; what waits never begins. */
  async end(): Promise<void> {
    this.ended = true;
    runsOf.delete(this.org);
    await this.running?.stop();
    await this.queue;
  }

  private newRun(userId: string, request: TestRunRequest): ApexTestRun {
    const { store, clock } = this.org;
    const newId = (keyPrefix: string) => store.newIds({ keyPrefix }, 1)[0] ?? '';
    const run: ApexTestRun = {
      jobId: newId('707'),
      resultId: newId('05m'),
      userId,
      request,
      startedAt: clock.now(),
      items: request.tests.map(({ className }) => ({ id: newId('709'), className })),
      status: 'Queued',
      outcomeIds: [],
      outcomes: [],
      coverage: []
    };
    this.all.push(run);
    this.changed(run);
    return run;
  }

  private enqueue(run: ApexTestRun): Promise<void> {
    this.queue = this.queue.then(() => this.work(run));
    return this.queue;
  }

  private async work(run: ApexTestRun): Promise<void> {
    if (this.ended) return;
    run.status = 'Processing';
    this.changed(run);
    try {
      this.note(run, await this.validate(run.request));
    } catch (error) {
      if (!this.ended) this.org.log(`test run ${run.jobId} broke down: ${String(error)}`);
      run.problem = 'The tests could not be run; the server’s log tells why.';
      run.status = 'Failed';
    }
    run.completedAt = this.org.clock.now();
    this.changed(run);
  }

  private changed(run: ApexTestRun): void {
    this.version += 1;
    for (const listener of this.listeners) listener(run);
  }

  private async validate({ tests }: TestRunRequest): Promise<Validation> {
    this.running = this.org.validator.start({
      sourceDirs: this.org.sourceDirs,
      customFields: this.org.customFields.list(),
      gates: false,
      tests,
      now: this.org.clock.now().toISOString()
    });
    try {
      return await this.running.result;
    } finally {
      this.running = undefined;
    }
  }

  private note(run: ApexTestRun, { problems, run: result }: Validation): void {
    const [problem] = problems;
    if (problem) run.problem = `${problem.message} (line ${problem.line})`;
    run.outcomes = result?.outcomes ?? notRun(run);
    run.outcomeIds = this.org.store.newIds({ keyPrefix: '07M' }, run.outcomes.length);
    run.coverage = run.request.skipCoverage ? [] : (result?.coverage ?? []);
    run.status = 'Completed';
  }
}

/** Apex that does not compile fails every test. */
function notRun({ request, problem = '' }: ApexTestRun): TestOutcome[] {
  return request.tests.flatMap(({ className, methods }) =>
    methods.map((methodName) => ({
      className,
      methodName,
      passed: false,
      milliseconds: 0,
      message: problem,
      logs: [],
      covered: []
    }))
  );
}
