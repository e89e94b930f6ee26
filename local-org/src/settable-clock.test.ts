import { expect, it } from '@jest/globals';
import { SettableClock } from './settable-clock.ts';

const start = new Date('2026-03-01T09:00:00Z');

it('wakes who waits once it has been moved far enough', async () => {
  const clock = new SettableClock(start);
  let woken = false;
  const waiting = clock.wait(30_000).then(() => (woken = true));
  clock.advance(29_999);
  await Promise.resolve();
  expect(woken).toBe(false);
  clock.advance(1);
  await waiting;
  expect(woken).toBe(true);
});

it('wakes who waits when it follows the machine, which is later', async () => {
  const clock = new SettableClock(start);
  const waiting = clock.wait(1000);
  clock.set(new Date(Date.now() - 980));
  const again = clock.wait(1000);
  clock.followMachine();
  await Promise.all([waiting, again]);
  expect(clock.standsStill).toBe(false);
});

it('runs with the machine until it is set', async () => {
  const clock = new SettableClock();
  const before = performance.now();
  await clock.wait(30);
  expect(performance.now() - before).toBeGreaterThanOrEqual(28);
});
