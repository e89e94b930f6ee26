#!/usr/bin/env -S node --max-semi-space-size=4 --heap-growing-percent=30
// The flags keep a long backfill below 256 MB: docs/decisions/0017-memory-of-a-run.md.
// Plain JavaScript: it may meet an old Node, and switches before anything else is loaded.
import { requireDependencies } from '../scripts/setup/install.js';
import { ensureNode } from '../scripts/setup/node-24.js';

await ensureNode(import.meta.url);
requireDependencies();
const { run } = await import('../backend/src/main.ts');
process.exitCode = await run(process.argv.slice(2));
