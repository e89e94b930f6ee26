import type { ApiFailure } from './api-failure.ts';

/** What a page shows of what it asked the backend for. */
export interface Attempting {
  isBusy: boolean;
  failure: ApiFailure | undefined;
}

/** Does it, says what went wrong if it does, and shows how things are afterwards. */
export async function attempt(
  page: Attempting,
  work: () => Promise<void>,
  refresh: () => Promise<void> = async () => undefined
): Promise<void> {
  page.isBusy = true;
  page.failure = undefined;
  try {
    await work();
  } catch (error) {
    page.failure = error as ApiFailure;
  }
  try {
    await refresh();
  } catch (error) {
    page.failure ??= error as ApiFailure;
  }
  page.isBusy = false;
}
