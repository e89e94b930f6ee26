#!/usr/bin/env node
// Plain JavaScript: it may be started by an older Node and then runs itself again under Node 24.
import { requireDependencies } from '../scripts/setup/install.js';
import { ensureNode } from '../scripts/setup/node-24.js';

await ensureNode(import.meta.url);
requireDependencies();
const { main } = await import('../local-org/src/main.ts');
await main(process.argv.slice(2));
