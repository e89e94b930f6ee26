import { afterEach, expect, it } from '@jest/globals';
import { createElement } from 'lwc';
import SyncNow from 'studio/syncNow';
import { aSyncView } from '../../../../test/a-connection.ts';
import { aRun } from '../../../../test/a-run.ts';
import { answerWith, shown } from '../../../../test/answering-backend.ts';
import { failureOf, hasPart, part, textOf, toldBy } from '../../../../test/in-page.ts';

const START = 'POST /v1/connections/c1/sync';

afterEach(() => document.body.replaceChildren());

function show(given = {}, mayChange = true): HTMLElement {
  const element = createElement('studio-sync-now', { is: SyncNow });
  Object.assign(element, { view: aSyncView(given), mayChange });
  document.body.append(element);
  return element;
}

it('says that nothing has run and nobody has verified', async () => {
  const element = show();
  expect(textOf(element)).toContain('Nothing is running.');
  expect(textOf(element)).toContain('None yet.');
  expect(textOf(element)).toContain('Nobody has verified the connection yet.');
  await expect(element).toBeAccessible();
});

it('says where the run that goes on is, and lets nobody start another', () => {
  const progress = { stage: 'push' as const, done: 1200 };
  const element = show({ running: { ...aRun({ finishedAt: null, status: 'running' }), progress } });
  expect(textOf(element)).toContain('Sending to the org: 1,200; 3,727 created');
  expect(part(element, 'start')).toHaveProperty('disabled', true);
});

it('says what the last run brought, and what the verification missed', async () => {
  const verification = { at: '2024-03-01T10:00:00.000Z', passed: false, missing: 1 };
  const element = show({ lastRun: aRun(), verification });
  expect(textOf(element)).toContain('3,727 created, 71 updated, 0 parked; 7 API calls.');
  expect(textOf(element)).toContain('1 right is missing.');
  await expect(element).toBeAccessible();
});

it('starts, and says so', async () => {
  const asked = answerWith({ [START]: { run: aRun() } });
  const element = show();
  const told = toldBy(element);
  part(element, 'start').click();
  await shown();
  expect(asked).toMatchObject([{ body: { unverified: false } }]);
  expect(told).toEqual(['The sync has begun.']);
});

it('offers to start all the same only where a verification is what is missing', async () => {
  const error = { code: 'not_verified', message: 'Nobody has verified this.' };
  const asked = answerWith({ [START]: { error, status: 409 } });
  const element = show();
  expect(hasPart(element, 'insist')).toBe(false);
  part(element, 'start').click();
  await shown();
  expect(failureOf(element)).toContain('Nobody has verified this.');
  part(element, 'insist').click();
  await shown();
  expect(asked.map(({ body }) => body)).toEqual([{ unverified: false }, { unverified: true }]);
});

it('lets a viewer only look', () => {
  expect(hasPart(show({}, false), 'start')).toBe(false);
});
