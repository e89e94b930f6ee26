import type { ConnectionAnswer } from '../../../src/entrypoints/http/contract/index.ts';

/** Hears of all connected orgs now and whenever one changes, until the returned function is called. */
export function listenToConnections(
  onConnections: (connections: readonly ConnectionAnswer[]) => void,
  onBroken: () => void
): () => void {
  // The browser connects again by itself after a break.
  const source = new EventSource('/v1/events?connections=all');
  source.addEventListener('connections', ({ data }: MessageEvent<string>) =>
    onConnections((JSON.parse(data) as { connections: ConnectionAnswer[] }).connections)
  );
  source.addEventListener('error', onBroken);
  return () => source.close();
}
