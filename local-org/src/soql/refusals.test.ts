import { expect, it } from '@jest/globals';
import { aQueryOrg, idOf } from '../../test/support/query-fixture.ts';
import { SoqlError } from './index.ts';

const { run } = aQueryOrg();

function refusal(soql: string, query = run): { code: string; message: string } {
  try {
    query(soql);
  } catch (error) {
    if (error instanceof SoqlError) return { code: error.errorCode, message: error.message };
    throw error;
  }
  throw new Error(`accepted: ${soql}`);
}

const wsdl = 'Please reference your WSDL or the describe call for the appropriate names.';

it('shows the place of an unknown column as Salesforce does', () => {
  expect(refusal('Select Id, Nope, Industry, Name from Account')).toEqual({
    code: 'INVALID_FIELD',
    message:
      '\nSelect Id, Nope, Industry, Name from Account\n           ^\nERROR at Row:1:Column:12\n' +
      "No such column 'Nope' on entity 'Account'. If you are attempting to use a custom field, " +
      `be sure to append the '__c' after the custom field name. ${wsdl}`
  });
});

it('cuts the fragment at words, with 32 characters and more on each side', () => {
  const names = 'Name, Industry, NumberOfEmployees, AnnualRevenue, Founded__c';
  const { message } = refusal(
    `SELECT Id, ${names}, Bad, ParentId, CreatedDate, IsDeleted, OwnerId FROM Account`
  );
  expect(message.split('\n').slice(1, 4)).toEqual([
    'NumberOfEmployees, AnnualRevenue, Founded__c, Bad, ParentId, CreatedDate, IsDeleted',
    '                                              ^',
    'ERROR at Row:1:Column:74'
  ]);
});

it('counts rows and shows the one with the mistake', () => {
  const { message } = refusal('SELECT Id\nFROM Account\nWHERE Bad = 1');
  expect(message.split('\n').slice(1, 4)).toEqual([
    'WHERE Bad = 1',
    '      ^',
    'ERROR at Row:3:Column:7'
  ]);
});

