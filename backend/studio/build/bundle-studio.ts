// Bundles the Studio: bundle-studio.ts <folder>, which is there only once it is whole.
import { join } from 'node:path';
import { build, type InlineConfig } from 'vite';
import {
  baseComponents,
  keepBuild,
  lwcPlugin,
  packageFolder,
  platformModules,
  usedIcons
} from '../../../tools/lwc-vite/index.ts';
import { noticesPlugin } from './notices-plugin.ts';
import { cacheFolder, studioFolder } from './paths.ts';

const [folder = ''] = process.argv.slice(2);
const unfinished = `${folder}.${process.pid}`;
await build(await settings(unfinished));
keepBuild(unfinished, folder);

async function settings(outDir: string): Promise<InlineConfig> {
  const roots = ['components', 'pages'].map((name) => ({
    dir: join(studioFolder, 'src', name),
    namespace: 'studio'
  }));
  const icons = usedIcons([
    join(packageFolder('lightning-base-components'), 'src/lightning'),
    join(studioFolder, 'src')
  ]);
  const base = await baseComponents({
    cacheDir: cacheFolder,
    replaced: [],
    production: true,
    icons
  });
  return {
    root: studioFolder,
    configFile: false,
    // SLDS names pictures its package does not have; each would be a warning.
    logLevel: 'error',
    plugins: [
      platformModules({ roots, files: new Map(), base, make: () => undefined }),
      lwcPlugin({ roots }),
      noticesPlugin()
    ],
    build: {
      outDir,
      emptyOutDir: true,
      target: 'es2023',
      // SLDS 2 writes its colours with light-dark(), which must reach the browser unchanged.
      cssMinify: false,
      // Font files stay files: the page's policy takes fonts from its own address only.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000
    }
  };
}
