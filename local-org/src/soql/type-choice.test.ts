import { expect, it } from '@jest/globals';
import { aQueryOrg, idOf } from '../../test/support/query-fixture.ts';
import { SoqlError } from './soql-error.ts';

const maya = idOf('005', 1);
const queue = idOf('00G', 1);

const { run, records } = aQueryOrg({
  User: [{ Id: maya, Name: 'Maya', Email: 'maya@acme.test', IsActive: 1 }],
  Group: [{ Id: queue, Name: 'Leads queue' }],
  Account: [
    { Id: idOf('001', 1), Name: 'A', OwnerId: maya },
    { Id: idOf('001', 2), Name: 'B', OwnerId: queue, ParentId: idOf('001', 1) },
    { Id: idOf('001', 3), Name: 'C', ParentId: idOf('001', 2) }
  ],
  Contact: [{ Id: idOf('003', 1), LastName: 'L', AccountId: idOf('001', 2) }]
});

function refusal(soql: string, version?: string) {
  try {
    run(soql, version === undefined ? {} : { apiVersion: version });
  } catch (error) {
    if (error instanceof SoqlError) return { code: error.errorCode, message: error.message };
    throw error;
  }
  throw new Error(`not refused: ${soql}`);
}

it('selects by the object of each parent, and the ELSE for the others', () => {
  const soql =
    'SELECT Name, TYPEOF Owner WHEN User THEN Email, IsActive ELSE Name, Id END FROM Account ORDER BY Name';
  expect(records(soql)).toEqual([
    { Name: 'A', Owner: { Email: 'maya@acme.test', IsActive: true } },
    { Name: 'B', Owner: { Name: 'Leads queue', Id: queue } },
    { Name: 'C', Owner: null }
  ]);
});

it('answers null for an object that has neither WHEN nor ELSE', () => {
  const soql = 'SELECT typeof owner when user then Email end FROM Account ORDER BY Name';
  expect(records(soql)).toEqual([
    { Owner: { Email: 'maya@acme.test' } },
    { Owner: null },
    { Owner: null }
  ]);
});

it('tells a matched parent by its own object and one under ELSE as a Name', () => {
  const soql = 'SELECT TYPEOF Owner WHEN User THEN Id ELSE Id END FROM Account ORDER BY Name';
  const rows = JSON.parse(JSON.stringify(run(soql).rows(0, 2))) as object[];
  const url = '/services/data/v66.0/sobjects';
  expect(rows).toMatchObject([
    { Owner: { attributes: { type: 'User', url: `${url}/User/${maya}` } } },
    { Owner: { attributes: { type: 'Name', url: `${url}/Group/${queue}` } } }
  ]);
});

it('takes the same field in several branches', () => {
  const soql =
    'SELECT TYPEOF Owner WHEN User THEN Name WHEN Group THEN Name, Id END FROM Account ORDER BY Name';
  expect(records(soql)).toEqual([
    { Owner: { Name: 'Maya' } },
    { Owner: { Name: 'Leads queue', Id: queue } },
    { Owner: null }
  ]);
});

it('reaches parents, stands in child sets, and leaves room for filters by type', () => {
  const choice = 'TYPEOF Account.Owner WHEN Group THEN Name END';
  expect(records(`SELECT Account.Name, ${choice} FROM Contact`)).toEqual([
    { Account: { Name: 'B', Owner: { Name: 'Leads queue' } } }
  ]);
  expect(
    records(
      'SELECT (SELECT TYPEOF Owner WHEN Group THEN Id END FROM ChildAccounts) FROM Account ' +
        "WHERE Owner.Type = 'User'"
    )
  ).toMatchObject([{ ChildAccounts: { records: [{ Owner: { Id: queue } }] } }]);
});

it.each([
  ['TYPEOF Parent WHEN Account THEN Id END FROM Account', 'MALFORMED_QUERY', /several objects/],
  ['TYPEOF Owner WHEN Contact THEN Id END FROM Account', 'INVALID_TYPE', /does not lead to/],
  ['TYPEOF Owner WHEN Nothing THEN Id END FROM Account', 'INVALID_TYPE', /not supported/],
  ['TYPEOF Nothing WHEN User THEN Id END FROM Account', 'INVALID_FIELD', /relationship 'Nothing'/],
  ['TYPEOF Owner WHEN User THEN Nothing END FROM Account', 'INVALID_FIELD', /entity 'User'/],
  ['TYPEOF Owner WHEN User THEN Id ELSE Code__c END FROM Account', 'INVALID_FIELD', /'Name'/],
  ['TYPEOF Owner WHEN User THEN Id, Id END FROM Account', 'INVALID_FIELD', /duplicate field/],
  [
    'TYPEOF Owner WHEN User THEN Id WHEN User THEN Name END FROM Account',
    'MALFORMED_QUERY',
    /more than once/
  ],
  ['Owner.Name, TYPEOF Owner WHEN User THEN Id END FROM Account', 'MALFORMED_QUERY', /again/],
  ['TYPEOF Owner WHEN User THEN Id END, Owner.Name FROM Account', 'MALFORMED_QUERY', /again/],
  [
    'TYPEOF Owner WHEN User THEN Id END, TYPEOF Owner WHEN Group THEN Id END FROM Account',
    'MALFORMED_QUERY',
    /again/
  ],
  [
    'TYPEOF Owner WHEN User THEN TYPEOF Owner WHEN User THEN Id END END FROM Account',
    'MALFORMED_QUERY',
    /unexpected token/
  ],
  ['TYPEOF Owner ELSE Id END FROM Account', 'MALFORMED_QUERY', /unexpected token/],
  [
    'COUNT(Id), TYPEOF Owner WHEN User THEN Id END FROM Account',
    'MALFORMED_QUERY',
    /not allowed in queries that return groups/
  ],
  [
    'Name, TYPEOF Owner WHEN User THEN Id END FROM Account GROUP BY Name',
    'MALFORMED_QUERY',
    /not allowed in queries that return groups/
  ],
  [
    'Id FROM Account WHERE TYPEOF Owner WHEN User THEN Id END != null',
    'MALFORMED_QUERY',
    /unexpected token/
  ],
  [
    'Id FROM Contact WHERE AccountId IN (SELECT TYPEOF Owner WHEN User THEN Id END FROM Account)',
    'MALFORMED_QUERY',
    /./
  ]
])('documented: refuses SELECT %s', (rest, code, message) => {
  const refused = refusal(`SELECT ${rest}`);
  expect(refused.code).toBe(code);
  expect(refused.message).toMatch(message);
});

it('recorded: does not know TYPEOF before version 46.0', () => {
  const soql = 'SELECT TYPEOF Owner WHEN User THEN Id END FROM Account';
  expect(refusal(soql, '45.0').message).toMatch(/TYPEOF expressions are not supported/);
  expect(run(soql, { apiVersion: '46.0' }).totalSize).toBe(3);
});

it('treats what the user may not read as if it were not there', () => {
  const limited = aQueryOrg({}, { hidden: ['User.Email', 'Group'] });
  const code = (soql: string) => {
    try {
      limited.run(soql);
      return 'taken';
    } catch (error) {
      return (error as SoqlError).errorCode;
    }
  };
  expect(code('SELECT TYPEOF Owner WHEN User THEN Name END FROM Account')).toBe('taken');
  expect(code('SELECT TYPEOF Owner WHEN User THEN Email END FROM Account')).toBe('INVALID_FIELD');
  expect(code('SELECT TYPEOF Owner WHEN Group THEN Id END FROM Account')).toBe('INVALID_TYPE');
});
