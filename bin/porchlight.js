#!/usr/bin/env node
// Plain JavaScript: it may meet an old Node, and switches before anything else is loaded.
import { setFlagsFromString } from 'node:v8';
import { requireDependencies } from '../scripts/setup/install.js';
import { ensureNode } from '../scripts/setup/node-24.js';

await ensureNode(import.meta.url);
requireDependencies();
// They bound the memory of a long backfill: docs/decisions/0017-memory-of-a-run.md.
for (const flag of [
  '--semi-space-growth-factor=1',
  '--no-separate-gc-phases',
  '--heap-growing-percent=30'
]) {
  setFlagsFromString(flag);
}
const { run } = await import('../backend/src/main.ts');
process.exitCode = await run(process.argv.slice(2));
