import { afterAll, beforeAll, expect, it as always } from '@jest/globals';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveOrg, type OrgUnderTest } from '../api/org-under-test.ts';
import { isInstalled, SfCli } from './sf-cli.ts';

const it = isInstalled ? always : always.skip;

let org: OrgUnderTest;
let sf: SfCli;

beforeAll(async () => {
  org = await serveOrg();
  sf = new SfCli();
  if (!isInstalled) return;
  const signedIn = await sf.signIn(org.url, org.adminToken);
  expect(signedIn).toMatchObject({
    status: 0,
    result: { orgId: org.org.store.orgId, username: org.org.admin.username }
  });
}, 60_000);
afterAll(async () => {
  await org.stop();
  sf.remove();
});

function run(...args: string[]) {
  return sf.run([...args, '--target-org', 'local']);
}

function file(name: string, content: string): string {
  const path = join(sf.home, name);
  writeFileSync(path, content);
  return path;
}

async function names(object: string, where: string): Promise<string[]> {
  const { body } = await org.soql(`SELECT Name FROM ${object} WHERE ${where} ORDER BY Name`);
  return body.records.map(({ Name }) => Name);
}

it('shows the org it is signed in to', async () => {
  expect(await run('org', 'display')).toMatchObject({
    status: 0,
    result: { id: org.org.store.orgId, connectedStatus: 'Connected', alias: 'local' }
  });
});

it('creates and updates a record and finds it by a query', async () => {
  const created = await run('data', 'create', 'record', '-s', 'Account', '-v', "Name='Made by sf'");
  expect(created).toMatchObject({ status: 0, result: { success: true } });
  const id = String(created.result['id']);
  // The command sends every value as text.
  const update = ['-i', id, '-v', "Name='Changed by sf' NumberOfEmployees=7"];
  expect((await run('data', 'update', 'record', '-s', 'Account', ...update)).status).toBe(0);
  const soql = `SELECT Name, NumberOfEmployees, Owner.Name FROM Account WHERE Id = '${id}'`;
  expect(await run('data', 'query', '-q', soql)).toMatchObject({
    status: 0,
    result: {
      totalSize: 1,
      done: true,
      records: [{ Name: 'Changed by sf', NumberOfEmployees: 7, Owner: { Name: 'Alex Admin' } }]
    }
  });
}, 40_000);

it('says what is wrong with a query', async () => {
  const refused = await run('data', 'query', '-q', 'SELECT Nothing__c FROM Account');
  expect(refused.status).toBe(1);
  expect(refused.output).toContain("No such column 'Nothing__c' on entity 'Account'");
});

it('upserts a file by Bulk and names the rows that failed', async () => {
  const upsert = (csv: string) =>
    run(
      'data',
      'upsert',
      'bulk',
      '-s',
      'Community__c',
      '-i',
      'ExternalId__c',
      '-w',
      '2',
      '-f',
      csv
    );
  const head = 'ExternalId__c,Name,Platform__c';
  const good = await upsert(file('good.csv', `${head}\nb1,Bulk one,Slack\nb2,Bulk two,Slack\n`));
  expect(good).toMatchObject({ status: 0, result: { jobInfo: { numberRecordsFailed: 0 } } });
  expect(await names('Community__c', "ExternalId__c LIKE 'b%'")).toEqual(['Bulk one', 'Bulk two']);
  const bad = await upsert(file('bad.csv', `${head}\nb1,Bulk 1,Slack\nb3,Bad,Nowhere\n`));
  expect(bad).toMatchObject({ status: 1, result: { name: 'FailedRecordDetailsError' } });
  expect(await names('Community__c', "ExternalId__c LIKE 'b%'")).toEqual(['Bulk 1', 'Bulk two']);
}, 60_000);

it('imports a tree of records', async () => {
  const tree = {
    records: [
      {
        attributes: { type: 'Account', referenceId: 'parent' },
        Name: 'Tree',
        Contacts: {
          records: [{ attributes: { type: 'Contact', referenceId: 'child' }, LastName: 'Leaf' }]
        }
      }
    ]
  };
  const imported = await run(
    'data',
    'import',
    'tree',
    '-f',
    file('tree.json', JSON.stringify(tree))
  );
  expect(imported).toMatchObject({ status: 0, result: [{ refId: 'parent' }, { refId: 'child' }] });
  expect(await names('Contact', "Account.Name = 'Tree'")).toEqual(['Leaf']);
});

it('exports a query by Bulk', async () => {
  await org.send('POST', '/sobjects/Lead', { LastName: 'Exported', Company: 'A "quoted", one' });
  const csv = join(sf.home, 'leads.csv');
  const soql = 'SELECT LastName, Company FROM Lead';
  const exported = await run('data', 'export', 'bulk', '-q', soql, '--output-file', csv, '-w', '2');
  expect(exported).toMatchObject({ status: 0, result: { totalSize: 1 } });
  expect(readFileSync(csv, 'utf8').trim().split(/\r?\n/)).toEqual([
    '"LastName","Company"',
    '"Exported","A ""quoted"", one"'
  ]);
});

it('describes an object', async () => {
  const { status, result } = await run('sobject', 'describe', '-s', 'Activity__c');
  expect(status).toBe(0);
  expect(result).toMatchObject({ name: 'Activity__c', custom: true, fields: expect.any(Array) });
});

it('assigns a permission set, which takes effect at once', async () => {
  const visitor = org.org.users.find(({ ref }) => ref === 'visitor');
  const canRead = () => org.org.sessionOf(visitor?.id ?? '').rights.canRead('Activity__c');
  expect(canRead()).toBe(false);
  const args = ['-n', 'PorchlightViewer', '--on-behalf-of', visitor?.username ?? ''];
  expect(await run('org', 'assign', 'permset', ...args)).toMatchObject({
    status: 0,
    result: { successes: [{ value: 'PorchlightViewer' }], failures: [] }
  });
  expect(canRead()).toBe(true);
});
