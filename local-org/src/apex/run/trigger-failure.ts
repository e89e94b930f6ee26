import type { TriggerFiring } from '../../records/index.ts';
import { exceptionText, frameText } from '../values/index.ts';
import type { Thrown } from './thrown.ts';

/** Stops every row of a firing; the text as orgs answer it. */
export function refuseAll(firing: TriggerFiring, message: string): void {
  const statusCode = 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY';
  for (const row of firing.rows) row.refuse({ statusCode, message, fields: [] });
}

/** `T: execution of BeforeInsert`, the exception that ended it and where. */
export function executionFailure(
  trigger: string,
  { moment, operation }: TriggerFiring,
  { exception }: Thrown
): string {
  const event = capitalized(moment) + capitalized(operation);
  const cause = exceptionText(exception);
  const end = exception.trace.findIndex(({ place }) => place === `Trigger.${trigger}`);
  const trace = exception.trace.slice(0, end + 1).map(frameText);
  return `${trigger}: execution of ${event}\n\ncaused by: ${cause}\n\n${trace.join('\n')}`;
}

function capitalized(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
