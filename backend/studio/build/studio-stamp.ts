import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
// Not through the index, which would load Vite into a process that only looks at files.
import { packageFolder } from '../../../tools/lwc-vite/installed-packages.ts';
import { repository, studioFolder } from './paths.ts';

const PACKAGES = ['lwc', 'lightning-base-components', '@salesforce-ux/design-system-2', 'vite'];

/** Says which build belongs to the sources as they lie there now. */
export function studioStamp(): string {
  const hash = createHash('sha256');
  for (const folder of [studioFolder, join(repository, 'tools/lwc-vite')]) {
    for (const file of filesBelow(folder)) {
      hash.update(file).update(readFileSync(join(folder, file)));
    }
  }
  for (const name of PACKAGES) hash.update(readFileSync(join(packageFolder(name), 'package.json')));
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('__tests__'))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length))
    .sort();
}
