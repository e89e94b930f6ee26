import type { Scope, Storage } from '../../src/adapters/storage/index.ts';

/** What a process that is no more throws wherever it would have gone on. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface CrashPlan {
  /** The how-manieth call of a port, counted from 1; none is ever the 0th. */
  readonly at: number;
  /** Whether the call still had its effect. */
  readonly moment: 'before' | 'after';
}

/**
 * Ends a run at one of its awaits: every call of a port is a place to die at, before it does anything or after,
 * and nothing is called any more by then. What a transaction was at is undone, as by a killed process.
 */
export class CrashPoints {
  private readonly plan: CrashPlan;
  private passed = 0;
  private isDead = false;

  constructor(plan: CrashPlan) {
    this.plan = plan;
  }

  /** Calls so far. */
  get calls(): number {
    return this.passed;
  }

  async pass<T>(work: () => T | Promise<T>): Promise<T> {
    this.die(this.isDead);
    this.passed += 1;
    const isHere = this.passed === this.plan.at;
    this.die(isHere && this.plan.moment === 'before');
    const result = await work();
    this.die(isHere || this.isDead);
    return result;
  }

  /** The port, each of its asynchronous methods a place to die at. */
  wrap<T extends object>(port: T): T {
    return new Proxy(port, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== 'function' || SYNCHRONOUS.has(name)) return member;
        const call = (...args: unknown[]): unknown => Reflect.apply(member, target, args);
        if (member.constructor.name === 'AsyncGeneratorFunction') {
          return (...args: unknown[]) =>
            this.wrapPages(() => call(...args) as AsyncIterable<unknown>);
        }
        return (...args: unknown[]) => this.pass(() => call(...args));
      }
    });
  }

  storage(storage: Storage): Storage {
    const { dialect } = storage;
    return {
      ...this.scope(storage),
      dialect,
      ping: () => this.pass(() => storage.ping()),
      close: () => Promise.resolve(),
      transaction: (work) =>
        this.pass(() => storage.transaction((scope) => work(this.scope(scope))))
    };
  }

  private scope(scope: Scope): Scope {
    const wrapped: Record<string, unknown> = { ...scope };
    for (const [name, one] of Object.entries(wrapped)) {
      if (typeof one === 'object' && one !== null) wrapped[name] = this.wrap(one);
    }
    return wrapped as unknown as Scope;
  }

  private async *wrapPages(open: () => AsyncIterable<unknown>): AsyncIterable<unknown> {
    await this.pass(() => undefined);
    yield* open();
    await this.pass(() => undefined);
  }

  private die(isDue: boolean): void {
    if (!isDue) return;
    this.isDead = true;
    throw new Crash('The process is no more.');
  }
}

/** Makes the columns of a CSV: nothing is waited for. */
const SYNCHRONOUS = new Set<string | symbol>(['csv']);
