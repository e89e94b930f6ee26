import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import PlanCard from 'studio/planCard';
import { aSyncView } from '../../../../test/a-connection.ts';
import { aRun } from '../../../../test/a-run.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, hasPart, part, textOf, toldBy } from '../../../../test/in-page.ts';

const PATH = '/v1/connections/c1/plans';
const ROWS = `${PATH}/p1/rows?action=create&from=0&limit=20`;
const SUMMARY = {
  ...{ create: 1200, update: 1, unchanged: 0, park: 0, wait: 0, paused: [] as string[] },
  ...{ apiCalls: 3, storageMb: 2.4, minutes: 0.1 }
};
const PLAN = { id: 'p1', createdAt: '2024-03-01T10:00:00.000Z', usedAt: null, summary: SUMMARY };
const ROW = {
  ...{ position: 0, object: 'Member__c', externalId: 'slack:U1', action: 'create', code: null },
  differences: [{ field: 'Name', before: null, after: 'Ada' }],
  ...{ field: null, message: null, remedy: null }
};

afterEach(() => document.body.replaceChildren());

async function show(plan: object | null, answers = {}) {
  const asked = answerWith({
    ...{ [`GET ${PATH}/latest`]: { plan }, [`GET ${ROWS}`]: { rows: [ROW] } },
    ...answers
  });
  const element = createElement('studio-plan-card', { is: PlanCard });
  Object.assign(element, { view: aSyncView(), mayChange: true });
  document.body.append(element);
  await shown();
  return { element, asked };
}

it('says what a rehearsal is before there is one', async () => {
  const { element } = await show(null);
  expect(textOf(element)).toContain('writes nothing to the org');
  expect(hasPart(element, 'run-plan')).toBe(false);
  await expect(element).toBeAccessible();
});

it('tells what the plan would do, what it costs, and what differs in each row', async () => {
  const { element } = await show(PLAN);
  expect(textOf(element)).toContain('3 API calls, 2.4 MB of storage, about 6 s.');
  expect(part(element, 'plan').textContent).toContain('1,200');
  expect(textOf(element)).toMatch(/Member.*slack:U1.*Name: nothing → "Ada"/);
  await expect(element).toBeAccessible();
});

it('names objects that cannot be written', async () => {
  const { element } = await show({ ...PLAN, summary: { ...SUMMARY, paused: ['Session__c'] } });
  expect(textOf(element)).toContain('Not writable, so left out: Session__c.');
});

it('rehearses, and runs exactly the plan that is shown', async () => {
  const { element, asked } = await show(PLAN, {
    ...{ [`POST ${PATH}`]: { run: aRun() }, [`POST ${PATH}/p1/run`]: { run: aRun() } }
  });
  const told = toldBy(element);
  part(element, 'rehearse').click();
  await shown();
  part(element, 'run-plan').click();
  await shown();
  expect(told).toEqual(['The rehearsal has begun.', 'The plan is being run.']);
  expect(asked.at(-1)?.path).toBe(`${PATH}/p1/run`);
});

it('runs no plan twice', async () => {
  const { element } = await show({ ...PLAN, usedAt: '2024-03-01T11:00:00.000Z' });
  expect(part(element, 'run-plan')).toHaveProperty('disabled', true);
});

it('shows why a plan no longer holds', async () => {
  const error = { code: 'plan_outdated', message: 'The schema has changed since.' };
  const { element } = await show(PLAN, { [`POST ${PATH}/p1/run`]: { error, status: 409 } });
  part(element, 'run-plan').click();
  await shown();
  expect(failureOf(element)).toContain('The schema has changed since.');
});
