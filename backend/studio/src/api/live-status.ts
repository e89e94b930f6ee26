import type { StatusAnswer } from '../../../src/entrypoints/http/contract/index.ts';

/** Hears of the status now and whenever it changes, until the returned function is called. */
export function listenToStatus(
  onStatus: (status: StatusAnswer) => void,
  onBroken: () => void
): () => void {
  // The browser connects again by itself after a break.
  const source = new EventSource('/v1/events');
  source.addEventListener('status', ({ data }: MessageEvent<string>) =>
    onStatus(JSON.parse(data) as StatusAnswer)
  );
  source.addEventListener('error', onBroken);
  return () => source.close();
}
