import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/node-24.js';

const NAMESPACE = 'porchlight';
const PROJECT = 'sfdx-project.json';

/**
 * A copy of the project with the namespace of the package. The repository itself has none, so that its source
 * can be deployed to any org. `keep` brings the ids of packages and versions back that `sf` has noted there.
 */
export function packageProject(from = root) {
  const path = join(from, '.cache', 'package');
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  for (const name of ['force-app', 'config', '.forceignore']) {
    cpSync(join(from, name), join(path, name), { recursive: true });
  }
  write(path, { ...read(from), namespace: NAMESPACE });
  return {
    path,
    keep() {
      const { packageAliases } = read(path);
      const before = read(from);
      if (JSON.stringify(packageAliases) === JSON.stringify(before.packageAliases)) return;
      write(from, { ...before, packageAliases });
    }
  };
}

function read(folder) {
  return JSON.parse(readFileSync(join(folder, PROJECT), 'utf8'));
}

function write(folder, project) {
  writeFileSync(join(folder, PROJECT), `${JSON.stringify(project, null, 2)}\n`);
}
