import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.js';

const FIVE_MINUTES = 300_000;

/**
 * Installs one of the heavy tools of `tools/` from its own lock file, when it is missing or older.
 * Resolves to whether it is there afterwards.
 */
export async function installTool(name, title) {
  const folder = join(root, 'tools', name);
  if (isCurrent(folder)) return true;
  console.error(`Installing ${title} (npm ci in tools/${name}) …`);
  const npm = spawn(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=silent'],
    { cwd: folder, stdio: 'ignore', shell: process.platform === 'win32', timeout: FIVE_MINUTES }
  );
  // Without npm there is no tool either.
  const [status] = await once(npm, 'close').catch(() => [undefined]);
  return status === 0;
}

function isCurrent(folder) {
  const installed = join(folder, 'node_modules', '.package-lock.json');
  if (!existsSync(installed)) return false;
  return statSync(installed).mtimeMs >= statSync(join(folder, 'package-lock.json')).mtimeMs;
}
