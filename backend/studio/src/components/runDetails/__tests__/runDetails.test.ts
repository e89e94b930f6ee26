import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import RunDetails from 'studio/runDetails';
import { aSyncView } from '../../../../test/a-connection.ts';
import { anIssue, aRun } from '../../../../test/a-run.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, textOf } from '../../../../test/in-page.ts';

const PATH = '/v1/connections/c1/runs/r1';
const ROWS = `${PATH}/rows?after=0&limit=25`;
const ROW = {
  ...{ object: 'Member__c', key: 'slack:U1', seq: 7, changedAt: '2024-03-01T10:00:00.000Z' },
  ...{ state: 'in_org', code: null, message: null, remedy: null }
};

afterEach(() => document.body.replaceChildren());

async function show(answers: Record<string, unknown>, view = aSyncView()): Promise<HTMLElement> {
  answerWith(answers);
  const element = createElement('studio-run-details', { is: RunDetails });
  Object.assign(element, { view, runId: 'r1', mayChange: true });
  document.body.append(element);
  await shown();
  await shown();
  return element;
}

it('tells how the run went, and of each record what has become of it', async () => {
  const parked = { ...ROW, seq: 8, state: 'parked', message: 'No address.', remedy: 'Mend it.' };
  const element = await show({
    [`GET ${PATH}`]: { run: aRun({ message: 'The org was slow.' }), issues: [anIssue()] },
    [`GET ${ROWS}`]: { rows: [ROW, parked] }
  });
  expect(textOf(element)).toContain('Done after 30 s.The org was slow.');
  expect(textOf(element)).toContain('Issues this run saw last');
  expect(textOf(element)).toMatch(/slack:U1.*In the org.*ParkedNo address. Mend it\./);
  await expect(element).toBeAccessible();
});

it('says that a run wrote nothing', async () => {
  const element = await show({
    ...{ [`GET ${PATH}`]: { run: aRun(), issues: [] }, [`GET ${ROWS}`]: { rows: [] } }
  });
  const empty = element.shadowRoot?.querySelector('studio-empty');
  expect(empty?.shadowRoot?.textContent).toContain('No records');
});

it('tells live of the run that goes on', async () => {
  const run = aRun({ status: 'running', finishedAt: null });
  const running = { ...run, created: 4000, progress: null };
  const element = await show(
    { [`GET ${PATH}`]: { run, issues: [] }, [`GET ${ROWS}`]: { rows: [] } },
    aSyncView({ running })
  );
  expect(textOf(element)).toContain('Running.');
  expect(textOf(element)).toContain('Created4,000');
});

it('says that there is no such run', async () => {
  const error = { code: 'not_found', message: 'There is no run r1.' };
  const element = await show({ [`GET ${PATH}`]: { error, status: 404 } });
  expect(failureOf(element)).toContain('There is no run r1.');
});
