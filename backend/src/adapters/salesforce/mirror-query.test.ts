import { expect, it } from '@jest/globals';
import type { MirrorPosition } from './mirror-page.ts';
import { MIRROR_PAGE, mirrorQuery, toMirrorPage } from './mirror-query.ts';
import { Namespace } from './namespace.ts';

const row = (id: string, given: object = {}) => ({
  Id: id,
  Name: 'Ada Stone',
  Email: 'ada@porch.example',
  AccountId: null,
  IsDeleted: false,
  SystemModstamp: '2026-01-02T03:04:05.000+0000',
  ...given
});

const unpackaged = new Namespace('');

function page(records: object[], done = true) {
  return toMirrorPage('Contact', { status: 200, body: { records, done } }, unpackaged);
}

function query(position: MirrorPosition, namespace = unpackaged): string {
  return mirrorQuery(position, { namespace, userId: '005U' });
}

it('reads everything at first, then from a moment on, then behind the last row of a page', () => {
  const stamp = '2026-01-02T03:04:05.000Z';
  expect(query({ object: 'Lead', stamp: null, recordId: null })).not.toContain('WHERE');
  expect(query({ object: 'Lead', stamp, recordId: null })).toContain(
    'WHERE SystemModstamp >= 2026-01-02T03:04:05Z ORDER BY SystemModstamp, Id'
  );
  expect(query({ object: 'Lead', stamp, recordId: '00QA' })).toContain(
    "WHERE (SystemModstamp > 2026-01-02T03:04:05Z OR (SystemModstamp = 2026-01-02T03:04:05Z AND Id > '00QA'))"
  );
});

it('tells the living from the deleted', () => {
  const answer = page([row('003A'), row('003B', { IsDeleted: true })]);
  expect(answer.rows).toMatchObject([
    { recordId: '003A', systemModstamp: '2026-01-02T03:04:05.000Z', isConverted: false }
  ]);
  expect(answer.gone).toEqual([{ recordId: '003B', masterId: null }]);
  expect(answer.next).toBeNull();
});

it('goes on behind the last row, deleted or not, when the page was full or the org sent less', () => {
  const rows = [row('003A'), row('003B', { IsDeleted: true })];
  const next = { object: 'Contact', stamp: '2026-01-02T03:04:05.000Z', recordId: '003B' };
  expect(page(rows, false).next).toEqual(next);
  const full = Array.from({ length: MIRROR_PAGE }, (_, index) => row(`003${index}`));
  expect(page(full).next?.recordId).toBe(`003${MIRROR_PAGE - 1}`);
});

it('passes on why the org refuses', () => {
  const body = [{ errorCode: 'INVALID_TYPE', message: 'not supported' }];
  expect(toMirrorPage('Lead', { status: 400, body }, unpackaged)).toMatchObject({
    rows: [],
    next: null,
    error: { code: 'INVALID_TYPE' }
  });
});

it('names the record that took the place of a merged one', () => {
  const merged = row('003B', { IsDeleted: true, MasterRecordId: '003A' });
  expect(page([merged]).gone).toEqual([{ recordId: '003B', masterId: '003A' }]);
});

it('asks only for members that a person locked or changed, in the names of a packaged org', () => {
  const packaged = new Namespace('porchlight');
  const soql = query({ object: 'Member__c', stamp: null, recordId: null }, packaged);
  expect(soql).toContain('FROM porchlight__Member__c WHERE IsDeleted = false');
  expect(soql).toContain("(porchlight__MatchLocked__c = true OR LastModifiedById != '005U')");
  const body = {
    done: true,
    records: [
      row('a01A', {
        porchlight__ExternalId__c: 'slack:T1:U1',
        porchlight__Contact__c: '003A',
        porchlight__MatchLocked__c: true
      })
    ]
  };
  expect(toMirrorPage('Member__c', { status: 200, body }, packaged).rows).toEqual([
    {
      memberKey: 'slack:T1:U1',
      contactId: '003A',
      leadId: null,
      accountId: null,
      locked: true,
      systemModstamp: '2026-01-02T03:04:05.000Z'
    }
  ]);
});
