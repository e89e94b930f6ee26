import type { ApiUseAnswer } from '../../../../src/entrypoints/http/contract/index.ts';
import type { ApiFailure } from '../../api/api-failure.ts';
import { SyncBackend } from '../../api/sync-backend.ts';
import { dayText, timeText } from '../../api/wording.ts';
import RunFollower from '../runFollower/runFollower.ts';

const HEIGHT = 120;
const STEP = 24;
const BAR = 16;

const STATES = {
  free: 'Calls are made.',
  background: 'Background work waits, so that the sync has calls left.',
  budget: 'Our share is used up: nothing is sent for now.',
  limit: 'The org’s limit is reached: nothing is sent for now.'
} as const;

/** The API calls of the connection's org: how they are divided, by day, and what is to come. */
export default class ApiUse extends RunFollower {
  use: ApiUseAnswer | undefined;
  failure: ApiFailure | undefined;

  get isLoading(): boolean {
    return !this.use && !this.failure;
  }

  get state(): string {
    if (!this.use) return '';
    const { state, resumesAt } = this.use;
    return `${STATES[state]}${resumesAt ? ` On again at ${timeText(resumesAt)}.` : ''}`;
  }

  get figures() {
    if (!this.use) return [];
    const { byUs, byOthers, max, allowance, sharePercent } = this.use;
    return Object.entries({
      'By us in 24 hours': number(byUs),
      'By others in 24 hours': number(byOthers),
      'Limit of the org': number(max),
      [`Our share (${sharePercent} %)`]: number(allowance)
    }).map(([label, value]) => ({ label, value }));
  }

  get forecast(): string {
    const { forecast } = this.use ?? {};
    if (!forecast) return 'There is no forecast until the org has told its limit.';
    const { at, byUs, byOthers, max } = forecast;
    return `By ${timeText(at)} about ${number(byUs)} calls by us and ${number(byOthers)} by others, of ${number(max)}.`;
  }

  get hasDays(): boolean {
    return this.days.length > 0;
  }

  get days() {
    return (this.use?.days ?? []).map(({ day, byUs, byOthers, max }) => ({
      ...{
        day,
        dayText: dayText(day),
        byUs: number(byUs),
        byOthers: number(byOthers),
        max: number(max)
      }
    }));
  }

  /** Bars of our calls on top of those of others, as high as the highest allows; the forecast is the last. */
  get bars() {
    const { days = [], forecast } = this.use ?? {};
    const all = [
      ...days.map(({ day, byUs, byOthers }) => ({ key: day, byUs, byOthers: byOthers ?? 0 })),
      ...(forecast ? [{ ...forecast, key: 'forecast' }] : [])
    ];
    const most = Math.max(1, ...all.map(({ byUs, byOthers }) => byUs + byOthers));
    return all.map(({ key, byUs, byOthers }, index) => {
      const others = (byOthers / most) * HEIGHT;
      const ours = (byUs / most) * HEIGHT;
      return {
        ...{ key, x: index * STEP, width: BAR },
        className: key === 'forecast' ? 'to-come' : '',
        ...{ othersY: HEIGHT - others, othersHeight: others },
        ...{ oursY: HEIGHT - others - ours, oursHeight: ours }
      };
    });
  }

  get viewBox(): string {
    return `0 0 ${Math.max(1, this.bars.length) * STEP} ${HEIGHT}`;
  }

  protected override async load(): Promise<void> {
    try {
      this.use = await new SyncBackend(this.view.connection.id).apiUse();
      this.failure = undefined;
    } catch (error) {
      this.failure = error as ApiFailure;
    }
  }
}

function number(value: number | null): string {
  return value === null ? 'not known' : value.toLocaleString();
}