it.each([
  ['SELEKT Id FROM Account', 'MALFORMED_QUERY', /^unexpected token: SELEKT$/],
  ['SELECT Id FROM', 'MALFORMED_QUERY', /\nERROR at Row:1:Column:15\nunexpected token: '<EOF>'$/],
  ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', /unexpected token: 'WHERE'/],
  ["SELECT Id FROM Account WHERE Name = 'x' AND Id = '' OR Id = ''", 'MALFORMED_QUERY', /'OR'/],
  ["SELECT Id FROM Account WHERE Name = 'x' AND NOT Id = ''", 'MALFORMED_QUERY', /unexpected/],
  ["SELECT Id FROM Account WHERE Name = 'x", 'MALFORMED_QUERY', /unexpected/],
  ["SELECT Id FROM Account WHERE Name = 'a''b'", 'MALFORMED_QUERY', /unexpected/],
  ["SELECT Id FROM Account WHERE Name = 'a\\q'", 'MALFORMED_QUERY', /Illegal character sequence/],
  [
    'SELECT Id FROM Account LIMIT 1; DROP TABLE Account',
    'MALFORMED_QUERY',
    /unexpected token: ';'/
  ],
  ['SELECT Id FROM Account WHERE CreatedDate > 2024-02-30', 'MALFORMED_QUERY', /Invalid date/],
  ['   ', 'MALFORMED_QUERY', /has to be specified/],
  ['SELECT Id FROM Nope__c', 'INVALID_TYPE', /sObject type 'Nope__c' is not supported/],
  ['SELECT Id, id FROM Account', 'INVALID_FIELD', /^duplicate field selected: Id$/],
  [
    'SELECT Nope.Name FROM Contact',
    'INVALID_FIELD',
    /understand relationship 'Nope' in field path/
  ],
  ['SELECT (SELECT Id FROM Nopes) FROM Account', 'INVALID_TYPE', /relationship 'Nopes' in FROM/],
  ['SELECT Owner.Industry FROM Account', 'INVALID_FIELD', /column 'Industry' on entity 'Name'/],
  ['SELECT Id FROM Account LIMIT 1 OFFSET 2001', 'NUMBER_OUTSIDE_VALID_RANGE', /is 2000/],
  ['SELECT FIELDS(ALL) FROM Account', 'MALFORMED_QUERY', /must have a LIMIT of at most 200/],
  ['SELECT FIELDS(CUSTOM) FROM Account LIMIT 201', 'MALFORMED_QUERY', /at most 200/],
  ['SELECT FIELDS(ALL), Id FROM Account LIMIT 9', 'INVALID_FIELD', /duplicate field selected/],
  ["SELECT Id FROM Account WHERE Description = 'x'", 'INVALID_FIELD', /can not be filtered/],
  ['SELECT Id FROM Account ORDER BY Description', 'INVALID_FIELD', /can not be sorted/],
  ['SELECT Id FROM Account WHERE Name = 5', 'INVALID_FIELD', /of type string and should be enclo/],
  ["SELECT Id FROM Account WHERE AnnualRevenue > '5'", 'INVALID_FIELD', /double and should not be/],
  ["SELECT Id FROM Account WHERE NumberOfEmployees = '5'", 'INVALID_FIELD', /of type int and/],
  [
    "SELECT Id FROM Account WHERE IsPartner__c = 'true'",
    'INVALID_FIELD',
    /type boolean and should/
  ],
  ["SELECT Id FROM Account WHERE CreatedDate = '2024-01-01'", 'INVALID_FIELD', /of type dateTime/],
  ['SELECT Id FROM Account WHERE CreatedDate = 2024-01-01', 'INVALID_FIELD', /of type dateTime/],
  [
    'SELECT Id FROM Account WHERE Founded__c = 2024-01-01T00:00:00Z',
    'INVALID_FIELD',
    /type date and/
  ],
  [
    "SELECT Id FROM Account WHERE Id = 'nope'",
    'INVALID_QUERY_FILTER_OPERATOR',
    /invalid ID field: nope/
  ],
  ["SELECT Id FROM Account WHERE Id LIKE '001%'", 'INVALID_QUERY_FILTER_OPERATOR', /on id field/],
  [
    "SELECT Id FROM Account WHERE Tags__c LIKE 'a'",
    'INVALID_QUERY_FILTER_OPERATOR',
    /multipicklist/
  ],
  ['SELECT Id FROM Account WHERE IsPartner__c > true', 'INVALID_QUERY_FILTER_OPERATOR', /boolean/],
  ["SELECT Id FROM Account WHERE Name INCLUDES ('a')", 'INVALID_QUERY_FILTER_OPERATOR', /string/],
  ['SELECT Name n FROM Account', 'MALFORMED_QUERY', /only aggregate expressions use field alias/],
  ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', /grouped or aggregated: Name$/],
  ['SELECT COUNT(Id) FROM Account LIMIT 1', 'MALFORMED_QUERY', /cannot also use LIMIT/],
  ['SELECT CreatedDate FROM Account GROUP BY CreatedDate', 'INVALID_FIELD', /can not be grouped/],
  ['SELECT SUM(Name) FROM Account', 'MALFORMED_QUERY', /does not support aggregate operator SUM/],
  ['SELECT Id FROM Account WHERE COUNT(Id) > 1', 'MALFORMED_QUERY', /not allowed here/],
  [
    'SELECT Id FROM Account WHERE Name = :name',
    'MALFORMED_QUERY',
    /Bind variables only allowed in/
  ],
  ['SELECT Id FROM Account LIMIT :n', 'MALFORMED_QUERY', /Bind variables only allowed in Apex/],
  ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY', /ALL ROWS is only allowed in Apex/],
  ['SELECT Id FROM Account WITH USER_MODE', 'MALFORMED_QUERY', /WITH USER_MODE is only allowed/],
  ['SELECT Id FROM Account WITH SECURITY_ENFORCED', 'MALFORMED_QUERY', /only allowed in Apex/],
  ['SELECT Id FROM Account FOR UPDATE', 'MALFORMED_QUERY', /only allowed in Apex/],
  [
    'SELECT FORMAT(CreatedDate) FROM Account',
    'MALFORMED_QUERY',
    /not implemented in local-org: FOR/
  ],
  ['SELECT toLabel(Name) FROM Account', 'MALFORMED_QUERY', /not implemented in local-org: toLabel/],
  ["SELECT Id FROM Account WHERE toLabel(Industry) = 'Retail'", 'MALFORMED_QUERY', /toLabel/],
  ['SELECT toLabel(Industry), Industry FROM Account', 'INVALID_FIELD', /duplicate field selected/],
  [
    "SELECT Id FROM Account WHERE Name = 'x' OR Id IN (SELECT AccountId FROM Contact)",
    'MALFORMED_QUERY',
    /not allowed with the 'OR' operator/
  ],
  [
    'SELECT Id FROM Account WHERE Name IN (SELECT AccountId FROM Contact)',
    'MALFORMED_QUERY',
    /should be an id field, cannot use: 'Name'/
  ],
  [
    'SELECT Id FROM Account WHERE Id IN (SELECT ParentId FROM Account)',
    'MALFORMED_QUERY',
    /should not be on the same object type/
  ]
])('refuses %s', (soql, code, message) => {
  const refused = refusal(soql);
  expect(refused.code).toBe(code);
  expect(refused.message).toMatch(message);
});

