// npm runs this after an install: it puts our two commands where npx finds them, and the git hook in place.
import { existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './node-24.js';

const bin = join(root, 'node_modules', '.bin');
mkdirSync(bin, { recursive: true });
for (const name of ['porchlight', 'local-org']) {
  const link = join(bin, name);
  rmSync(link, { force: true });
  if (process.platform === 'win32') {
    writeFileSync(`${link}.cmd`, `@node "%~dp0\\..\\..\\bin\\${name}.js" %*\r\n`);
  } else {
    symlinkSync(join('..', '..', 'bin', `${name}.js`), link);
  }
}

if (existsSync(join(root, '.git')) && !process.env.CI) {
  const { default: husky } = await import('husky').catch(() => ({ default: undefined }));
  husky?.();
}
