import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, extname, resolve } from 'node:path';
import { transformWithOxc, type HotUpdateOptions, type Plugin } from 'vite';
import { compileModule } from './compile-module.ts';
import { withComponentSwap, withTemplateSwap } from './hot-swap.ts';
import { NOTHING, privateFile, privateId } from './private-id.ts';
import { SourceRoots, type SourceRoot } from './source-root.ts';

export interface LwcPluginOptions {
  readonly roots: readonly SourceRoot[];
  /** Changed files replace what is on the page without loading it anew. */
  readonly hot?: boolean;
}

/** Compiles Lightning web components for Vite and Rolldown. */
export function lwcPlugin({ roots: sources, hot = false }: LwcPluginOptions): Plugin {
  const roots = new SourceRoots(sources);
  return {
    name: 'lwc',
    enforce: 'pre',
    resolveId(source, importer) {
      if (importer === undefined || !/^\.\.?\//.test(source)) return null;
      const from = privateFile(importer)?.file ?? withoutQuery(importer);
      return roots.nameOf(from) ? resolveBeside(source, from) : null;
    },
    load(id) {
      if (id === NOTHING) return 'export default undefined;';
      const owned = privateFile(id);
      const name = owned && roots.nameOf(owned.file);
      if (!owned || !name) return null;
      this.addWatchFile(owned.file);
      const options = { ...name, scopedStyles: owned.scoped };
      const compiled = compileModule(readFileSync(owned.file, 'utf8'), owned.file, options);
      if (!isOurs(owned.file)) return { code: compiled.code, map: mapOf(compiled) };
      for (const warning of compiled.warnings) this.warn(`${basename(owned.file)}:${warning}`);
      const swap = hot && owned.file.endsWith('.html');
      return { code: swap ? withTemplateSwap(compiled.code) : compiled.code, map: mapOf(compiled) };
    },
    async transform(code, id) {
      const file = withoutQuery(id);
      const name = roots.nameOf(file);
      if (id.startsWith('\0') || !name || !/\.(js|ts)$/.test(file)) return null;
      const source = file.endsWith('.ts') ? await withoutTypes(code, file) : code;
      const scripted = file.replace(/\.ts$/, '.js');
      const compiled = compileModule(source, scripted, { ...name, scopedStyles: false });
      if (!isOurs(file)) return { code: compiled.code, map: mapOf(compiled) };
      for (const warning of compiled.warnings) this.warn(`${basename(file)}:${warning}`);
      return { code: hot ? withComponentSwap(compiled.code) : compiled.code, map: mapOf(compiled) };
    },
    hotUpdate({ file, modules }: HotUpdateOptions) {
      const { moduleGraph } = this.environment;
      const owned = [false, true].flatMap((scoped) => {
        const module = moduleGraph.getModuleById(privateId({ file, scoped }));
        return module ? [module] : [];
      });
      return owned.length > 0 ? owned : modules;
    }
  };
}

/** The file a relative import means; an html or css file that is not there is an empty module. */
function resolveBeside(source: string, from: string): string | null {
  const [path = '', query] = source.split('?');
  const file = resolve(dirname(from), path);
  if (['.html', '.css'].includes(extname(file))) {
    return existsSync(file)
      ? privateId({ file, scoped: query?.includes('scoped') ?? false })
      : NOTHING;
  }
  return [file, `${file}.ts`, `${file}.js`].find(isFile) ?? null;
}

/** Keeps decorators and class fields, which are the compiler's business. */
async function withoutTypes(code: string, file: string): Promise<string> {
  const options = { lang: 'ts', target: 'esnext', typescript: { onlyRemoveTypeImports: true } };
  return (await transformWithOxc(code, file, options as Parameters<typeof transformWithOxc>[2]))
    .code;
}

function mapOf({ map }: { map: unknown }): string | null {
  return map ? JSON.stringify(map) : null;
}

function isOurs(file: string): boolean {
  return !file.includes('/node_modules/');
}

function isFile(file: string): boolean {
  return existsSync(file) && statSync(file).isFile();
}

function withoutQuery(id: string): string {
  return id.split('?')[0] ?? id;
}
