import { describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../support/databases.ts';

const HOUR = '2026-03-02T12:00:00.000Z';
const LATER = '2026-03-02T13:00:00.000Z';
const pause = {
  ...{ orgId: '00D1', reason: 'budget' as const, since: HOUR, until: LATER, probes: 0 }
};

describe.each(databases)('API use on $name', (database) => {
  const test = useStorage(database);

  it('gives each of those who count at the same time another number', async () => {
    const { apiHours } = test.storage;
    const counted = await Promise.all(
      Array.from({ length: 8 }, () => apiHours.countCall('00D1', HOUR))
    );
    expect(counted.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await apiHours.uncountCall('00D1', HOUR);
    expect(await apiHours.listSince('00D1', HOUR)).toEqual([
      { hour: HOUR, calls: 7, sample: null }
    ]);
  });

  it('keeps the last word of the org beside our calls, whichever came first', async () => {
    const { apiHours } = test.storage;
    const sample = { at: '2026-03-02T12:10:00.000Z', used: 50, max: 1000, others: 49 };
    await apiHours.saveSample('00D1', HOUR, sample);
    await apiHours.countCall('00D1', HOUR);
    const newer = { ...sample, used: 60, others: 58 };
    await apiHours.saveSample('00D1', HOUR, newer);
    await apiHours.countCall('00D2', HOUR);
    await apiHours.countCall('00D1', LATER);
    expect(await apiHours.listSince('00D1', HOUR)).toEqual([
      { hour: HOUR, calls: 1, sample: newer },
      { hour: LATER, calls: 1, sample: null }
    ]);
    await apiHours.forgetBefore('00D1', LATER);
    expect(await apiHours.listSince('00D1', HOUR)).toEqual([
      { hour: LATER, calls: 1, sample: null }
    ]);
    expect(await apiHours.listSince('00D2', HOUR)).toHaveLength(1);
  });

  it('begins a pause once; only a refusal of the org takes the place of our own', async () => {
    const { apiPauses } = test.storage;
    await apiPauses.begin(pause);
    await apiPauses.begin({ ...pause, since: LATER });
    expect(await apiPauses.find('00D1')).toEqual(pause);
    const limit = { ...pause, reason: 'limit' as const, since: LATER };
    await apiPauses.begin(limit);
    await apiPauses.begin(pause);
    await apiPauses.begin({ ...limit, probes: 9 });
    expect(await apiPauses.find('00D1')).toEqual(limit);
    await apiPauses.end('00D1');
    expect(await apiPauses.find('00D1')).toBeUndefined();
  });

  it('lets one of all who ask find out', async () => {
    const { apiPauses } = test.storage;
    await apiPauses.begin(pause);
    const until = '2026-03-02T16:00:00.000Z';
    const claims = [1, 2, 3].map(() => apiPauses.claimProbe(pause, until));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    expect(await apiPauses.find('00D1')).toEqual({ ...pause, until, probes: 1 });
  });

  it('keeps what an org said last of its storage', async () => {
    const { orgStorage } = test.storage;
    expect(await orgStorage.find('00D1')).toBeUndefined();
    await orgStorage.save('00D1', { maxMb: 5, leftMb: 3, at: HOUR });
    await orgStorage.save('00D1', { maxMb: 5, leftMb: 2, at: LATER });
    expect(await orgStorage.find('00D1')).toEqual({ maxMb: 5, leftMb: 2, at: LATER });
  });
});
