import { api, LightningElement } from 'lwc';
import type { ApiFailure } from '../../api/api-failure.ts';

/** What went wrong, and what to do about it. */
export default class Failure extends LightningElement {
  @api failure: ApiFailure | undefined;

  get remedy(): string | undefined {
    return this.failure?.details.remedy;
  }

  get problems() {
    return this.failure?.details.problems ?? [];
  }
}
