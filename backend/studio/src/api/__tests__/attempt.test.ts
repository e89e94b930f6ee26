import { expect, it } from '@jest/globals';
import { unreachable } from '../api-failure.ts';
import { attempt, type Attempting } from '../attempt.ts';

const [first, second] = [unreachable(), unreachable()];

function failing(failure: Error): () => Promise<void> {
  return () => Promise.reject(failure);
}

it('is busy until things are shown as they are, and forgets what failed before', async () => {
  const page: Attempting = { isBusy: false, failure: first };
  const steps: string[] = [];
  const note = (step: string) => async () =>
    void steps.push(`${step} ${page.isBusy} ${page.failure === undefined}`);
  await attempt(page, note('work'), note('refresh'));
  expect(steps).toEqual(['work true true', 'refresh true true']);
  expect(page).toEqual({ isBusy: false, failure: undefined });
});

it('shows things as they are after a failure, too, and tells the first one', async () => {
  const page: Attempting = { isBusy: false, failure: undefined };
  await attempt(page, failing(first), failing(second));
  expect(page.failure).toBe(first);
  await attempt(page, async () => undefined, failing(second));
  expect(page).toEqual({ isBusy: false, failure: second });
});
