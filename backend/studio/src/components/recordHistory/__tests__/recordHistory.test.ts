import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import RecordHistory from 'studio/recordHistory';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, textOf } from '../../../../test/in-page.ts';

const ASK = 'GET /v1/connections/c1/record-history?key=slack%3AU1';
const AT = '2024-03-01T10:00:00.000Z';

afterEach(() => document.body.replaceChildren());

async function show(recordKey: string, answers = {}) {
  const asked = answerWith(answers);
  const element = createElement('studio-record-history', { is: RecordHistory });
  Object.assign(element, { connectionId: 'c1', recordKey });
  document.body.append(element);
  await shown();
  return { element, asked };
}

it('asks for nothing until a record is named', async () => {
  const { element, asked } = await show('');
  expect(asked).toEqual([]);
  await expect(element).toBeAccessible();
});

it('tells what changed the record, in which run it went, and why it is not there', async () => {
  const run = { id: 'r1', kind: 'sync', startedAt: AT };
  const exception = {
    ...{ object: 'Member__c', state: 'parked', code: 'X', field: null, attempts: 1 },
    ...{ message: 'The address is no address.', remedy: 'Correct it.' }
  };
  const changes = [
    { at: AT, origin: 'intake', run },
    { at: AT, origin: 'rollups', run: null }
  ];
  const { element } = await show('slack:U1', {
    [ASK]: { key: 'slack:U1', changes, exceptions: [exception] }
  });
  expect(textOf(element)).toContain('Member: parkedThe address is no address.Correct it.');
  expect(textOf(element)).toMatch(/Brought by a source.*Sync of Mar 1, 2024/);
  expect(textOf(element)).toMatch(/Totals have changed.*No run yet/);
  await expect(element).toBeAccessible();
});

it('says that nothing is known of a record', async () => {
  const answer = { key: 'slack:U1', changes: [], exceptions: [] };
  const { element } = await show('slack:U1', { [ASK]: answer });
  const empty = element.shadowRoot?.querySelector('studio-empty');
  expect(empty?.shadowRoot?.textContent).toContain('Nothing is known of this record');
});

it('shows why it cannot be told', async () => {
  const error = { code: 'internal', message: 'The database is closed.' };
  const { element } = await show('slack:U1', { [ASK]: { error, status: 500 } });
  expect(failureOf(element)).toContain('The database is closed.');
});
