// npm run check: format, lint, types, and the package's Apex and metadata; a part of npm test.
import { ensureNode, root } from './setup/node-24.js';
import { ensureDependencies } from './setup/install.js';
import { step } from './setup/step.js';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** Runs every static check; resolves to `{ passed, failed }`. */
export async function check() {
  const tool = (name, file) => join(root, 'node_modules', name, file);
  const lint = ['lint', tool('eslint', 'bin/eslint.js'), ['.', '--max-warnings', '0']];
  const others = [
    ['format', tool('prettier', 'bin/prettier.cjs'), ['--check', '--log-level', 'warn', '.']],
    ['types', tool('typescript', 'bin/tsc'), ['--noEmit', '-p', '.']],
    [
      'types of the Studio',
      tool('typescript', 'bin/tsc'),
      ['--noEmit', '-p', join('backend', 'studio')]
    ],
    ['package', join(root, 'bin', 'local-org.js'), ['check']]
  ];
  // Linting takes as long as all the others together.
  const passed = (await Promise.all([passedOf([lint]), passedOf(others)])).flat();
  return { passed: passed.filter(Boolean).length, failed: passed.filter((ok) => !ok).length };
}

async function passedOf(steps) {
  const passed = [];
  for (const [name, file, args] of steps) {
    passed.push(await step(name, process.execPath, [file, ...args]));
  }
  return passed;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await ensureNode(import.meta.url);
  ensureDependencies();
  const { failed } = await check();
  process.exitCode = failed === 0 ? 0 : 1;
}
