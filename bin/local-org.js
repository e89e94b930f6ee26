#!/usr/bin/env node
// Plain JavaScript: it may be started by an older Node and then runs itself again under Node 24.
import { ensureNode } from '../scripts/setup/node-24.js';

await ensureNode(import.meta.url);
const { main } = await import('../local-org/src/main.ts');
await main(process.argv.slice(2));
