import { expect, it } from '@jest/globals';
import { aQueryOrg, idOf } from '../../test/support/query-fixture.ts';

const names = [
  '100%',
  '100 percent',
  'a_b',
  'axb',
  "it's",
  'Müller',
  'MÜLLER',
  'tab\there',
  'c\\d'
];
const { records, run } = aQueryOrg({
  Account: names.map((Name, n) => ({
    Id: idOf('001', n),
    Name,
    Code__c: Name === 'axb' ? 'Key*1' : null,
    ParentId: n === 0 ? idOf('001', 1) : null,
    Founded__c: n === 0 ? '2024-05-14' : null,
    CreatedDate: '2024-05-14T22:30:00.000Z'
  })),
  Contact: [
    { Id: idOf('003', 1), LastName: 'with', AccountId: idOf('001', 0) },
    { Id: idOf('003', 2), LastName: 'without' }
  ]
});

function found(where: string, timeZone = 'UTC'): unknown[] {
  const rows = records(`SELECT Name FROM Account WHERE ${where} ORDER BY Id`, { timeZone });
  return rows.map((row) => (row as { Name: string }).Name);
}

it.each([
  ["Name LIKE '100%'", ['100%', '100 percent']],
  ["Name LIKE '100\\%'", ['100%']],
  ["Name LIKE 'A_B'", ['a_b', 'axb']],
  ["Name LIKE 'a\\_b'", ['a_b']],
  ["Name LIKE 'c\\\\%'", ['c\\d']],
  ["Name LIKE 'm_LLER'", ['Müller', 'MÜLLER']],
  ["Name LIKE 'mü%'", ['Müller', 'MÜLLER']],
  ["Name = 'müller'", ['Müller', 'MÜLLER']],
  ["Name IN ('müller', 'AXB')", ['axb', 'Müller', 'MÜLLER']],
  ["Name = 'IT\\'S'", ["it's"]],
  ["Name = 'tab\\there'", ['tab\there']],
  ["Name = 'c\\\\d'", ['c\\d']],
  ["Name = '\\u0031\\u0030\\u0030\\u0025'", ['100%']],
  ["Code__c = 'Key*1'", ['axb']],
  ["Code__c = 'key*1'", []],
  ["Code__c LIKE 'Key*%'", ['axb']],
  ["Code__c LIKE 'key*%'", []],
  ["Code__c LIKE 'K__*1'", ['axb']]
])('compares text: %s', (where, expected) => {
  expect(found(where)).toEqual(expected);
});

it('takes ids with 15 and with 18 characters', () => {
  const id = idOf('001', 0);
  expect(found(`Id = '${id}'`)).toEqual(['100%']);
  expect(found(`Id = '${id.slice(0, 15)}'`)).toEqual(['100%']);
  expect(found(`Id IN ('${id.slice(0, 15)}', '${idOf('001', 3)}')`)).toEqual(['100%', 'axb']);
  expect(found("ParentId != '' AND Name != null")).toEqual(['100%']);
});

it('takes the day of a datetime in the time zone of the user', () => {
  expect(found('CreatedDate = TODAY')).toEqual([]);
  expect(found('CreatedDate = TODAY', 'Europe/Berlin')).toEqual(names);
  expect(found('Founded__c = YESTERDAY')).toEqual(['100%']);
});

it('reads datetimes with offset and with milliseconds', () => {
  expect(found('CreatedDate = 2024-05-15T00:30:00+02:00')).toEqual(names);
  expect(found('CreatedDate >= 2024-05-14T22:30:00.001Z')).toEqual([]);
});

it('compares parts of dates', () => {
  expect(found('CALENDAR_YEAR(Founded__c) = 2024 AND DAY_IN_MONTH(Founded__c) > 13')).toEqual([
    '100%'
  ]);
  expect(found('DAY_ONLY(CreatedDate) = 2024-05-14')).toEqual(names);
  expect(found('DAY_ONLY(convertTimezone(CreatedDate)) = 2024-05-14', 'Europe/Berlin')).toEqual([]);
});

it('joins by ids without stumbling over missing ones', () => {
  expect(found('Id NOT IN (SELECT AccountId FROM Contact)')).toEqual(names.slice(1));
  const inner = "(SELECT Id FROM Account WHERE Name = 'axb')";
  expect(run(`SELECT COUNT() FROM Contact WHERE AccountId NOT IN ${inner}`).totalSize).toBe(2);
  expect(run(`SELECT COUNT() FROM Contact WHERE AccountId IN ${inner}`).totalSize).toBe(0);
});

it('keeps a value a value, whatever it says', () => {
  const nasty = "x\\' OR Name != \\'";
  expect(found(`Name = '${nasty}'`)).toEqual([]);
  expect(found("Name = '\\'; DROP TABLE \\\"Account\\\"; --'")).toEqual([]);
  expect(found('Id != null')).toEqual(names);
});
