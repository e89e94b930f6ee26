import { once } from 'node:events';
import { EVERYONE } from '../access.ts';
import { statusAnswer } from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import type { LiveStatus } from '../live-status.ts';
import { userCaller, type Caller } from '../caller.ts';

const CHECK_MS = 5_000;

export interface EventParts {
  readonly live: LiveStatus;
  /** Whether the sign-in still lets its user see what is sent. */
  readonly isStillIn: (caller: Caller & { kind: 'user' }) => Promise<boolean>;
}

export function eventRoutes({ live, isStillIn }: EventParts): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/events',
      access: EVERYONE,
      summary: 'Server-sent events: `status` now and whenever it has changed',
      answers: { 200: undefined },
      handle: async ({ caller }) => ({
        status: 200,
        stream: async (send, signal) => {
          const user = userCaller(caller);
          const over = new AbortController();
          const ended = AbortSignal.any([signal, over.signal]);
          // A stream outlives the check at its beginning: who is removed meanwhile sees no more.
          const check = setInterval(
            () =>
              void isStillIn(user).then(
                (still) => still || over.abort(),
                () => over.abort()
              ),
            CHECK_MS
          );
          const leave = await live.listen((status) => send('status', statusAnswer.parse(status)));
          if (!ended.aborted) await once(ended, 'abort');
          clearInterval(check);
          leave();
        }
      })
    })
  ];
}
