import { once } from 'node:events';
import { EVERYONE } from '../access.ts';
import { z } from 'zod';
import type { WorkspaceStatus } from '../../../history/index.ts';
import type { ConnectionView } from '../../../workspace/index.ts';
import { connectionList, entityId, statusAnswer, syncView } from '../contract/index.ts';
import { endpoint, type Endpoint, type SendEvent } from '../endpoint.ts';
import type { LiveView } from '../live-view.ts';
import type { SyncView } from '../services.ts';
import { userCaller, type Caller } from '../caller.ts';

const CHECK_MS = 5_000;

export interface EventParts {
  readonly live: LiveView<WorkspaceStatus>;
  /** Every connected org. */
  readonly liveConnections: LiveView<{ connections: ConnectionView[] }>;
  /** What is watched of one connection. @throws when there is none of this id or name */
  readonly liveSync: (connection: string) => Promise<LiveView<SyncView>>;
  /** Whether the sign-in still lets its user see what is sent. */
  readonly isStillIn: (caller: Caller & { kind: 'user' }) => Promise<boolean>;
}

export function eventRoutes(parts: EventParts): Endpoint[] {
  const { live, liveSync, liveConnections, isStillIn } = parts;
  return [
    endpoint({
      method: 'get',
      path: '/v1/events',
      access: EVERYONE,
      summary:
        'Server-sent events now and at each change: `status`, `sync` of the connection named, all `connections`',
      query: z.strictObject({
        connection: entityId.exactOptional(),
        connections: z.literal('all').exactOptional()
      }),
      answers: { 200: undefined },
      handle: async ({ caller, query: { connection, connections } }) => {
        const sync = connection === undefined ? undefined : await liveSync(connection);
        const user = userCaller(caller);
        const watched: Watch[] = [
          (send) => live.listen((status) => send('status', statusAnswer.parse(status))),
          async (send) => sync?.listen((view) => send('sync', syncView.parse(view))),
          async (send) =>
            connections &&
            liveConnections.listen((all) => send('connections', connectionList.parse(all)))
        ];
        return {
          status: 200,
          stream: (send, signal) => follow(watched, send, signal, () => isStillIn(user))
        };
      }
    })
  ];
}

/** Begins to tell of a view; what it answers ends that. */
type Watch = (send: SendEvent) => Promise<(() => void) | undefined>;

/** Tells of all of them until the client goes away or may not see them any more. */
async function follow(
  watched: readonly Watch[],
  send: SendEvent,
  signal: AbortSignal,
  isStillIn: () => Promise<boolean>
): Promise<void> {
  const over = new AbortController();
  const ended = AbortSignal.any([signal, over.signal]);
  // A stream outlives the check at its beginning: who is removed meanwhile sees no more.
  const check = setInterval(
    () =>
      void isStillIn().then(
        (still) => still || over.abort(),
        () => over.abort()
      ),
    CHECK_MS
  );
  const leave: ((() => void) | undefined)[] = [];
  try {
    for (const watch of watched) leave.push(await watch(send));
    if (!ended.aborted) await once(ended, 'abort');
  } finally {
    clearInterval(check);
    for (const stop of leave) stop?.();
  }
}
