import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readXmlFile } from '../../src/metadata/index.ts';

export const repositoryDir = fileURLToPath(new URL('../../../', import.meta.url));
export const packageDir = join(repositoryDir, 'force-app', 'main', 'default');

/** Paths inside a folder of the package, with forward slashes, sorted; empty when there is no such folder. */
export function filesIn(folder: string): string[] {
  const entries = readdirSync(join(packageDir, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => file.slice(packageDir.length + 1).replaceAll('\\', '/'))
    .sort();
}

export function readSource(file: string): string {
  return readFileSync(join(packageDir, file), 'utf8');
}

/** Names of the components of one kind: `tabs`, `tab` gives `Member__c` for `Member__c.tab-meta.xml`. */
export function componentsIn(folder: string, kind: string): string[] {
  const suffix = `.${kind}-meta.xml`;
  return filesIn(folder)
    .filter((file) => file.endsWith(suffix))
    .map((file) => basename(file, suffix));
}

export function apexClasses(): { name: string; source: string }[] {
  return filesIn('classes')
    .filter((file) => file.endsWith('.cls'))
    .map((file) => ({ name: basename(file, '.cls'), source: readSource(file) }));
}

/** Component bundles; `source` is the script without its tests. */
export function bundles(): { name: string; source: string; exposed: boolean }[] {
  return componentsIn('lwc', 'js').map((name) => ({
    name,
    source: readSource(`lwc/${name}/${name}.js`),
    exposed: readXmlFile(
      join(packageDir, 'lwc', name, `${name}.js-meta.xml`),
      'LightningComponentBundle'
    ).flag('isExposed')
  }));
}
