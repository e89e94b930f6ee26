import { existsSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import type { InlineConfig } from 'vite';
import {
  baseComponents,
  lwcPlugin,
  packageFolder,
  packagesFolder,
  platformModules,
  salesforceModules,
  usedIcons,
  type SourceRoot
} from '../../../../tools/lwc-vite/index.ts';
import { loadLabels } from '../../metadata/index.ts';
import { loadUiMetadata } from '../../metadata/ui/index.ts';
import { iconsOfMetadata } from '../view/icons.ts';
import { PAGE_COMPONENTS, pageComponentsModule } from './page-components.ts';
import { cacheFolder, clientFolder, PAGES_PATH } from './paths.ts';

export interface PageSources {
  /** Metadata folders; definitions of a later one win. */
  readonly sourceDirs: readonly string[];
  readonly production: boolean;
}

const platformFolder = join(clientFolder, 'platform');

/** How Vite builds or serves the pages: the package's components on the real base components. */
export async function viteSettings({ sourceDirs, production }: PageSources): Promise<InlineConfig> {
  const roots = sourceRoots(sourceDirs);
  const files = platformFiles();
  const replaced = [...files.keys(), '@salesforce/i18n/timeZone', '@salesforce/client/formFactor'];
  const base = await baseComponents({
    cacheDir: cacheFolder,
    replaced,
    production,
    ...(production && { icons: iconsOf(sourceDirs, roots) })
  });
  const labels = loadLabels(sourceDirs);
  const salesforce = salesforceModules({
    platformFile: join(platformFolder, 'platform.js'),
    label: (name) => labels.get(name),
    resourcePath: '/pages/resource'
  });
  const make = (name: string) =>
    name === PAGE_COMPONENTS ? pageComponentsModule(sourceDirs) : salesforce(name);
  return {
    root: realpathSync(clientFolder),
    base: PAGES_PATH,
    configFile: false,
    logLevel: 'warn',
    plugins: [
      platformModules({ roots, files, base, make }),
      lwcPlugin({ roots, hot: !production })
    ],
    // Everything is found by name: nothing is left for Vite to discover and bundle on its own.
    optimizeDeps: { noDiscovery: true, include: [] },
    server: {
      fs: { allow: [...roots.map(({ dir }) => dir), packagesFolder(), cacheFolder, clientFolder] }
    }
  };
}

function sourceRoots(sourceDirs: readonly string[]): SourceRoot[] {
  const ours = sourceDirs
    .map((dir) => join(dir, 'lwc'))
    .filter((dir) => existsSync(dir))
    .map((dir) => ({ dir, namespace: 'c' }));
  return [...ours, { dir: join(clientFolder, 'modules') }];
}

/** `platform/lightning/navigation.js` answers `lightning/navigation`. */
function platformFiles(): Map<string, string> {
  const folder = join(platformFolder, 'lightning');
  return new Map(
    readdirSync(folder).map((file) => [
      `lightning/${file.replace(/\.js$/, '')}`,
      join(folder, file)
    ])
  );
}

function iconsOf(sourceDirs: readonly string[], roots: readonly SourceRoot[]): Set<string> {
  const folders = [
    join(packageFolder('lightning-base-components'), 'src/lightning'),
    clientFolder,
    ...roots.map(({ dir }) => dir)
  ];
  return new Set([...usedIcons(folders), ...iconsOfMetadata(loadUiMetadata(sourceDirs))]);
}
