import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { applySeed } from '../../src/seed.ts';
import { servePages, type PageOrg } from './page-org.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * What `npm start` makes: the sample company, and the sample community as the real backend imports and syncs it.
 * The backend knows nothing of this process: it is started as a person would start it.
 */
export async function serveSample(): Promise<PageOrg> {
  const served = await servePages();
  applySeed(served.org, join(root, 'local-org', 'seeds', 'sample-company.json'));
  const data = mkdtempSync(join(tmpdir(), 'sample-'));
  try {
    await syncSample(served, data);
  } finally {
    rmSync(data, { recursive: true, force: true });
  }
  return served;
}

async function syncSample({ org, url }: PageOrg, data: string): Promise<void> {
  const sample = (name: string) => join(root, 'samples', name);
  const porchlight = (args: readonly string[], input = '') =>
    runBackend(args, { url, data, input });
  const { id, secret } = org.client;
  await porchlight(['migrate']);
  await porchlight(
    [
      ...['connect', '--name', 'Local org', '--url', url],
      ...['--client-id', id, '--client-secret', '-']
    ],
    secret
  );
  await porchlight(['import', 'slack-export', sample('pipwright-community-slack-export.zip')]);
  await porchlight(['import', 'demo-sessions', sample('pipwright-demo-sessions.jsonl')]);
  await porchlight(['sync', '--wait']);
}

/** Rows the org refuses are parked (3): the sample has such, and they are no failure. */
const SUCCESS = new Set([0, 3]);

async function runBackend(
  args: readonly string[],
  { url, data, input }: { url: string; data: string; input: string }
): Promise<void> {
  const child = spawn(process.execPath, [join(root, 'bin', 'porchlight.js'), ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: {
      ...process.env,
      PORCHLIGHT_DATA_DIR: data,
      PORCHLIGHT_ALLOWED_ORG_HOSTS: new URL(url).host
    }
  });
  child.stdin.end(input);
  const [complaint, [code]] = await Promise.all([
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null]>
  ]);
  if (!SUCCESS.has(code ?? -1)) {
    throw new Error(`porchlight ${args[0]} ended with ${code}: ${complaint}`);
  }
}
