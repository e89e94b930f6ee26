import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { watchWrites } from '../../src/apex/index.ts';
import { openOrg } from '../../src/org.ts';
import { BulkClient, csvOf } from './bulk-client.ts';
import { packageSource, serveOrg, type OrgUnderTest } from './org-under-test.ts';

const meta = '<ApexTrigger xmlns="http://soap.sforce.com/2006/04/metadata"></ApexTrigger>';

/** A subscriber's code beside the package. */
const source = `trigger Contacts on Contact (before insert, before update, after delete) {
  if (Trigger.isDelete) {
    insert new Task(Subject = 'gone: ' + Trigger.old[0].LastName);
    return;
  }
  for (Contact one : Trigger.new) {
    if (one.LastName == 'loop') { Integer i = 0; while (true) { i++; } }
    if (one.LastName == 'bad') one.LastName.addError('not that name');
    if (one.LastName == 'unknown') Request.getCurrent().getQuiddity();
    if (one.LastName == 'locked') {
      insert new Contact();
    }
    one.Department = 'checked';
  }
}`;

let served: OrgUnderTest;
const folder = mkdtempSync(join(tmpdir(), 'local-org-triggers-'));

beforeAll(async () => {
  const triggers = join(folder, 'triggers');
  mkdirSync(triggers);
  writeFileSync(join(triggers, 'Contacts.trigger'), source);
  writeFileSync(join(triggers, 'Contacts.trigger-meta.xml'), meta);
  served = await serveOrg({ sourceDirs: [packageSource, folder] });
  watchWrites(served.org);
});
afterAll(async () => {
  await served.stop();
  rmSync(folder, { recursive: true });
});

const create = (LastName: string) => served.send('POST', '/sobjects/Contact', { LastName });

it('runs triggers around a REST insert and writes what they set', async () => {
  const { body } = await create('Li');
  const row = await served.send('GET', `/sobjects/Contact/${body.id}`);
  expect(row.body).toMatchObject({ Department: 'checked' });
});

it('answers addError as a refusal of the row', async () => {
  const { status, body } = await create('bad');
  expect(status).toBe(400);
  expect(body).toEqual([
    {
      errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
      message: 'not that name',
      fields: ['LastName']
    }
  ]);
});

it('writes the other rows of a collection, with triggers run again for them', async () => {
  const records = ['good', 'bad', 'fine'].map((LastName) => ({
    attributes: { type: 'Contact' },
    LastName
  }));
  const { body } = await served.send('POST', '/composite/sobjects', { allOrNone: false, records });
  expect(body.map(({ success }) => success)).toEqual([true, false, true]);
  const row = await served.send('GET', `/sobjects/Contact/${body[2]?.id}`);
  expect(row.body).toMatchObject({ LastName: 'fine', Department: 'checked' });
});

it('undoes all rows of a collection with allOrNone', async () => {
  const records = ['whole', 'bad'].map((LastName) => ({
    attributes: { type: 'Contact' },
    LastName
  }));
  await served.send('POST', '/composite/sobjects', { allOrNone: true, records });
  const { body } = await served.soql("SELECT Id FROM Contact WHERE LastName = 'whole'");
  expect(body.totalSize).toBe(0);
});

it('answers a trigger that runs out of CPU time as Salesforce does', async () => {
  const { status, body } = await create('loop');
  expect(status).toBe(400);
  expect(body[0]).toMatchObject({
    errorCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: 'Contacts: System.LimitException: Apex CPU time limit exceeded'
  });
});

it('answers what a trigger failed to write in turn, with cause and place', async () => {
  const { body } = await create('locked');
  expect(body[0]?.errorCode).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY');
  expect(body[0]?.message).toMatch(
    /^Contacts: execution of BeforeInsert\n\ncaused by: System\.DmlException: Insert failed\. .*REQUIRED_FIELD_MISSING.*\n\nTrigger\.Contacts: line 11, column 7$/s
  );
});

it('names Apex that local-org does not run', async () => {
  const { body } = await create('unknown');
  expect(body[0]?.message).toBe(
    'Contacts: not implemented in local-org: Request.getQuiddity outside of tests and asynchronous Apex'
  );
});

it('runs triggers around the rows of a Bulk job', async () => {
  const bulk = new BulkClient(served);
  const { clock } = served.org;
  const id = await bulk.start(
    { operation: 'insert', object: 'Contact' },
    csvOf('LastName', 'Bulked', 'bad')
  );
  await clock.wait(3_000);
  expect(await bulk.info(id)).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 1 });
  const [failed] = (await bulk.failed(id)).rows;
  expect(failed?.['sf__Error']).toContain('FIELD_CUSTOM_VALIDATION_EXCEPTION:not that name');
  const { body } = await served.soql(
    "SELECT Id FROM Contact WHERE LastName = 'Bulked' AND Department = 'checked'"
  );
  expect(body.totalSize).toBe(1);
});

it('lists the trigger among the code of the org', async () => {
  const soql = "SELECT Id, Name, TableEnumOrId, Status FROM ApexTrigger WHERE Name = 'Contacts'";
  const { body } = await served.send('GET', `/tooling/query?q=${encodeURIComponent(soql)}`);
  expect(body.records).toMatchObject([
    { Id: expect.stringMatching(/^01q\w{15}$/), TableEnumOrId: 'Contact', Status: 'Active' }
  ]);
});

it('runs triggers around a REST delete', async () => {
  const { body } = await create('Leaving');
  const answer = await served.send('DELETE', `/sobjects/Contact/${body.id}`);
  expect(answer.status).toBe(204);
  const tasks = await served.soql("SELECT Id FROM Task WHERE Subject = 'gone: Leaving'");
  expect(tasks.body.totalSize).toBe(1);
});

it('names Apex that does not compile before anything is written', () => {
  const broken = mkdtempSync(join(tmpdir(), 'local-org-triggers-'));
  writeFileSync(
    join(broken, 'B.trigger'),
    'trigger B on Contact (before insert) {\n  nothing();\n}'
  );
  writeFileSync(join(broken, 'B.trigger-meta.xml'), meta);
  const org = openOrg({ sourceDirs: [packageSource, broken] });
  try {
    expect(() => watchWrites(org)).toThrow('Trigger.B:2:3: Method does not exist');
  } finally {
    org.close();
    rmSync(broken, { recursive: true });
  }
});
