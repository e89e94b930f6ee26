import { expect, it } from '@jest/globals';
import { aQueryOrg, idOf } from '../../test/support/query-fixture.ts';

const acme = idOf('001', 1);
const globex = idOf('001', 2);
const initech = idOf('001', 3);
const maya = idOf('005', 1);
const queue = idOf('00G', 1);
const ada = idOf('003', 1);
const ben = idOf('003', 2);
const cleo = idOf('003', 3);
const stray = idOf('003', 4);

const created = {
  CreatedDate: '2024-05-01T10:00:00.000Z',
  SystemModstamp: '2024-05-14T09:30:00.000Z'
};

const rows = {
  User: [{ Id: maya, Name: 'Maya', Email: 'maya@acme.test', IsActive: 1 }],
  Group: [{ Id: queue, Name: 'Leads queue' }],
  Account: [
    { Id: acme, Name: 'Acme', Industry: 'Retail', IsPartner__c: 1, OwnerId: maya, ...created },
    { Id: globex, Name: 'globex', ParentId: acme, OwnerId: queue, ...created },
    { Id: initech, Name: 'Initech', Industry: 'Banking', ParentId: globex, ...created }
  ],
  Contact: [
    { Id: ada, LastName: 'Lovelace', Email: 'Ada@Acme.test', AccountId: acme, ...created },
    { Id: ben, LastName: 'Bell', AccountId: acme, ReportsToId: ada, ...created },
    { Id: cleo, LastName: 'Chan', AccountId: globex, IsDeleted: 1, ...created },
    { Id: stray, LastName: 'Dove', ...created }
  ],
  Activity__c: [
    { Id: idOf('a00', 1), Name: 'one', Contact__c: ada, OccurredAt__c: '2024-05-02T00:00:00.000Z' },
    { Id: idOf('a00', 2), Name: 'two', Contact__c: ada, OccurredAt__c: '2024-05-03T00:00:00.000Z' },
    {
      Id: idOf('a00', 3),
      Name: 'three',
      Contact__c: ben,
      OccurredAt__c: '2024-05-04T00:00:00.000Z'
    }
  ]
};

it('answers records with attributes, wire values and nested parents in the selected order', () => {
  const { run } = aQueryOrg(rows);
  const soql = 'select lastname, account.name, Account.IsPartner__c, CreatedDate, Id from contact';
  const result = run(`${soql} WHERE Id = '${ada}'`, { apiVersion: '60.0' });

  expect(result.entity).toBe('Contact');
  expect(result.totalSize).toBe(1);
  expect(JSON.stringify(result.rows(0, 10))).toBe(
    JSON.stringify([
      {
        attributes: { type: 'Contact', url: `/services/data/v60.0/sobjects/Contact/${ada}` },
        LastName: 'Lovelace',
        Account: {
          attributes: { type: 'Account', url: `/services/data/v60.0/sobjects/Account/${acme}` },
          Name: 'Acme',
          IsPartner__c: true
        },
        CreatedDate: '2024-05-01T10:00:00.000+0000',
        Id: ada
      }
    ])
  );
});

it('answers null for a missing parent and keeps the row', () => {
  const { records } = aQueryOrg(rows);
  expect(records(`SELECT Account.Parent.Name FROM Contact WHERE Id = '${stray}'`)).toEqual([
    { Account: null }
  ]);
  expect(records(`SELECT Account.Parent.Name FROM Contact WHERE Id = '${ada}'`)).toEqual([
    { Account: { Parent: null } }
  ]);
});

it('accepts an alias and the object name before a field', () => {
  const { records } = aQueryOrg(rows);
  const soql = `SELECT a.Name, Account.Industry FROM Account a WHERE a.Id = '${acme}'`;
  expect(records(soql)).toEqual([{ Name: 'Acme', Industry: 'Retail' }]);
});

it('reads the owner through a lookup to users and groups as object Name', () => {
  const { run, records } = aQueryOrg(rows);
  const soql = 'SELECT Owner.Name, Owner.Type FROM Account';
  const [first] = run(`${soql} WHERE Owner.Type = 'Group'`).rows(0, 1);
  expect(first?.['Owner']).toEqual({
    attributes: { type: 'Name', url: `/services/data/v66.0/sobjects/Group/${queue}` },
    Name: 'Leads queue',
    Type: 'Group'
  });
  expect(records(`${soql} WHERE Owner.Name = 'maya'`)).toEqual([
    { Owner: { Name: 'Maya', Type: 'User' } }
  ]);
});

