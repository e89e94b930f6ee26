import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/node-24.js';

const own = join(root, 'tools', 'sf', 'node_modules', '@salesforce', 'cli', 'bin', 'run.js');

/** Runs the installed `sf`, or the one the tests use; resolves to its exit code. */
export function runSf(args, cwd = root) {
  const [command, first] = program();
  return new Promise((resolve, reject) => {
    const child = spawn(command, [...first, ...args], { cwd, stdio: 'inherit' });
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
}

function program() {
  // Windows has sf as a batch file, which only a shell can start.
  const installed = process.platform !== 'win32' && spawnSync('sf', ['--version']).status === 0;
  if (installed) return ['sf', []];
  if (existsSync(own)) return [process.execPath, [own]];
  throw new Error('There is no sf command: npm install --global @salesforce/cli');
}
