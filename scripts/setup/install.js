// Plain JavaScript without dependencies: it runs before there are any.
import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.js';

/** Installs the locked dependencies when they are missing or older than the lock file. */
export function ensureDependencies() {
  if (isShared() || isCurrent()) return;
  console.error('Installing dependencies (npm ci) …');
  const result = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' }
  );
  if (result.status !== 0) {
    console.error('npm ci failed (see above). Mend that and run the command again.');
    process.exit(1);
  }
}

/** Ends with what to do where nothing was ever installed: a command that syncs must not install by itself. */
export function requireDependencies() {
  if (existsSync(join(root, 'node_modules'))) return;
  console.error('What Porchlight is built on is not installed yet. Run this first: npm ci');
  process.exit(1);
}

/** A linked folder belongs to another checkout: `npm ci` would empty it for everyone who uses it. */
function isShared() {
  return (
    lstatSync(join(root, 'node_modules'), { throwIfNoEntry: false })?.isSymbolicLink() ?? false
  );
}

function isCurrent() {
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}
