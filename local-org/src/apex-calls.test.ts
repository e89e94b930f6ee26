import { expect, it } from '@jest/globals';
import { ApexCalls, type ApexCallUse } from './apex-calls.ts';

function aCall(method: string): ApexCallUse {
  return {
    ...{ className: 'Desk', method, userId: '005000000000001AAA', ok: true, cacheable: true },
    ...{ soqlQueries: 1, queryRows: 2, dmlStatements: 0, dmlRows: 0, milliseconds: 3 }
  };
}

it('keeps the latest thousand calls, oldest first', () => {
  const calls = new ApexCalls();
  for (let n = 0; n < 1001; n += 1) calls.note(aCall(`call${n}`));

  expect(calls.list()).toHaveLength(1000);
  expect(calls.list()[0]?.method).toBe('call1');
  expect(calls.list().at(-1)?.method).toBe('call1000');
});

it('hands out a list of its own and forgets on demand', () => {
  const calls = new ApexCalls();
  calls.note(aCall('lend'));
  const before = calls.list();
  calls.reset();

  expect(before).toHaveLength(1);
  expect(calls.list()).toEqual([]);
});
