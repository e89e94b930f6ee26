import { existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

const KEPT = 6;

/** `pages-3fd2b9bdec2d5d7d`: a kind and the stamp of its sources. */
const BUILD = /^([a-z-]+-)[\da-f]+$/;

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

/** Removes the oldest builds of the same kind; a few stay, and so does whatever is not named as a build is. */
function prune(current: string): void {
  const parent = dirname(current);
  const kind = kindOf(basename(current));
  if (kind === undefined) return;
  const others = readdirSync(parent)
    .filter((name) => kindOf(name) === kind && name !== basename(current))
    .map((name) => ({ name, time: statSync(join(parent, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of others.slice(KEPT)) {
    rmSync(join(parent, name), { recursive: true, force: true });
  }
}

function kindOf(name: string): string | undefined {
  return BUILD.exec(name)?.[1];
}
