import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import RunTable from 'studio/runTable';
import { aSyncView } from '../../../../test/a-connection.ts';
import { aRun } from '../../../../test/a-run.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, part } from '../../../../test/in-page.ts';

const PATH = '/v1/connections/c1/runs?limit=25';

afterEach(() => document.body.replaceChildren());

async function show(answers: Record<string, unknown>) {
  const asked = answerWith(answers);
  const element = createElement('studio-run-table', { is: RunTable });
  Object.assign(element, { view: aSyncView() });
  document.body.append(element);
  await shown();
  return { element, asked };
}

function rowTexts(element: HTMLElement): string[] {
  const rows = [...(element.shadowRoot?.querySelectorAll('tr[data-run]') ?? [])];
  return rows.map((row) =>
    [...row.querySelectorAll('td')].map((cell) => cell.textContent).join('|')
  );
}

it('says that nothing has run', async () => {
  const { element } = await show({ [`GET ${PATH}`]: { runs: [] } });
  const empty = element.shadowRoot?.querySelector('studio-empty');
  expect(empty?.shadowRoot?.textContent).toContain('No runs');
  await expect(element).toBeAccessible();
});

it('tells of each run in words, with its figures', async () => {
  const parked = aRun({ status: 'done_with_parked', kind: 'backfill', parked: 1200 });
  const { element } = await show({ [`GET ${PATH}`]: { runs: [parked] } });
  expect(rowTexts(element)[0]).toMatch(
    /\|Backfill\|Done, some rows parked\|3,727\|71\|1,200\|7\|30 s$/
  );
  const link = element.shadowRoot?.querySelector('tr[data-run] a');
  expect(link?.getAttribute('href')).toBe('/#/history/r1?connection=c1');
  await expect(element).toBeAccessible();
});

it('asks anew for the kind that is chosen', async () => {
  const chosen = '/v1/connections/c1/runs?kind=backfill&limit=25';
  const { element, asked } = await show({
    ...{ [`GET ${PATH}`]: { runs: [aRun()] }, [`GET ${chosen}`]: { runs: [] } }
  });
  part(element, 'kind').dispatchEvent(new CustomEvent('change', { detail: { value: 'backfill' } }));
  await shown();
  expect(asked.at(-1)?.path).toBe(chosen);
  expect(rowTexts(element)).toEqual([]);
});

it('shows older runs below the newest', async () => {
  const newest = Array.from({ length: 25 }, (_, index) => aRun({ id: `r${index}` }));
  const older = '/v1/connections/c1/runs?before=r24&limit=25';
  const { element } = await show({
    ...{ [`GET ${PATH}`]: { runs: newest }, [`GET ${older}`]: { runs: [aRun({ id: 'old' })] } }
  });
  element.shadowRoot?.querySelector<HTMLElement>('lightning-button')?.click();
  await shown();
  expect(rowTexts(element)).toHaveLength(26);
  expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
});

it('shows why the runs cannot be told', async () => {
  const error = { code: 'internal', message: 'The database is closed.' };
  const { element } = await show({ [`GET ${PATH}`]: { error, status: 500 } });
  expect(failureOf(element)).toContain('The database is closed.');
});
