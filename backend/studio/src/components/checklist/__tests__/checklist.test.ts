import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Checklist from 'studio/checklist';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, textOf } from '../../../../test/in-page.ts';

const PATH = '/v1/connections/c1/checklist';
const ORG_PAGE = 'https://acme.my.salesforce.com/lightning/setup/x';
const POINTS = [
  point('edition', 'done'),
  point('ip_relaxed', 'to_confirm', {
    isConfirmable: true,
    mend: { kind: 'org', url: ORG_PAGE, label: 'Open the app' }
  }),
  point('documents', 'not_needed')
];

function point(id: string, state: string, given = {}) {
  return {
    ...{ id, state, title: `About ${id}`, detail: 'How it is.', isConfirmable: false },
    ...{ confirmedBy: null, confirmedAt: null, mend: null, ...given }
  };
}

afterEach(() => document.body.replaceChildren());

async function show(answers = {}, mayChange = true) {
  const asked = answerWith({ [`GET ${PATH}`]: { points: POINTS }, ...answers });
  const element = createElement('studio-checklist', { is: Checklist });
  Object.assign(element, { connectionId: 'c1', mayChange });
  document.body.append(element);
  await shown();
  return { element, asked };
}

it('counts what is needed, and leads to where an open point is mended', async () => {
  const { element } = await show();
  expect(textOf(element)).toContain('Checklist: 1 of 2 done');
  const link = element.shadowRoot?.querySelector('li[data-point="ip_relaxed"] a');
  expect(link?.getAttribute('href')).toBe(ORG_PAGE);
  await expect(element).toBeAccessible();
});

it('confirms a point, and shows who did', async () => {
  const confirmedBy = 'ada@porch.example';
  const confirmed = { confirmedBy, confirmedAt: '2024-03-01T10:00:00.000Z', isConfirmable: true };
  const points = [point('ip_relaxed', 'confirmed', confirmed)];
  const { element, asked } = await show({ [`PATCH ${PATH}/ip_relaxed`]: { points } });
  element.shadowRoot?.querySelector<HTMLElement>('lightning-button[data-id="ip_relaxed"]')?.click();
  await shown();
  expect(asked.at(-1)).toMatchObject({ method: 'PATCH', body: { isConfirmed: true } });
  expect(textOf(element)).toContain('Confirmed by ada@porch.example');
  expect(textOf(element)).toContain('Checklist: 1 of 1 done');
});

it('lets a viewer confirm nothing', async () => {
  const { element } = await show({}, false);
  expect(element.shadowRoot?.querySelector('lightning-button')).toBeNull();
});

it('shows why the points cannot be told', async () => {
  const error = { code: 'internal', message: 'The database is closed.' };
  const { element } = await show({ [`GET ${PATH}`]: { error, status: 500 } });
  expect(failureOf(element)).toContain('The database is closed.');
});