it('nests children with their own filter, order and limit, and null where there are none', () => {
  const { records } = aQueryOrg(rows);
  const soql = `SELECT Name, (SELECT LastName, (SELECT Name FROM Activities__r
    ORDER BY OccurredAt__c DESC LIMIT 1) FROM Contacts ORDER BY LastName) FROM Account
    ORDER BY Name LIMIT 2`;
  const newest = (name: string) => ({ totalSize: 1, done: true, records: [{ Name: name }] });
  expect(records(soql)).toEqual([
    {
      Name: 'Acme',
      Contacts: {
        totalSize: 2,
        done: true,
        records: [
          { LastName: 'Bell', Activities__r: newest('three') },
          { LastName: 'Lovelace', Activities__r: newest('two') }
        ]
      }
    },
    { Name: 'globex', Contacts: null }
  ]);
});

it('leaves the recycle bin out unless asked', () => {
  const { run } = aQueryOrg(rows);
  expect(run('SELECT COUNT() FROM Contact').totalSize).toBe(3);
  expect(run('SELECT COUNT() FROM Contact', { includeDeleted: true }).totalSize).toBe(4);
  const soql = `SELECT (SELECT Id FROM Contacts) FROM Account WHERE Id = '${globex}'`;
  expect(run(soql).rows(0, 1)[0]?.['Contacts']).toBeNull();
  expect(run(soql, { includeDeleted: true }).rows(0, 1)[0]?.['Contacts']).toMatchObject({
    totalSize: 1
  });
});

it('counts with COUNT() as total size without records, within LIMIT', () => {
  const { run } = aQueryOrg(rows);
  const result = run("SELECT COUNT() FROM Contact WHERE Account.Name = 'ACME'");
  expect([result.totalSize, result.rows(0, 10)]).toEqual([2, []]);
  expect(run('SELECT COUNT() FROM Contact LIMIT 1').totalSize).toBe(1);
});

it('joins both ways by id: IN finds parents, NOT IN the rest', () => {
  const { records } = aQueryOrg(rows);
  const inner = "(SELECT AccountId FROM Contact WHERE Email LIKE '%@acme.test')";
  expect(records(`SELECT Name FROM Account WHERE Id IN ${inner}`)).toEqual([{ Name: 'Acme' }]);
  expect(records(`SELECT Name FROM Account WHERE Id NOT IN ${inner} ORDER BY Name`)).toEqual([
    { Name: 'globex' },
    { Name: 'Initech' }
  ]);
});

it('orders text without case, picklists by their values, nulls first in both directions', () => {
  const { records } = aQueryOrg(rows);
  const names = (order: string) =>
    records(`SELECT Name FROM Account ORDER BY ${order}`).map((row) => (row as Row)['Name']);
  expect(names('Name')).toEqual(['Acme', 'globex', 'Initech']);
  expect(names('Industry')).toEqual(['globex', 'Initech', 'Acme']);
  expect(names('Industry DESC')).toEqual(['globex', 'Acme', 'Initech']);
  expect(names('Industry DESC NULLS LAST')).toEqual(['Acme', 'Initech', 'globex']);
  expect(names('Parent.Name ASC NULLS LAST')).toEqual(['globex', 'Initech', 'Acme']);
});

it('pages with LIMIT and OFFSET', () => {
  const { records } = aQueryOrg(rows);
  const soql = 'SELECT Name FROM Account ORDER BY Name LIMIT 1 OFFSET 1';
  expect(records(soql)).toEqual([{ Name: 'globex' }]);
});

it('lists every readable field of a group with FIELDS()', () => {
  const { records } = aQueryOrg(rows, { hidden: ['Account.Tags__c'] });
  const [custom] = records('SELECT FIELDS(CUSTOM) FROM Account LIMIT 1');
  expect(Object.keys(custom as Row)).toEqual(['IsPartner__c', 'Founded__c', 'Code__c']);
  const [standard] = records('SELECT FIELDS(STANDARD) FROM Account');
  expect(Object.keys(standard as Row)).toContain('Industry');
  expect(Object.keys(standard as Row)).not.toContain('Code__c');
  expect(records(`SELECT FIELDS(ALL) FROM Account WHERE Id IN ('${acme}')`)).toHaveLength(1);
});

it('accepts FOR VIEW and FOR REFERENCE', () => {
  const { records } = aQueryOrg(rows);
  expect(records('SELECT Id FROM Account LIMIT 1 FOR VIEW')).toHaveLength(1);
  expect(records('SELECT Id FROM Account LIMIT 1 FOR REFERENCE')).toHaveLength(1);
});

type Row = Record<string, unknown>;
