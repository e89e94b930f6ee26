import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import { root } from './node-24.js';

/**
 * Runs one command of the checkout and says how it went in one line; its output is shown when it fails,
 * and always the lines that say what it SKIPPED.
 * Resolves to true when it exits with 0.
 */
export async function step(name, command, args, env = {}) {
  const started = performance.now();
  const { status, output } = await run(command, args, env);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)`);
  const skipped = output.match(/^SKIPPED .*$/gm) ?? [];
  if (status !== 0) console.log(output.trimEnd());
  else skipped.forEach((line) => console.log(`  ${line}`));
  return status === 0;
}

function run(command, args, env) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env } });
    let output = '';
    child.stdout.on('data', (data) => (output += data));
    child.stderr.on('data', (data) => (output += data));
    child.on('error', (error) => resolve({ status: 1, output: error.message }));
    child.on('close', (status) => resolve({ status, output }));
  });
}
