// Builds the pages in a process of its own, so that the org goes on answering: build-pages.ts <folder> <source>…
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { clientFolder } from './paths.ts';
import { viteSettings } from './vite-settings.ts';

const [folder = '', ...sourceDirs] = process.argv.slice(2);
const say = (line: string) => process.stdout.write(`${line}\n`);

say('preparing the base components');
const settings = await viteSettings({ sourceDirs, production: true });
say('bundling the pages and the components of the package');
const unfinished = `${folder}.${process.pid}`;
await build({
  ...settings,
  build: {
    outDir: unfinished,
    target: 'es2023',
    manifest: 'manifest.json',
    // Font files stay files: the page's policy takes fonts from its own address only.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 5000,
    rollupOptions: { input: join(clientFolder, 'main.js') }
  }
});
rmSync(folder, { recursive: true, force: true });
renameSync(unfinished, folder);
