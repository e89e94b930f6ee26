// npm run trials: what takes minutes to hours, at full size; one report at the end.
import { ensureDependencies } from './setup/install.js';
import { runJest } from './setup/jest.js';
import { ensureNode } from './setup/node-24.js';

await ensureNode(import.meta.url);
ensureDependencies();
const { passed, failed } = runJest('jest.trials.config.js', process.argv.slice(2));
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
