import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { executionOrder } from '../../src/api/composite/execution-order.ts';
import { resolveReferences, UnresolvedReference } from '../../src/api/composite/references.ts';
import type { Subrequest } from '../../src/api/composite/subrequest.ts';

function subrequest(index: number, references: readonly number[] = []): Subrequest {
  return {
    method: 'POST',
    url: '/services/data/v66.0/sobjects/Account',
    referenceId: `r${index}`,
    body: { Name: references.map((other) => `@{r${other}.id}`).join(' ') },
    httpHeaders: {}
  };
}

/** Up to 25 subrequests, each referencing some earlier ones. */
const chains = fc
  .array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 1, maxLength: 25 })
  .map((all) => all.map((picks, index) => (index === 0 ? [] : picks.map((pick) => pick % index))));

it('runs every subrequest once, and none before what it references', () => {
  fc.assert(
    fc.property(chains, fc.boolean(), (references, collate) => {
      const subrequests = references.map((targets, index) => subrequest(index, targets));
      const order = executionOrder({ allOrNone: false, collate, subrequests });
      expect([...order].sort((a, b) => a - b)).toEqual(subrequests.map((_, index) => index));
      references.forEach((targets, index) => {
        for (const target of targets) {
          expect(order.indexOf(target)).toBeLessThan(order.indexOf(index));
        }
      });
    })
  );
});

it('turns unrelated subrequests round only when they are collated', () => {
  const subrequests = [0, 1, 2].map((index) => subrequest(index));
  expect(executionOrder({ allOrNone: false, collate: true, subrequests })).toEqual([2, 1, 0]);
  expect(executionOrder({ allOrNone: false, collate: false, subrequests })).toEqual([0, 1, 2]);
});

it('keeps a subrequest with own headers where it stands', () => {
  const own = { ...subrequest(1), httpHeaders: { 'if-match': 'x' } };
  const subrequests = [subrequest(0), own, subrequest(2), subrequest(3)];
  expect(executionOrder({ allOrNone: false, collate: true, subrequests })).toEqual([0, 1, 3, 2]);
});

it('keeps the type of a value that is nothing but a reference', () => {
  const answers = new Map([['q', { records: [{ Id: '001', Count: 3, Open: false }] }]]);
  expect(
    resolveReferences({ n: '@{q.records[0].Count}', t: 'is @{q.records[0].open}' }, answers)
  ).toEqual({ n: 3, t: 'is false' });
  expect(() => resolveReferences('@{q.records[1].Id}', answers)).toThrow(UnresolvedReference);
  expect(() => resolveReferences('@{later.id}', answers)).toThrow(UnresolvedReference);
});
