import { beforeEach, describe, expect, it } from '@jest/globals';
import { databases, useStorage } from '../../../test/support/databases.ts';
import type { CallUrgency } from '../../domain/index.ts';
import { BudgetGate } from './budget-gate.ts';

const START = Date.parse('2026-03-02T12:30:00.000Z');
const HOUR_MS = 3_600_000;

describe.each(databases)('the budget of an org on $name', (database) => {
  let now = START;
  const clock = { now: () => new Date(now) };
  const test = useStorage(database, clock);
  beforeEach(() => {
    now = START;
  });

  /** Half of what others leave is ours. */
  const gate = (orgId = '00D1', urgency: CallUrgency = 'normal') =>
    new BudgetGate({ storage: test.storage, clock }, { orgId, sharePercent: 50, urgency });

  /** One call that the org answers. */
  async function call(by: BudgetGate, used: number, max: number): Promise<void> {
    await by.enter();
    await by.leave({ used, max });
  }

  const askAll = async (gates: readonly BudgetGate[], times: number) => {
    const asked = gates.flatMap((one) => Array.from({ length: times }, () => one.enter()));
    const outcomes = await Promise.allSettled(asked);
    return outcomes.filter(({ status }) => status === 'fulfilled').length;
  };

  it('is one for all connections and processes: together they make as many calls as are ours', async () => {
    const gates = [gate(), gate(), gate()];
    // Of twenty others use six: seven are ours, and one of them is made.
    await call(gate(), 7, 20);
    expect(await askAll(gates, 5)).toBe(6);
    expect(await askAll([gate()], 1)).toBe(0);
    expect(await askAll([gate('00D2')], 3)).toBe(3);
  });

  it('counts what was refused as never made', async () => {
    await call(gate(), 1, 10);
    expect(await askAll([gate()], 9)).toBe(4);
    const [hour] = await test.storage.apiHours.listSince('00D1', '2026-03-02T12:00:00.000Z');
    expect(hour?.calls).toBe(5);
  });

  it('stops the history earlier than other work', async () => {
    await call(gate(), 1, 16);
    expect(await askAll([gate('00D1', 'background')], 9)).toBe(5);
    await expect(gate('00D1', 'background').enter()).rejects.toThrow(
      /^Three quarters of our share/
    );
    expect(await askAll([gate()], 9)).toBe(2);
  });

  it('asks three times in a day how an org stands of which others leave nothing', async () => {
    const busy = { used: 100, max: 100 };
    await call(gate(), busy.used, busy.max);
    const asked: number[] = [];
    for (let hours = 1; hours < 24; hours += 1) {
      now = START + hours * HOUR_MS;
      const one = gate();
      if ((await askAll([one], 4)) === 0) continue;
      asked.push(hours);
      await one.leave(busy);
    }
    // It was found out in the first hour that nothing is left: asked 1, 4 and 12 hours later.
    expect(asked).toEqual([2, 5, 13]);
  });

  it('goes on at once when the one call finds that others leave something again', async () => {
    await call(gate(), 100, 100);
    await expect(gate().enter()).rejects.toMatchObject({ code: 'api_budget_reached' });
    now = START + HOUR_MS;
    const one = gate();
    await call(one, 40, 100);
    expect(await askAll([one], 5)).toBe(5);
    expect(await test.storage.apiPauses.find('00D1')).toBeUndefined();
  });

  it('makes no call while the org refuses all, whoever asks', async () => {
    const one = gate();
    await one.enter();
    const again = new Date(START + HOUR_MS).toISOString();
    expect(await one.refused()).toBe(again);
    await one.leave(undefined);
    await expect(gate().enter()).rejects.toMatchObject({
      ...{ code: 'api_limit_reached', resumesAt: again }
    });
    // An answer that was on its way says nothing of now.
    await one.leave({ used: 5, max: 100 });
    expect(await askAll([gate(), one], 2)).toBe(0);
  });
});
