import { expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { silentLogger, type Logger } from '../../kernel/index.ts';
import { keepTimetable } from './timetable.ts';

const EVERY_SECOND = '* * * * * *';

it('skips the slots at which a job is still at work, and waits for it at the end', async () => {
  const stop = new AbortController();
  let [begun, ended, together, most] = [0, 0, 0, 0];
  const run = async () => {
    begun += 1;
    together += 1;
    most = Math.max(most, together);
    await delay(1500);
    together -= 1;
    ended += 1;
  };
  const job = { name: 'slow', pattern: EVERY_SECOND, run };
  const kept = keepTimetable([job], { signal: stop.signal, logger: silentLogger });
  await delay(3200);
  stop.abort();
  await kept;
  expect(most).toBe(1);
  expect(begun).toBeGreaterThan(0);
  expect(begun).toBeLessThan(4);
  expect(ended).toBe(begun);
});

it('goes on after a job has failed, and tells why', async () => {
  const stop = new AbortController();
  const reasons: unknown[] = [];
  const logger: Logger = {
    ...silentLogger,
    warn: (fields) => reasons.push((fields as { reason: string }).reason)
  };
  const run = () => Promise.reject(new Error('no luck'));
  const job = { name: 'failing', pattern: EVERY_SECOND, run };
  const kept = keepTimetable([job], { signal: stop.signal, logger });
  while (reasons.length < 2) await delay(50);
  stop.abort();
  await kept;
  expect(reasons.slice(0, 2)).toEqual(['no luck', 'no luck']);
}, 15_000);
