import type { SetupRefusal } from '../adapters/salesforce/index.ts';
import { setupRemedy, type SetupRemedy } from '../rules/index.ts';

/** What the org refused, with what a person can do about it. */
export interface ToldRefusal extends SetupRefusal, SetupRemedy {}

export function tellRefusals(refusals: readonly SetupRefusal[]): ToldRefusal[] {
  return refusals.map((one) => ({ ...one, ...setupRemedy(one.step, one.code, one.what) }));
}
