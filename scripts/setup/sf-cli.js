import { installTool } from './install-tool.js';

/** Installs the locked `sf` CLI for the tests that need it; without it they are skipped and one line says so. */
export async function ensureSfCli() {
  if (await installTool('sf', 'the sf CLI for its tests')) return;
  console.error('SKIPPED: sf CLI tests (npm ci in tools/sf did not succeed)');
}
