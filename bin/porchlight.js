#!/usr/bin/env node
// Plain JavaScript: it may meet an old Node, and switches before anything else is loaded.
import { requireDependencies } from '../scripts/setup/install.js';
import { ensureNode } from '../scripts/setup/node-24.js';

await ensureNode(import.meta.url);
requireDependencies();
const { run } = await import('../backend/src/main.ts');
process.exitCode = await run(process.argv.slice(2));
