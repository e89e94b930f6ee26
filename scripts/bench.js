// npm run bench: what the local org does with a million rows; --rows N takes fewer.
import { ensureDependencies } from './setup/install.js';
import { ensureNode } from './setup/node-24.js';

await ensureNode(import.meta.url);
ensureDependencies();
const { runBench } = await import('../local-org/bench/run-bench.ts');
process.exitCode = await runBench(process.argv.slice(2));
