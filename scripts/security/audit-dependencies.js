import { spawnSync } from 'node:child_process';
import { root } from '../setup/node-24.js';

const NAME = 'npm audit of what ships';
const REFUSED = ['high', 'critical'];

/**
 * Known faults of the packages that ship: high and critical ones fail, others are listed. Returns
 * `passed`, `failed`, or `skipped` when the registry does not answer.
 */
export function auditDependencies() {
  const { stdout } = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    ['audit', '--omit=dev', '--json'],
    { cwd: root, encoding: 'utf8', shell: process.platform === 'win32', timeout: 120_000 }
  );
  const found = vulnerabilities(stdout);
  if (found === undefined) {
    console.log(`SKIPPED ${NAME}: the registry does not answer.`);
    return 'skipped';
  }
  const refused = found.some(({ severity }) => REFUSED.includes(severity));
  console.log(`${refused ? '✗' : '✓'} ${NAME}`);
  for (const { name, severity, range } of found) console.log(`  ${severity}: ${name} ${range}`);
  return refused ? 'failed' : 'passed';
}

/** Undefined when the answer is none: an error of the registry is JSON, too. */
function vulnerabilities(output) {
  try {
    const found = JSON.parse(output).vulnerabilities;
    return found && Object.values(found);
  } catch {
    return undefined;
  }
}
