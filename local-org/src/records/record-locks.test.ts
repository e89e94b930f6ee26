import { expect, it } from '@jest/globals';
import { LibraryOrg } from '../../test/support/library-org.ts';
import type { RowResult, Session } from './row-result.ts';

/** A library whose writes lock the shelves of their books for ten seconds. */
function aLockingOrg() {
  const org = new LibraryOrg();
  org.records.switches.parentLockMilliseconds = 10_000;
  const as = (transaction: string): Session => ({ ...org.admin, options: { transaction } });
  const shelves = [org.shelf('s1'), org.shelf('s2')] as const;
  let number = 0;
  const addBook = (transaction: string, shelf: string) => {
    const row = { ExternalId__c: `b${(number += 1)}`, Shelf__c: shelf };
    return codeOf(org.records.insert(as(transaction), 'Book__c', [row]));
  };
  return { org, as, shelves, addBook };
}

function codeOf([result]: readonly RowResult[]): string | undefined {
  return result?.success ? undefined : result?.errors[0]?.statusCode;
}

it('lets two transactions collide over one parent, and not over two', () => {
  const { shelves, addBook } = aLockingOrg();
  expect(addBook('one', shelves[0])).toBeUndefined();
  expect(addBook('two', shelves[0])).toBe('UNABLE_TO_LOCK_ROW');
  expect(addBook('two', shelves[1])).toBeUndefined();
  expect(addBook('one', shelves[0])).toBeUndefined();
});

it('holds a lock for its time on the clock, or until it is released', () => {
  const { org, shelves, addBook } = aLockingOrg();
  addBook('one', shelves[0]);
  org.clock.advance(9999);
  expect(addBook('two', shelves[0])).toBe('UNABLE_TO_LOCK_ROW');
  org.clock.advance(1);
  expect(addBook('two', shelves[0])).toBeUndefined();
  org.records.locks.release('two');
  expect(addBook('three', shelves[0])).toBeUndefined();
});

it('locks the changed rows and, when one is deleted, its parent', () => {
  const { org, as, shelves } = aLockingOrg();
  const book = org.book('known', shelves[0]);
  const change = (transaction: string) =>
    codeOf(org.records.update(as(transaction), 'Book__c', [{ Id: book, Isbn__c: '1' }]));
  expect(change('one')).toBeUndefined();
  expect(change('two')).toBe('UNABLE_TO_LOCK_ROW');
  org.records.locks.clear();
  expect(codeOf(org.records.delete(as('one'), [book]))).toBeUndefined();
  expect(org.records.locks.list().map(({ id }) => id)).toEqual([book, shelves[0]]);
});

it('locks nothing while the switch is off', () => {
  const { org, shelves, addBook } = aLockingOrg();
  org.records.switches.parentLockMilliseconds = 0;
  expect(addBook('one', shelves[0])).toBeUndefined();
  expect(addBook('two', shelves[0])).toBeUndefined();
  expect(org.records.locks.isFree).toBe(true);
});
