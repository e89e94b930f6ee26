import { expect } from '@jest/globals';
import { csvOf } from '../../api/bulk-client.ts';
import { accounts, bulkly, header, upserts } from '../bulkly.ts';
import { community, createdId } from '../conforms.ts';

const DELIMITERS = {
  BACKQUOTE: '`',
  CARET: '^',
  COMMA: ',',
  PIPE: '|',
  SEMICOLON: ';',
  TAB: '\t'
};

bulkly('bulk/delimiters', async (bulk) => {
  for (const [columnDelimiter, mark] of Object.entries(DELIMITERS)) {
    for (const [lineEnding, end] of [
      ['LF', '\n'],
      ['CRLF', '\r\n']
    ] as const) {
      const csv = [['Name', 'Phone'].join(mark), ['A', '1'].join(mark), ''].join(end);
      const job = await bulk.run({ ...accounts, columnDelimiter, lineEnding }, csv);
      expect(job).toMatchObject({
        state: 'JobComplete',
        numberRecordsProcessed: 1,
        numberRecordsFailed: 0
      });
    }
  }
});

bulkly('bulk/line-ending', async (bulk) => {
  const job = await bulk.run({ ...accounts, lineEnding: 'LF' }, 'Name\r\nA\r\n');
  expect(job.state).toBe('Failed');
});

bulkly('bulk/quotes', async (bulk, org) => {
  await bulk.run(accounts, csvOf('Name,Description', '"A ""quoted"", one","two\nlines"'));
  const { body } = await org.soql('SELECT Name, Description FROM Account');
  expect(body.records[0]).toMatchObject({ Name: 'A "quoted", one', Description: 'two\nlines' });
});

bulkly('bulk/absent-columns', async (bulk, org) => {
  const id = await createdId(org, 'Account', { Name: 'Kept', Phone: '1' });
  await bulk.run({ operation: 'update', object: 'Account' }, csvOf('Id,Name', `${id},Changed`));
  const { body } = await org.send('GET', `/sobjects/Account/${id}`);
  expect(body).toMatchObject({ Name: 'Changed', Phone: '1' });
});

bulkly('bulk/relationship', async (bulk, org) => {
  await createdId(org, 'Community__c', community('parent'));
  const members = { ...upserts, object: 'Member__c' };
  const csv = csvOf('ExternalId__c,Name,Community__r.ExternalId__c', 'm,Member,parent');
  expect(await bulk.run(members, csv)).toMatchObject({ numberRecordsFailed: 0 });
  const soql = "SELECT COUNT() FROM Member__c WHERE Community__r.ExternalId__c = 'parent'";
  expect((await org.soql(soql)).body.totalSize).toBe(1);
});

bulkly('bulk/external-id', async (bulk) => {
  await bulk.run(upserts, csvOf(header, 'k,One,Slack'));
  const { id } = await bulk.run(upserts, csvOf(header, 'k,Two,Slack', 'n,New,Slack'));
  const made = (await bulk.successful(id)).rows.map((row) => [
    row['ExternalId__c'],
    row['sf__Created']
  ]);
  expect(Object.fromEntries(made)).toEqual({ k: 'false', n: 'true' });
});
