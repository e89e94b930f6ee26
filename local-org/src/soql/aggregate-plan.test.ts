import { expect, it } from '@jest/globals';
import { aQueryOrg, idOf } from '../../test/support/query-fixture.ts';

const rows = [
  { Name: 'A', Industry: 'Retail', AnnualRevenue: 10, NumberOfEmployees: 1, day: '2023-12-31' },
  { Name: 'B', Industry: 'retail', AnnualRevenue: 20, NumberOfEmployees: 2, day: '2024-01-01' },
  { Name: 'C', Industry: 'Banking', AnnualRevenue: null, NumberOfEmployees: 3, day: '2024-01-31' },
  { Name: 'D', Industry: null, AnnualRevenue: 5, NumberOfEmployees: 3, day: null }
].map(({ day, ...row }, index) => ({
  ...row,
  Id: idOf('001', index),
  Founded__c: day,
  ParentId: index < 2 ? idOf('001', 3) : null,
  CreatedDate: `2024-01-0${index + 1}T23:30:00.000Z`
}));

const { run, records } = aQueryOrg({ Account: rows });

it('computes every aggregate function over the rows, ignoring nulls', () => {
  const soql = `SELECT COUNT(Id), COUNT(AnnualRevenue) known, COUNT_DISTINCT(Industry),
    SUM(AnnualRevenue) total, AVG(AnnualRevenue), MIN(Founded__c), MAX(CreatedDate) FROM Account`;
  const result = run(soql);
  expect(result.aggregate).toBe(true);
  expect(result.rows(0, 10)).toEqual([
    {
      attributes: { type: 'AggregateResult' },
      expr0: 4,
      known: 3,
      expr1: 2,
      total: 35,
      expr2: 35 / 3,
      expr3: '2023-12-31',
      expr4: '2024-01-04T23:30:00.000+0000'
    }
  ]);
});

it('groups text without case and null as a group of its own', () => {
  const soql = `SELECT Industry, COUNT(Id) n FROM Account GROUP BY Industry ORDER BY COUNT(Id) DESC,
    Industry`;
  expect(records(soql)).toMatchObject([{ n: 2 }, { Industry: null, n: 1 }, { n: 1 }]);
});

it('keeps groups by HAVING, on aggregates and on group keys', () => {
  const soql = 'SELECT Industry, SUM(AnnualRevenue) total FROM Account GROUP BY Industry HAVING ';
  expect(records(`${soql} SUM(AnnualRevenue) > 10`)).toMatchObject([{ total: 30 }]);
  expect(records(`${soql} COUNT(Id) = 1 AND Industry != null`)).toEqual([
    { Industry: 'Banking', total: null }
  ]);
  expect(records(`${soql} MIN(Name) = 'a'`)).toHaveLength(1);
});

it('groups by a parent field', () => {
  const soql =
    'SELECT Parent.Name, COUNT(Id) n FROM Account GROUP BY Parent.Name ORDER BY Parent.Name';
  expect(records(soql)).toEqual([
    { Name: null, n: 2 },
    { Name: 'D', n: 2 }
  ]);
});

it('groups by parts of a date', () => {
  const soql = `SELECT CALENDAR_YEAR(Founded__c) y, CALENDAR_MONTH(Founded__c), COUNT(Id) FROM
    Account WHERE Founded__c != null GROUP BY CALENDAR_YEAR(Founded__c), CALENDAR_MONTH(Founded__c)
    ORDER BY CALENDAR_YEAR(Founded__c)`;
  expect(records(soql)).toEqual([
    { y: 2023, expr0: 12, expr1: 1 },
    { y: 2024, expr0: 1, expr1: 2 }
  ]);
});

it('documented: takes the days of a datetime in UTC, or in the user zone by convertTimezone()', () => {
  const days = (argument: string) =>
    records(
      `SELECT DAY_ONLY(${argument}) d FROM Account WHERE Name = 'A' GROUP BY DAY_ONLY(${argument})`,
      { timeZone: 'Europe/Berlin' }
    );
  expect(days('CreatedDate')).toEqual([{ d: '2024-01-01' }]);
  expect(days('convertTimezone(CreatedDate)')).toEqual([{ d: '2024-01-02' }]);
});

it('refuses more groups than one page', () => {
  const many = aQueryOrg({
    Account: Array.from({ length: 2001 }, (_, n) => ({ Id: idOf('001', n), Name: `n${n}` }))
  });
  const soql = 'SELECT Name FROM Account GROUP BY Name';
  expect(() => many.run(soql)).toThrow('Aggregate query does not support queryMore()');
  expect(many.run(`${soql} LIMIT 2000`).totalSize).toBe(2000);
});
