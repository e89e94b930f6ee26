import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../../test/support/databases.ts';
import { aConnection } from '../../test/support/records.ts';
import { apiUse } from './api-use.ts';

const NOW = '2026-03-02T12:30:00.000Z';
const HOUR = '2026-03-02T12:00:00.000Z';
const clock = { now: () => new Date(NOW) };
const org = aConnection();

describe.each(databases)('API use on $name', (database) => {
  const test = useStorage(database, clock);
  const use = () => apiUse({ storage: test.storage, clock }, org);

  async function tell(calls: number, others: number, hour = HOUR): Promise<void> {
    const { apiHours } = test.storage;
    for (let call = 0; call < calls; call += 1) await apiHours.countCall(org.orgId, hour);
    const sample = { at: hour, used: calls + others, max: 100, others };
    await apiHours.saveSample(org.orgId, hour, sample);
  }

  it('knows nothing of an org that was never called', async () => {
    expect(await use()).toEqual({
      ...{ orgId: org.orgId, byUs: 0, byOthers: null, max: null, sharePercent: 50 },
      ...{ allowance: null, state: 'free', resumesAt: null, forecast: null, days: [] }
    });
  });

  it('tells our calls, those of others, and our share by the setting of the connection', async () => {
    await tell(2, 40);
    await test.storage.settings.save(org.id, { apiSharePercent: 25 });
    expect(await use()).toMatchObject({
      ...{ byUs: 2, byOthers: 40, max: 100, sharePercent: 25, allowance: 15, state: 'free' },
      days: [{ day: '2026-03-02', byUs: 2, byOthers: 40, max: 100 }]
    });
  });

  it.each([
    [21, 'free', null],
    [22, 'background', '2026-03-03T12:00:00.000Z'],
    [30, 'budget', '2026-03-03T12:00:00.000Z']
  ])('says what waits, and until when: %d calls of thirty, %s', async (calls, state, resumesAt) => {
    await tell(calls, 40);
    expect(await use()).toMatchObject({ allowance: 30, state, resumesAt });
  });

  it('says when an org that refuses every call is asked again', async () => {
    const until = '2026-03-02T13:10:00.000Z';
    const pause = { orgId: org.orgId, reason: 'limit' as const, since: NOW, until, probes: 0 };
    await test.storage.apiPauses.begin(pause);
    expect(await use()).toMatchObject({ state: 'limit', resumesAt: until });
  });

  it('shows thirty days, of which only the last one counts for the share', async () => {
    await tell(7, 10, '2026-01-31T08:00:00.000Z');
    await tell(5, 10, '2026-02-15T08:00:00.000Z');
    await tell(3, 10);
    const { byUs, days } = await use();
    expect(byUs).toBe(3);
    expect(days.map(({ day, byUs: calls }) => [day, calls])).toEqual([
      ['2026-01-31', 7],
      ['2026-02-15', 5],
      ['2026-03-02', 3]
    ]);
  });
});
