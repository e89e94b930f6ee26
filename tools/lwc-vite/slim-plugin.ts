import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'rolldown';

// They need [data-render-mode="shadow"], which synthetic shadow never sets.
const NATIVE_STYLES = /\/(?:[\w-]+\.slds|sldsCommon|sldsUtils\w+)\.css\.mjs$/;
const ICON_SET = /iconSvgTemplates(\w+)\/buildTemplates\/templates\.js$/;

/** Leaves out of the base components the styles synthetic shadow never uses and the icons nobody names. */
export function slimPlugin(icons: ReadonlySet<string> | undefined): Plugin {
  return {
    name: 'lwc-slim',
    load: {
      order: 'pre',
      handler(id) {
        if (NATIVE_STYLES.test(id)) return 'export default [];';
        const set = ICON_SET.exec(id)?.[1]?.toLowerCase();
        return set && icons ? iconModule(set, icons, dirname(id)) : null;
      }
    }
  };
}

function iconModule(set: string, icons: ReadonlySet<string>, folder: string): string {
  const kept = [...icons]
    .filter((icon) => icon.startsWith(`${set}:`))
    .map((icon) => icon.slice(set.length + 1))
    .filter((name) => existsSync(join(folder, set, `${name}.html`)))
    .sort();
  const imports = kept.map((name) => `import ${set}_${name} from './${set}/${name}.html';`);
  return `${imports.join('\n')}\nexport default { ${kept.map((name) => `${set}_${name}`).join(', ')} };`;
}
