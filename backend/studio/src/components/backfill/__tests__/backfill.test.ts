import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import Backfill from 'studio/backfill';
import { aSyncView } from '../../../../test/a-connection.ts';
import { answerWith, shown, submit, type Asked } from '../../../../test/answering-backend.ts';
import { failureOf, hasPart, part, textOf } from '../../../../test/in-page.ts';
import { timeText } from '../../../api/wording.ts';

const PATH = '/v1/connections/c1/backfill';
const COMMUNITIES = {
  communities: [{ externalId: 'slack:T1', name: 'The porch', platform: 'Slack' }]
};

afterEach(() => document.body.replaceChildren());

function aBackfill(given = {}) {
  return {
    ...{ id: 'b1', state: 'running', total: 200, done: 50, rank: 'open_deals', message: null },
    scope: { from: null, to: null, communityKeys: [] as string[] },
    ...{ rowsPerSecond: 12.5, secondsLeft: 12, requestedAt: '2024-03-01T10:00:00.000Z' },
    ...{ startedAt: '2024-03-01T10:00:00.000Z', finishedAt: null, goesOnAt: null, ...given }
  };
}

async function show(backfill: object | null, answers = {}, mayChange = true) {
  const asked: Asked[] = answerWith({ 'GET /v1/communities': COMMUNITIES, ...answers });
  const element = createElement('studio-backfill', { is: Backfill });
  Object.assign(element, { view: aSyncView({ backfill } as object), mayChange });
  document.body.append(element);
  await shown();
  return { element, asked };
}

it('offers a form while there is none, and a viewer nothing but the news of it', async () => {
  const { element } = await show(null);
  expect(textOf(element)).toContain('Start a backfill');
  await expect(element).toBeAccessible();
  const { element: viewed } = await show(null, {}, false);
  const empty = viewed.shadowRoot?.querySelector('studio-empty');
  expect(empty?.shadowRoot?.textContent).toContain('No backfill yet');
});

it('shows how far it is, by name of the communities, and when it will be done', async () => {
  const scope = { from: '2024-01-01T00:00:00.000Z', to: null, communityKeys: ['slack:T1'] };
  const { element } = await show(aBackfill({ scope }));
  expect(part(element, 'state').textContent).toBe('Running: The porch from Jan 1, 2024');
  expect(part(element, 'progress').textContent).toBe(
    '50 of 200 activities (25 %), 13 a second, about 12 s left'
  );
  await expect(element).toBeAccessible();
});

it('says why it waits for API calls, and when it goes on by itself', async () => {
  const message = 'The org has used up its API calls of the last 24 hours.';
  const goesOnAt = '2024-03-02T11:00:00.000Z';
  const { element } = await show(aBackfill({ state: 'waiting', message, goesOnAt }));
  expect(part(element, 'state').textContent).toBe('Waiting: all communities');
  expect(part(element, 'progress').textContent).toBe('50 of 200 activities (25 %), 13 a second');
  expect(textOf(element)).toContain(message);
  expect(part(element, 'goes-on').textContent).toBe(
    `It goes on by itself, at the earliest at ${timeText(goesOnAt)}.`
  );
  expect(hasPart(element, 'pause')).toBe(true);
  expect(hasPart(element, 'cancel')).toBe(true);
  await expect(element).toBeAccessible();
});

it('pauses, and shows the answer at once', async () => {
  const paused = { [`PATCH ${PATH}`]: aBackfill({ state: 'paused' }) };
  const { element, asked } = await show(aBackfill(), paused);
  part(element, 'pause').click();
  await shown();
  expect(asked.at(-1)?.body).toEqual({ action: 'pause' });
  expect(part(element, 'state').textContent).toContain('Paused');
  expect(hasPart(element, 'resume')).toBe(true);
});

it('estimates what was asked for, and starts it', async () => {
  const estimate = { rows: 2441, apiCalls: 6, storageMb: 4.8, minutes: 0.1, orgStorage: null };
  const answers = { [`POST ${PATH}/estimate`]: estimate, [`POST ${PATH}`]: aBackfill() };
  const { element, asked } = await show(null, answers);
  part(element, 'estimate-button').click();
  await shown();
  expect(part(element, 'estimate').textContent).toContain('2,441');
  await submit(element, { from: '2024-01-01', to: '' });
  expect(asked.at(-1)).toMatchObject({ path: PATH, body: { from: '2024-01-01' } });
  expect(part(element, 'state').textContent).toContain('Running');
});

it('shows why it was refused', async () => {
  const error = { code: 'open_backfill', message: 'One is open already.' };
  const { element } = await show(null, { [`POST ${PATH}`]: { error, status: 409 } });
  await submit(element, { from: '', to: '' });
  expect(failureOf(element)).toContain('One is open already.');
});
