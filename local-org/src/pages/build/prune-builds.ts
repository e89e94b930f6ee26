import { readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

const KEPT = 6;

/** Removes the oldest builds; the current one and a few before it stay. */
export function pruneBuilds(folder: string, current: string): void {
  const others = readdirSync(folder)
    .filter((name) => name !== current)
    .map((name) => ({ name, time: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { name } of others.slice(KEPT)) rmSync(join(folder, name), { recursive: true });
}
