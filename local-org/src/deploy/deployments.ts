import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Org } from '../org.ts';
import { writeSource, type SourceContent } from '../source/index.ts';
import {
  type RunningValidation,
  type TestSelection,
  type Validation
} from '../validation/index.ts';
import type { Component } from './component.ts';
import { DeployFault } from './deploy-fault.ts';
import { isDone, type DeployJob, type DeployOptions } from './deploy-job.ts';
import { deployMessages, keyOf } from './deploy-messages.ts';
import { layOut, type LaidOutPackage } from './lay-out.ts';
import { Manifest, MANIFEST, packageFiles } from './manifest.ts';
import { readZip } from './read-zip.ts';

// Documented (deployRecentValidation): a validation can be deployed for ten days.
const VALIDATION_LIFE = 10 * 24 * 3_600_000;

/** The org's deployments, one after the other; they are forgotten when the server ends. */
export class Deployments {
  private readonly org: Org;
  private readonly jobs = new Map<string, DeployJob>();
  private queue: Promise<void> = Promise.resolve();
  private running: { readonly job: DeployJob; readonly validation: RunningValidation } | undefined;

  constructor(org: Org) {
    this.org = org;
  }

  /** Takes a zip in metadata format; what is wrong with it shows in the job. */
  start(userId: string, zip: Buffer, options: DeployOptions): DeployJob {
    return this.enqueue(userId, options, async () => {
      const files = packageFiles(await readZip(zip));
      const laidOut = layOut(files, new Manifest(String(files.get(MANIFEST))));
      return options.allowMissingFiles ? withoutMissing(laidOut) : laidOut;
    });
  }

  /** Deploys what was validated with tests, without running them again. Throws DeployFault. */
  startValidated(userId: string, id: string): DeployJob {
    const { validated, completedAt, options } = this.get(id);
    const age = this.org.clock.now().getTime() - (completedAt?.getTime() ?? 0);
    if (!validated || age > VALIDATION_LIFE) {
      const message = `${id} is no validation of the last 10 days that succeeded and ran tests`;
      throw new DeployFault('INVALID_ID_FIELD', message);
    }
    const quick = { ...options, checkOnly: false, testLevel: 'NoTestRun', runTests: [] } as const;
    const laidOut = { components: validated, misfits: [] };
    return this.enqueue(userId, quick, () => Promise.resolve(laidOut));
  }

  /** Throws DeployFault for an id that is none of a deployment. */
  get(id: string): DeployJob {
    const job = this.jobs.get(id.slice(0, 15));
    if (job) return job;
    throw new DeployFault('INVALID_CROSS_REFERENCE_KEY', `invalid cross reference id: ${id}`);
  }

  /** Throws DeployFault for one that is over. */
  cancel(id: string, userId: string): DeployJob {
    const job = this.get(id);
    if (isDone(job)) {
      throw new DeployFault('INVALID_ID_FIELD', `Deployment ${id} is already ${job.status}`);
    }
    job.canceledBy = userId;
    job.status = 'Canceling';
    if (this.running?.job === job) void this.running.validation.stop();
    return job;
  }

  /** Stops what is being worked on. */
  async end(): Promise<void> {
    for (const job of this.jobs.values()) if (!isDone(job)) this.cancel(job.id, job.userId);
    await this.queue;
  }

  private enqueue(
    userId: string,
    options: DeployOptions,
    unpack: () => Promise<LaidOutPackage>
  ): DeployJob {
    const [id = ''] = this.org.store.newIds({ keyPrefix: '0Af' }, 1);
    const createdAt = this.org.clock.now();
    const head = { id, userId, options, createdAt };
    const job: DeployJob = { ...head, status: 'Pending', total: 0, messages: [] };
    this.jobs.set(id.slice(0, 15), job);
    this.queue = this.queue.then(() => this.work(job, unpack));
    return job;
  }

  private async work(job: DeployJob, unpack: () => Promise<LaidOutPackage>): Promise<void> {
    try {
      if (job.status === 'Pending') {
        job.status = 'InProgress';
        job.startedAt = this.org.clock.now();
        requireUnpackaged(this.org);
        await this.deploy(job, await unpack());
      }
    } catch (error) {
      if (job.canceledBy === undefined) this.fail(job, error);
    }
    if (job.canceledBy !== undefined && !isDone(job)) job.status = 'Canceled';
    job.completedAt = this.org.clock.now();
  }

  private fail(job: DeployJob, error: unknown): void {
    job.status = 'Failed';
    if (error instanceof DeployFault) {
      job.error = { code: error.code, message: error.message };
      return;
    }
    const id = randomUUID();
    this.org.log(`deployment ${job.id} broke down, error ${id}: ${String((error as Error).stack)}`);
    job.error = { code: 'UNKNOWN_EXCEPTION', message: `An unexpected error occurred: ${id}` };
  }

