import { expect, it } from '@jest/globals';
import { PEOPLE_PAGE, peopleQuery, toPeoplePage } from './people-query.ts';

const row = (id: string, given: object = {}) => ({
  Id: id,
  Name: 'Ada Stone',
  Email: 'ada@porch.example',
  AccountId: null,
  IsDeleted: false,
  SystemModstamp: '2026-01-02T03:04:05.000+0000',
  ...given
});

function page(records: object[], done = true) {
  return toPeoplePage('Contact', { status: 200, body: { records, done } });
}

it('reads everything at first, then from a moment on, then behind the last row of a page', () => {
  const stamp = '2026-01-02T03:04:05.000Z';
  expect(peopleQuery({ object: 'Lead', stamp: null, recordId: null })).not.toContain('WHERE');
  expect(peopleQuery({ object: 'Lead', stamp, recordId: null })).toContain(
    'WHERE SystemModstamp >= 2026-01-02T03:04:05Z ORDER BY SystemModstamp, Id'
  );
  expect(peopleQuery({ object: 'Lead', stamp, recordId: '00QA' })).toContain(
    "SystemModstamp > 2026-01-02T03:04:05Z OR (SystemModstamp = 2026-01-02T03:04:05Z AND Id > '00QA')"
  );
});

it('tells the living from the deleted', () => {
  const answer = page([row('003A'), row('003B', { IsDeleted: true })]);
  expect(answer.people).toMatchObject([
    { recordId: '003A', systemModstamp: '2026-01-02T03:04:05.000Z', isConverted: false }
  ]);
  expect(answer.deleted).toEqual(['003B']);
  expect(answer.next).toBeNull();
});

it('goes on behind the last row, deleted or not, when the page was full or the org sent less', () => {
  const rows = [row('003A'), row('003B', { IsDeleted: true })];
  const next = { object: 'Contact', stamp: '2026-01-02T03:04:05.000Z', recordId: '003B' };
  expect(page(rows, false).next).toEqual(next);
  const full = Array.from({ length: PEOPLE_PAGE }, (_, index) => row(`003${index}`));
  expect(page(full).next?.recordId).toBe(`003${PEOPLE_PAGE - 1}`);
});

it('passes on why the org refuses', () => {
  const body = [{ errorCode: 'INVALID_TYPE', message: 'not supported' }];
  expect(toPeoplePage('Lead', { status: 400, body })).toMatchObject({
    people: [],
    next: null,
    error: { code: 'INVALID_TYPE' }
  });
});
