import type { ApiStanding, ApiUse } from '../../history/index.ts';
import { moment, number } from './wording.ts';

/** One line of the status: whose calls there were, and whether more are made. */
export function describeStanding(standing: ApiStanding): string {
  const { byUs, byOthers, max, allowance, sharePercent } = standing;
  if (byOthers === null || max === null || allowance === null) {
    return `${number(byUs)} by us; the org has said nothing of its own in the last 24 hours`;
  }
  return (
    `${number(byUs)} by us and ${number(byOthers)} by others of ${number(max)} in the last 24 hours; ` +
    `our share (${sharePercent} %): ${number(allowance)}${describeState(standing)}`
  );
}

/** Standing, forecast and days, for people. */
export function describeApiUse(use: ApiUse): string {
  const { forecast, days } = use;
  return [
    `Org ${use.orgId}: ${describeStanding(use)}.`,
    forecast
      ? `By ${moment(forecast.at)} about ${number(forecast.byUs)} by us and ` +
        `${number(forecast.byOthers)} by others, ${number(forecast.max)} allowed.`
      : 'No forecast before the org has answered a call.',
    ...days.map(
      ({ day, byUs, byOthers }) =>
        `${day}  ${number(byUs)} by us, ${byOthers === null ? 'unknown' : number(byOthers)} by others`
    )
  ].join('\n');
}

function describeState({ state, resumesAt }: ApiStanding): string {
  if (state === 'free' || resumesAt === null) return '';
  const until = moment(resumesAt);
  if (state === 'background') return `; history and removals wait until ${until}`;
  const cause = state === 'limit' ? 'API limit' : 'API budget';
  return `; paused: ${cause}, goes on after ${until}`;
}
