import type { Org } from '../../org.ts';
import type { Call } from '../call.ts';
import { SalesforceError } from '../salesforce-error.ts';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Whole minutes; `end` itself is left out. */
export interface TimeSpan {
  readonly start: Date;
  readonly end: Date;
}

/**
 * The `start` and `end` of a feed. Seconds are ignored (documented: sObject Get Updated), and feeds reach back only so
 * many days.
 */
export function timeSpan(org: Org, call: Call, maxDays: number): TimeSpan {
  const start = readMinute(call, 'start');
  const end = readMinute(call, 'end');
  if (start >= end) throw invalidDate('startDate must be before endDate');
  const earliest = org.clock.now().getTime() - maxDays * DAY;
  if (start.getTime() < earliest - MINUTE) {
    org.unconfirmed('a feed asked for further back than it reaches');
    throw invalidDate(`startDate cannot be more than ${maxDays} days ago`);
  }
  return { start, end };
}

function readMinute(call: Call, name: string): Date {
  // An unencoded plus sign arrives as a space.
  const text = (call.query.get(name) ?? '').replace(/ (?=\d\d:?\d\d$)/, '+');
  const zoned = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/.test(text);
  const time = zoned ? Date.parse(text.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')) : NaN;
  if (Number.isNaN(time)) {
    const message = `${name}: '${text}' is not a valid value for the type xsd:dateTime`;
    throw new SalesforceError(400, 'INVALID_FIELD', message);
  }
  return new Date(Math.floor(time / MINUTE) * MINUTE);
}

function invalidDate(message: string): SalesforceError {
  return new SalesforceError(400, 'INVALID_REPLICATION_DATE', message);
}
