import type { ApexException } from '../values/index.ts';

/** Documented: neither can be caught; the transaction ends. */
const UNCATCHABLE = new Set(['LimitException', 'AssertException']);

/** An Apex exception on its way up. */
export class Thrown extends Error {
  override readonly name = 'Thrown';
  readonly exception: ApexException;

  constructor(exception: ApexException) {
    super(`${exception.of.type.name}: ${exception.message ?? ''}`);
    this.exception = exception;
  }

  get catchable(): boolean {
    return !UNCATCHABLE.has(this.exception.of.type.name);
  }
}
