// npm test: every check a machine can do; ends with one line "N passed, N failed".
import { check } from './check.js';
import { ensureDependencies } from './setup/install.js';
import { runJest } from './setup/jest.js';
import { ensureNode } from './setup/node-24.js';
import { ensureSfCli } from './setup/sf-cli.js';

await ensureNode(import.meta.url);
ensureDependencies();
// It waits for the network while the checks work.
const sfCli = ensureSfCli();
const checks = await check();
await sfCli;
const tests = runJest('jest.config.js', process.argv.slice(2));
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
console.log(
  `${checks.passed + tests.passed} passed, ${checks.failed + tests.failed} failed${skipped}`
);
process.exitCode = checks.failed + tests.failed === 0 ? 0 : 1;
