import { realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Folder of an installed package, where its files really lie. */
export function packageFolder(name: string): string {
  const searched = require.resolve.paths(name) ?? [];
  for (const folder of searched) {
    try {
      return realpathSync(join(folder, name));
    } catch {
      continue;
    }
  }
  throw new Error(`The package ${name} is not installed: npm ci`);
}

/** The folder all installed packages lie in. */
export function packagesFolder(): string {
  return dirname(packageFolder('lwc'));
}

/** The one engine every component runs on: a component of a second engine is no component to the first. */
export function engineFile(): string {
  return join(packageFolder('lwc'), 'engine-dom.js');
}
