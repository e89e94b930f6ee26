// Builds the pages in a process of its own, so that the org goes on answering: build-pages.ts <folder> <source>…
import { join } from 'node:path';
import { build } from 'vite';
import { keepBuild } from '../../../../tools/lwc-vite/index.ts';
import { clientFolder } from './paths.ts';
import { viteSettings } from './vite-settings.ts';

const [folder = '', ...sourceDirs] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

try {
  await buildInto(folder);
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}

async function buildInto(place: string): Promise<void> {
  say('preparing the base components');
  const settings = await viteSettings({ sourceDirs, production: true });
  say('bundling the pages and the components of the package');
  const unfinished = `${place}.${process.pid}`;
  await build({
    ...settings,
    // SLDS names pictures its package does not have; each would be a warning.
    logLevel: 'error',
    build: {
      outDir: unfinished,
      emptyOutDir: true,
      target: 'es2023',
      // SLDS 2 writes its colours with light-dark(), which must reach the browser unchanged.
      cssMinify: false,
      manifest: 'manifest.json',
      // Font files stay files: the page's policy takes fonts from its own address only.
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 5000,
      rollupOptions: { input: join(clientFolder, 'main.js') }
    }
  });
  keepBuild(unfinished, place);
}
