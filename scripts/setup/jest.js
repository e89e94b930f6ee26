import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './node-24.js';

/** Runs Jest with one of our configurations; returns `{ passed, failed, skipped }` as it counted them. */
export function runJest(config, args) {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-test-'));
  const report = join(folder, 'report.json');
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'jest', 'bin', 'jest.js'),
      ...['--config', join(root, config)],
      ...['--json', `--outputFile=${report}`],
      ...args
    ],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        ...process.env,
        NODE_OPTIONS: '--experimental-vm-modules',
        NODE_NO_WARNINGS: '1',
        // The tests start hundreds of processes of the same code.
        NODE_COMPILE_CACHE: join(root, '.cache', 'compiled')
      }
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
