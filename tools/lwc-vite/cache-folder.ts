import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const KEPT = 6;

/**
 * Puts what was built under its final name. Of two processes that built the same the first one's stays: the other
 * may be reading it already.
 */
export function keepBuild(unfinished: string, folder: string): void {
  try {
    renameSync(unfinished, folder);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
  prune(folder);
}

/** Removes the oldest builds of the same kind, which begin with the same word; a few stay. */
function prune(current: string): void {
  const parent = dirname(current);
  const kind = /^[a-z-]*-/.exec(basename(current))?.[0] ?? '';
  const others = readdirSync(parent)
    .filter((name) => name.startsWith(kind) && name !== basename(current))
    .map((name) => ({ name, time: statSync(join(parent, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of others.slice(KEPT)) {
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}
