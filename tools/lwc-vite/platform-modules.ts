import { join } from 'node:path';
import { resolveModule } from './lwc-tools.ts';
import type { Plugin } from 'vite';
import { engineFile, packageFolder } from './installed-packages.ts';
import { SourceRoots, type SourceRoot } from './source-root.ts';

/** Modules a platform makes out of their names; undefined for a name that is none of its. */
export type ModuleMaker = (specifier: string) => string | undefined;

export interface PlatformOptions {
  readonly roots: readonly SourceRoot[];
  /** Files that answer a specifier before anything else does. */
  readonly files: ReadonlyMap<string, string>;
  /** Bundled base components, by specifier. */
  readonly base: ReadonlyMap<string, string>;
  readonly make: ModuleMaker;
}

const MADE = '\0platform:';
const NO_ICONS = '\0no-icons';

/** Resolves what components import by name: the engine, components, base components and the platform's modules. */
export function platformModules({ roots: sources, files, base, make }: PlatformOptions): Plugin {
  const roots = new SourceRoots(sources);
  return {
    name: 'lwc-platform',
    enforce: 'pre',
    resolveId(source) {
      if (source === 'lwc') return engineFile();
      const file = files.get(source) ?? base.get(source) ?? findComponent(roots, source);
      if (file !== undefined) return file;
      // Icons for right-to-left languages.
      if (/^lightning\/iconSvgTemplates\w*Rtl$/.test(source)) return NO_ICONS;
      if (make(source) !== undefined) return MADE + source;
      return source.startsWith('@salesforce/') ? packageModule(source) : null;
    },
    load(id) {
      if (id === NO_ICONS) return 'export default {};';
      return id.startsWith(MADE) ? make(id.slice(MADE.length)) : null;
    }
  };
}

function findComponent(roots: SourceRoots, source: string): string | undefined {
  const [namespace, name, ...rest] = source.split('/');
  if (!namespace || !name || rest.length > 0 || namespace.startsWith('@')) return undefined;
  return roots.findScript({ namespace, name });
}

/** Settings of language and region that come with the base components. */
function packageModule(source: string): string | null {
  const folder = packageFolder('lightning-base-components');
  try {
    return resolveModule(source, join(folder, 'package.json'), { rootDir: folder }).entry;
  } catch {
    return null;
  }
}
