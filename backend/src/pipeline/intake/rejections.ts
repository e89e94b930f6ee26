import type { Rejection } from './import-request.ts';

const LISTED = 1_000;

/** Counts what was left out and lists the first thousand: a wholly wrong file must not fill memory. */
export class Rejections {
  private readonly first: Rejection[] = [];
  private total = 0;

  add(rejection: Rejection): void {
    this.total += 1;
    if (this.first.length < LISTED) this.first.push(rejection);
  }

  get listed(): readonly Rejection[] {
    return this.first;
  }

  get count(): number {
    return this.total;
  }
}
