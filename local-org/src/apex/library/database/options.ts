import { ApexEnum } from '../../values/index.ts';
import type { Call } from '../call.ts';
import type { AccessLevel } from '../context.ts';
import { allOrNoneIn, dmlOptionsOf } from './dml-options.ts';
import { NotImplementedError } from '../not-implemented.ts';

/** The access level among the arguments; without one calls run in system mode. */
export function accessOf(call: Call): AccessLevel {
  const level = call.args.find((arg) => arg instanceof ApexEnum);
  if (!level) return 'system';
  if (level.name === 'USER_MODE') return 'user';
  if (level.name === 'SYSTEM_MODE') return 'system';
  throw new NotImplementedError(`AccessLevel.${level.name}`);
}

/** The only Boolean of these calls, or their options, say whether one bad row stops all. */
export function allOrNoneOf(call: Call): boolean {
  const options = dmlOptionsOf(call);
  return options ? allOrNoneIn(options) : !call.args.includes(false);
}
