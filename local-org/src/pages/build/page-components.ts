import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const PAGE_COMPONENTS = 'virtual:page-components';

/** Names of the components a page may hold: those a later source folder has win. */
function exposedComponents(sourceDirs: readonly string[]): string[] {
  const names = sourceDirs
    .map((dir) => join(dir, 'lwc'))
    .filter((folder) => existsSync(folder))
    .flatMap((folder) => readdirSync(folder).filter((name) => isExposed(folder, name)));
  return [...new Set(names)].sort();
}

function isExposed(folder: string, name: string): boolean {
  const description = join(folder, name, `${name}.js-meta.xml`);
  return (
    existsSync(description) &&
    /<isExposed>\s*true\s*<\/isExposed>/.test(readFileSync(description, 'utf8'))
  );
}

/** A module that loads each component when a page first holds it. */
export function pageComponentsModule(sourceDirs: readonly string[]): string {
  const entries = exposedComponents(sourceDirs).map(
    (name) => `  'c:${name}': () => import('c/${name}')`
  );
  return `export default {\n${entries.join(',\n')}\n};\n`;
}