  private async deploy(job: DeployJob, { components, misfits }: LaidOutPackage): Promise<void> {
    job.total = components.length;
    const unfit = new Set(misfits.map(({ type, fullName }) => `${type}:${fullName}`));
    let left = components.filter(({ type, fullName }) => !unfit.has(`${type}:${fullName}`));
    let round = await this.judge(job, left, misfits);
    const failures = [...round.failures];
    // Documented (DeployOptions): without a rollback what has no error of its own is deployed.
    while (!job.options.rollbackOnError && round.failures.length > 0) {
      const bad = new Set(round.failures.map(keyOf));
      const fit = left.filter(({ type, fullName }) => !bad.has(`${type}:${fullName}`));
      if (fit.length === left.length && round.isFinal) break;
      left = fit;
      round = await this.judge(job, left, []);
      failures.push(...round.failures);
    }
    job.messages = [...new Set([...failures, ...round.messages])];
    if (round.validation.run) job.run = round.validation.run;
    const failed = round.failures.length > 0 || left.length === 0;
    if (failed || round.validation.run?.outcomes.some(({ passed }) => !passed)) {
      job.status = 'Failed';
      return;
    }
    this.finish(job, left);
    job.status = failures.length > 0 ? 'SucceededPartial' : 'Succeeded';
  }

  private finish(job: DeployJob, components: readonly Component[]): void {
    if (!job.options.checkOnly) this.org.deploy(contentOf(components));
    else if (job.run) job.validated = components;
  }

  private async judge(
    job: DeployJob,
    components: readonly Component[],
    misfits: LaidOutPackage['misfits']
  ) {
    const folder = join(tmpdir(), `local-org-deploy-${randomUUID()}`);
    const known = this.org.metadata.with(new Map());
    writeSource(folder, this.org.metadata.with(contentOf(components)));
    try {
      const validation = await this.validate(job, folder, misfits.length > 0);
      const messages = deployMessages({
        components,
        misfits,
        problems: validation.problems,
        folder,
        ignoreWarnings: job.options.ignoreWarnings,
        isThere: ({ sources }) => isIn(known, sources)
      });
      const failures = messages.filter(({ success }) => !success);
      return { validation, messages, failures, isFinal: misfits.length === 0 };
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async validate(job: DeployJob, folder: string, unfit: boolean): Promise<Validation> {
    requireWanted(job);
    const validation = this.org.validator.start({
      sourceDirs: [folder],
      customFields: this.org.customFields.list(),
      gates: true,
      tests: unfit ? 'none' : selectionOf(job.options),
      now: this.org.clock.now().toISOString()
    });
    this.running = { job, validation };
    try {
      const result = await validation.result;
      requireWanted(job);
      requireNamedTests(job.options, result);
      return result;
    } finally {
      this.running = undefined;
    }
  }
}

/** A deployment may be canceled at any time until its work is done. */
function requireWanted({ id, canceledBy }: DeployJob): void {
  if (canceledBy !== undefined) throw new Error(`deployment ${id} was canceled`);
}

function requireUnpackaged({ schema }: Org): void {
  if (schema.namespace === '') return;
  const message = 'not implemented in local-org: deployments into an org that has a namespace';
  throw new DeployFault('NOT_IMPLEMENTED', message);
}

function withoutMissing({ components, misfits }: LaidOutPackage): LaidOutPackage {
  return { components, misfits: misfits.filter(({ fileName }) => fileName !== MANIFEST) };
}

function selectionOf({ testLevel, runTests }: DeployOptions): TestSelection {
  if (testLevel === 'NoTestRun') return 'none';
  if (testLevel !== 'RunSpecifiedTests') return 'all';
  return runTests.map((className) => ({ className }));
}

function requireNamedTests({ testLevel, runTests }: DeployOptions, { run }: Validation): void {
  if (testLevel !== 'RunSpecifiedTests' || !run) return;
  const ran = new Set(run.outcomes.map(({ className }) => className.toLowerCase()));
  const missing = runTests.filter((name) => !ran.has(name.toLowerCase()));
  if (missing.length === 0) return;
  const message = `No test class is called ${missing.join(', ')}: correct runTests`;
  throw new DeployFault('INVALID_OPERATION', message);
}

function contentOf(components: readonly Component[]): SourceContent {
  return new Map(components.flatMap(({ sources }) => [...sources]));
}

function isIn(known: SourceContent, sources: ReadonlyMap<string, Buffer>): boolean {
  const base = (name: string) => name.replace(/^.*\//, '');
  const names = new Set([...known.keys()].map(base));
  return [...sources.keys()].some((name) =>
    name.startsWith('objects/') ? known.has(name) : names.has(base(name))
  );
}