it('treats what the user may not read as if it were not there', () => {
  const limited = aQueryOrg({}, { hidden: ['Contact.Email', 'Contact.AccountId', 'Activity__c'] });
  const code = (soql: string) => refusal(soql, limited.run).code;
  expect(refusal('SELECT Email FROM Contact', limited.run).message).toMatch(
    /No such column 'Email' on entity 'Contact'/
  );
  expect(code("SELECT Id FROM Contact WHERE Email = 'a@b.c'")).toBe('INVALID_FIELD');
  expect(code('SELECT Id FROM Contact ORDER BY Email')).toBe('INVALID_FIELD');
  expect(code('SELECT Account.Name FROM Contact')).toBe('INVALID_FIELD');
  expect(code('SELECT (SELECT Id FROM Contacts) FROM Account')).toBe('INVALID_TYPE');
  expect(code('SELECT Id FROM Activity__c')).toBe('INVALID_TYPE');
  expect(code('SELECT (SELECT Id FROM Activities__r) FROM Contact')).toBe('INVALID_TYPE');
});

it('documented: refuses statements over 100,000 characters and strings over 4,000', () => {
  const ids = Array.from({ length: 5000 }, (_, index) => `'${idOf('001', index)}'`);
  const inside = `SELECT Id FROM Account WHERE Id IN (${ids.slice(0, 4700).join(',')})`;
  expect(run(inside).totalSize).toBe(0);
  const outside = `SELECT Id FROM Account WHERE Id IN (${ids.join(',')})`;
  expect(refusal(outside)).toMatchObject({ code: 'MALFORMED_QUERY' });
  const text = (length: number) => `SELECT Id FROM Account WHERE Name = '${'x'.repeat(length)}'`;
  expect(run(text(4000)).totalSize).toBe(0);
  expect(refusal(text(4001)).code).toBe('MALFORMED_QUERY');
});

it('documented: walks five levels to parents and not six', () => {
  const path = (levels: number) => `SELECT ${'Parent.'.repeat(levels)}Name FROM Account`;
  expect(run(path(5)).totalSize).toBe(0);
  expect(refusal(path(6)).code).toBe('MALFORMED_QUERY');
});
