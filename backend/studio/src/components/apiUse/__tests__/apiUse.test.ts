import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import ApiUse from 'studio/apiUse';
import { aSyncView } from '../../../../test/a-connection.ts';
import { aRun } from '../../../../test/a-run.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, textOf } from '../../../../test/in-page.ts';

const PATH = '/v1/connections/c1/api-use';
const UNKNOWN = {
  ...{ orgId: '00D1', byUs: 0, byOthers: null, max: null, sharePercent: 50, allowance: null },
  ...{ state: 'free', resumesAt: null, forecast: null, days: [] as object[] }
};
const KNOWN = {
  ...{ ...UNKNOWN, byUs: 1024, byOthers: 7, max: 15000, allowance: 7496 },
  forecast: { at: '2024-03-02T00:00:00.000Z', byUs: 1500, byOthers: 10, max: 15000 },
  days: [{ day: '2024-03-01', byUs: 1024, byOthers: 7, max: 15000 }]
};

afterEach(() => document.body.replaceChildren());

async function show(answer: unknown) {
  const asked = answerWith({ [`GET ${PATH}`]: answer });
  const element = createElement('studio-api-use', { is: ApiUse });
  Object.assign(element, { view: aSyncView() });
  document.body.append(element);
  await shown();
  return { element, asked };
}

it('says what is not known before the org was asked', async () => {
  const { element } = await show(UNKNOWN);
  expect(textOf(element)).toContain('Limit of the orgnot known');
  expect(textOf(element)).toContain('no forecast until the org has told its limit');
  await expect(element).toBeAccessible();
});

it('tells the division, each day and the forecast, drawn and in words', async () => {
  const { element } = await show(KNOWN);
  expect(textOf(element)).toContain('Our share (50 %)7,496');
  expect(textOf(element)).toContain('about 1,500 calls by us and 10 by others, of 15,000.');
  expect(textOf(element)).toContain('Mar 1, 20241,024715,000');
  const groups = [...(element.shadowRoot?.querySelectorAll('svg g') ?? [])];
  expect(groups.map((group) => group.getAttribute('class'))).toEqual([null, 'to-come']);
  await expect(element).toBeAccessible();
});

it('says when calls are made again', async () => {
  const resumesAt = '2024-03-01T12:00:00.000Z';
  const { element } = await show({ ...KNOWN, state: 'budget', resumesAt });
  expect(textOf(element)).toMatch(/Our share is used up.*On again at Mar 1, 2024/);
});

it('asks again when a run has ended', async () => {
  const { element, asked } = await show(KNOWN);
  Object.assign(element, { view: aSyncView({ newestRun: aRun() }) });
  await shown();
  expect(asked).toHaveLength(2);
});

it('shows why the use cannot be told', async () => {
  const { element } = await show({
    ...{ error: { code: 'internal', message: 'The database is closed.' }, status: 500 }
  });
  expect(failureOf(element)).toContain('The database is closed.');
});
