import type { Scope } from '../../adapters/storage/index.ts';
import type { ChangeKind, LoggedChange } from '../../domain/index.ts';
import type { IdentityContext } from './link-members.ts';

const PAGE = 1000;
/** A change that has gone through this many stages goes through no more: stages must not feed each other. */
export const MAX_DEPTH = 4;

interface Following {
  /** Name of the cursor. */
  readonly stream: string;
  readonly kinds: readonly ChangeKind[];
  readonly answer: (scope: Scope, changes: readonly LoggedChange[]) => Promise<void>;
}

/** Reads a stream of the change log to its end; each page's answer and the cursor are one transaction. */
export async function followChanges(
  context: IdentityContext,
  { stream, kinds, answer }: Following
): Promise<void> {
  const { storage, connectionId } = context;
  const consumer = `identity:${connectionId}`;
  const upTo = await storage.changes.head();
  let after = await storage.cursors.position(consumer, stream);
  let seen = 0;
  while (after < upTo) {
    context.signal?.throwIfAborted();
    const changes = await storage.changes.read({ kinds, connectionId, after, upTo, limit: PAGE });
    const end = changes.length < PAGE ? upTo : (changes.at(-1)?.seq ?? upTo);
    await storage.transaction(async (scope) => {
      await scope.leases.check(context.fence);
      await answer(scope, changes);
      await scope.cursors.advance(consumer, stream, end);
    });
    after = end;
    seen += changes.length;
    context.onProgress?.(seen);
  }
}
