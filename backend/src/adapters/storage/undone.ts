import type { Storage } from './open-storage.ts';

/**
 * Runs work that writes as it likes, and undoes all of it: what the work answers is what would have
 * come of it. On SQLite other writers wait meanwhile, so the work shall not wait for anything.
 */
export async function undone<T>(
  storage: Storage,
  work: (scratch: Storage) => Promise<T>
): Promise<T> {
  const undo = new Error('undone on purpose');
  let answer: { readonly value: T } | undefined;
  try {
    await storage.transaction(async (scope) => {
      const { dialect } = storage;
      const scratch: Storage = {
        ...{ ...scope, dialect, ping: () => storage.ping(), close: () => Promise.resolve() },
        transaction: (inner) => inner(scope)
      };
      answer = { value: await work(scratch) };
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  if (!answer) throw undo;
  return answer.value;
}
