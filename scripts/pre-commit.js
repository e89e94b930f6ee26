// What git runs before a commit: formats and lints the staged files.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureNode, root } from './setup/node-24.js';

await ensureNode(import.meta.url);
const { status } = spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'lint-staged', 'bin', 'lint-staged.js')],
  { cwd: root, stdio: 'inherit' }
);
process.exitCode = status ?? 1;
