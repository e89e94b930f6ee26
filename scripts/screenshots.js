// npm run screenshots: the pictures of docs/install.md, taken from the local org's pages and the Studio.
import { ensureDependencies } from './setup/install.js';
import { ensureNode } from './setup/node-24.js';

await ensureNode(import.meta.url);
ensureDependencies();
const { launchBrowser } = await import('../tools/browser/browser.ts');
const { servePages } = await import('../local-org/test/support/page-org.ts');
const { takeSetup, takeHealth } = await import('./screenshots/salesforce-pictures.js');
const { takeStudio } = await import('./screenshots/studio-pictures.js');

// A day of its own: pictures taken twice differ only where the pages do.
const NOW = new Date('2026-10-05T08:00:00Z');

const served = await servePages({ clock: NOW, dataStorageMb: 10_240 });
const browser = await launchBrowser();
try {
  await takeSetup(browser, served);
  await takeStudio(browser, served, NOW);
  await takeHealth(browser, served);
} finally {
  await browser.close();
  await served.stop();
}
