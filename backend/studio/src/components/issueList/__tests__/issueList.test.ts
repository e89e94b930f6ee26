import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import IssueList from 'studio/issueList';
import { aSyncView } from '../../../../test/a-connection.ts';
import { anIssue } from '../../../../test/a-run.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { textOf, toldBy } from '../../../../test/in-page.ts';

const PATH = '/v1/connections/c1/issues';
const RETRY = 'POST /v1/connections/c1/retry';
const { code, object, field, message, remedy, lastSeenAt } = anIssue();
const GROUP = { code, object, field, message, remedy, lastSeenAt, count: 2 };

afterEach(() => document.body.replaceChildren());

async function show(answers: Record<string, unknown>, mayChange = true) {
  const asked = answerWith(answers);
  const outbox = { pending: 0, waiting: 0, parked: 2 };
  const element = createElement('studio-issue-list', { is: IssueList });
  Object.assign(element, { view: aSyncView({ outbox }), mayChange });
  document.body.append(element);
  await shown();
  return { element, asked };
}

const BOTH = { issues: [anIssue(), anIssue({ id: 'i2', recordKey: 'slack:U2' })], groups: [GROUP] };

function table(element: HTMLElement): ShadowRoot {
  return element.shadowRoot?.querySelector('studio-issue-table')?.shadowRoot as ShadowRoot;
}

it('says that nothing needs attention', async () => {
  const { element } = await show({ [`GET ${PATH}?limit=50`]: { issues: [], groups: [] } });
  const empty = element.shadowRoot?.querySelector('studio-empty');
  expect(empty?.shadowRoot?.textContent).toContain('Nothing needs attention');
});

it('tells each kind, and each row with what to do', async () => {
  const { element } = await show({ [`GET ${PATH}?limit=50`]: BOTH });
  expect(textOf(element)).toContain('Invalid email address: 2 issues');
  expect(textOf(element)).toContain('Member.Email.');
  const rows = [...table(element).querySelectorAll('tr[data-key]')];
  expect(rows.map((row) => row.getAttribute('data-key'))).toEqual(['slack:U1', 'slack:U2']);
  expect(rows[0]?.textContent).toContain('Correct the address.');
  await expect(element).toBeAccessible();
});

it('asks for another try of the rows that are chosen, and says how many', async () => {
  const { element, asked } = await show({
    ...{ [`GET ${PATH}?limit=50`]: BOTH, [RETRY]: { rows: 1 } }
  });
  const told = toldBy(element);
  const box = table(element).querySelector<HTMLInputElement>(
    '[data-key="slack:U2"] lightning-input'
  );
  Object.assign(box as object, { checked: true });
  box?.dispatchEvent(new CustomEvent('change'));
  await shown();
  table(element).querySelector<HTMLElement>('[data-id="retry-chosen"]')?.click();
  await shown();
  expect(asked.find(({ method }) => method === 'POST')?.body).toEqual({ keys: ['slack:U2'] });
  expect(told).toEqual(['1 row will be tried again in the next run.']);
});

it('lets a viewer choose and retry nothing', async () => {
  const { element } = await show({ [`GET ${PATH}?limit=50`]: BOTH }, false);
  expect(table(element).querySelector('lightning-input')).toBeNull();
  const labels = [...(element.shadowRoot?.querySelectorAll('lightning-button') ?? [])].map(
    (one) => (one as unknown as { label: string }).label
  );
  expect(labels).toEqual(['Show only these']);
});
