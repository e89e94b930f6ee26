import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resolveModule } from './lwc-tools.ts';
import { rolldown, type Plugin } from 'rolldown';
import { keepBuild } from './cache-folder.ts';
import { packageFolder } from './installed-packages.ts';
import { lwcPlugin } from './lwc-plugin.ts';
import { privateId } from './private-id.ts';
import { slimPlugin } from './slim-plugin.ts';

export interface BaseComponentOptions {
  readonly cacheDir: string;
  /** Specifiers the caller answers itself: `lightning/navigation`, `@salesforce/i18n/timeZone`. */
  readonly replaced: readonly string[];
  readonly production: boolean;
  /** Icons to keep, like `utility:add`; all of them without it. */
  readonly icons?: ReadonlySet<string>;
}

/** Raised when what is written changes for the same input. */
const FORMAT = 1;
const RIGHT_TO_LEFT = /^lightning\/iconSvgTemplates\w*Rtl$/;

/**
 * Bundles `lightning-base-components` once: one file for each component, shared chunks, lazy icon sets. What
 * was built before with the same input is taken from the cache. Gives the file of each specifier.
 */
export async function baseComponents(options: BaseComponentOptions): Promise<Map<string, string>> {
  const source = packageFolder('lightning-base-components');
  const names = entryNames(source, options);
  const folder = join(options.cacheDir, `base-components-${stampOf(source, options)}`);
  if (!existsSync(folder)) await build(source, names, folder, options);
  return new Map(names.map((name) => [`lightning/${name}`, join(folder, `${name}.js`)]));
}

function entryNames(source: string, { replaced }: BaseComponentOptions): string[] {
  const folder = join(source, 'src/lightning');
  return readdirSync(folder).filter(
    (name) =>
      existsSync(join(folder, name, `${name}.js`)) &&
      !replaced.includes(`lightning/${name}`) &&
      !RIGHT_TO_LEFT.test(`lightning/${name}`) &&
      name !== 'iconSvgTemplates'
  );
}

function stampOf(source: string, { replaced, production, icons }: BaseComponentOptions): string {
  const versions = [source, packageFolder('lwc')].map((folder) => {
    return (JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string })
      .version;
  });
  const kept = icons && [...icons].sort();
  const input = JSON.stringify([FORMAT, versions, [...replaced].sort(), production, kept]);
  return createHash('sha256').update(input).digest('hex').slice(0, 16);
}

async function build(
  source: string,
  names: readonly string[],
  folder: string,
  { replaced, production, icons }: BaseComponentOptions
): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  const bundle = await rolldown({
    input: Object.fromEntries(
      names.map((name) => [name, join(source, 'src/lightning', name, `${name}.js`)])
    ),
    external: (id) =>
      id === 'lwc' ||
      replaced.includes(id) ||
      RIGHT_TO_LEFT.test(id) ||
      /^(?:force|overlay|context)\//.test(id),
    plugins: [
      packageModules(source),
      slimPlugin(icons),
      lwcPlugin({ roots: [{ dir: join(source, 'src') }] }) as Plugin
    ],
    transform: {
      define: {
        'import.meta.env.SSR': 'false',
        'process.env.NODE_ENV': JSON.stringify(production ? 'production' : 'development')
      }
    },
    logLevel: 'silent',
    preserveEntrySignatures: 'allow-extension'
  });
  await bundle.write({
    dir: unfinished,
    format: 'esm',
    minify: production,
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js'
  });
  await bundle.close();
  keepBuild(unfinished, folder);
}

/** Modules the package has for itself: only from inside it are they all to be found. */
function packageModules(source: string): Plugin {
  const importer = join(source, 'package.json');
  return {
    name: 'lwc-package-modules',
    resolveId: {
      order: 'pre',
      handler(id) {
        if (!/^(?:lightning|@salesforce)\//.test(id) && id !== 'assert') return null;
        try {
          const { entry } = resolveModule(id, importer, { rootDir: source });
          return entry.endsWith('.css') ? privateId({ file: entry, scoped: false }) : entry;
        } catch {
          return null;
        }
      }
    }
  };
}
