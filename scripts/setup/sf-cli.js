import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.js';

const folder = join(root, 'tools', 'sf');
const FIVE_MINUTES = 300_000;

/** Installs the locked `sf` CLI for the tests that need it; without it they are skipped and one line says so. */
export function ensureSfCli() {
  if (isCurrent()) return;
  console.error('Installing the sf CLI for its tests (npm ci in tools/sf) …');
  const { status } = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=silent'],
    { cwd: folder, stdio: 'ignore', shell: process.platform === 'win32', timeout: FIVE_MINUTES }
  );
  if (status !== 0) console.error('SKIPPED: sf CLI tests (npm ci in tools/sf did not succeed)');
}

function isCurrent() {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}
