import { ApexDatetime, type ApexDate } from '../../values/index.ts';
import type { ApexContext } from '../context.ts';

export function nowOf(context: ApexContext): ApexDatetime {
  return new ApexDatetime(context.now().getTime());
}

/** The day in the time zone of the running user. */
export function todayOf(context: ApexContext): ApexDate {
  return nowOf(context).dateIn(context.timeZone);
}
