import { expect, it, jest } from '@jest/globals';
import { aStatus } from '../../../../test/support/a-status.ts';
import { silentLogger } from '../../../kernel/index.ts';
import type { ConnectionView } from '../../../workspace/index.ts';
import type { Caller } from '../caller.ts';
import { LiveView } from '../live-view.ts';
import { eventRoutes } from './event-routes.ts';

it('looks at nothing any more when a stream could not begin', async () => {
  jest.useFakeTimers();
  const looked: string[] = [];
  const status = async () => (looked.push('status'), aStatus());
  const connections = async (): Promise<{ connections: ConnectionView[] }> => {
    throw new Error('The database is gone.');
  };
  const [events] = eventRoutes({
    live: new LiveView(status, silentLogger),
    liveConnections: new LiveView(connections, silentLogger),
    liveSync: () => Promise.reject(new Error('No connection is watched.')),
    isStillIn: async () => looked.push('sign-in') > 0
  });
  const caller = { kind: 'user' } as Caller;
  const answer = await events?.handle({
    ...{ caller, params: {}, query: { connections: 'all' }, body: undefined },
    ...{ cookies: new Map(), target: '/v1/events' }
  });
  const streamed = answer?.stream?.(() => undefined, new AbortController().signal);
  await expect(streamed).rejects.toThrow('The database is gone.');
  await jest.advanceTimersByTimeAsync(60_000);
  expect(looked).toEqual(['status']);
  jest.useRealTimers();
});
