// npm test: every check a machine can do; ends with one line "N passed, N failed".
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from './check.js';
import { ensureDependencies } from './setup/install.js';
import { ensureNode, root } from './setup/node-24.js';

await ensureNode(import.meta.url);
ensureDependencies();
const checks = await check();
const tests = runJest();
const skipped = tests.skipped > 0 ? `, ${tests.skipped} skipped` : '';
console.log(
  `${checks.passed + tests.passed} passed, ${checks.failed + tests.failed} failed${skipped}`
);
process.exitCode = checks.failed + tests.failed === 0 ? 0 : 1;

function runJest() {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-test-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/jest/bin/jest.js'),
      '--json',
      `--outputFile=${report}`,
      ...process.argv.slice(2)
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: '--experimental-vm-modules', NODE_NO_WARNINGS: '1' }
    }
  );
  const result = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')) : undefined;
  rmSync(folder, { recursive: true, force: true });
  if (!result) return { passed: 0, failed: 1, skipped: 0 };
  // A suite that cannot even load counts as one failure; so does a runner that ended badly with none.
  const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
  return {
    passed: result.numPassedTests,
    failed: failed === 0 && status !== 0 ? 1 : failed,
    skipped: result.numPendingTests
  };
}
