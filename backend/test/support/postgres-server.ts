import { spawn } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEEPER = fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url));
const START_TIMEOUT_MS = 60_000;

/** A Jest worker's own server; each test file loads this module anew, the folder tells it is there. */
const folder = join(tmpdir(), `porchlight-postgres-${process.pid}`);
const readyFile = join(folder, 'ready');

/** The address of a database on this worker's PostgreSQL, which is started on first use. */
export async function postgresUrl(database: string): Promise<string> {
  if (!existsSync(readyFile)) await startServer();
  return `postgres://postgres@localhost/${database}?host=${encodeURIComponent(folder)}`;
}

async function startServer(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const keeper = spawn(process.execPath, [KEEPER, folder, String(process.pid)], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe']
  });
  await new Promise<void>((resolve, reject) => {
    let complaints = '';
    const timer = setTimeout(
      () => reject(new Error(`PostgreSQL did not start in time. ${complaints}`)),
      START_TIMEOUT_MS
    );
    keeper.stderr.on('data', (text: Buffer) => (complaints += text.toString()));
    keeper.stdout.on('data', () => {
      clearTimeout(timer);
      resolve();
    });
    keeper.on('exit', () => {
      clearTimeout(timer);
      reject(new Error(`PostgreSQL did not start. ${complaints}`));
    });
  });
  writeFileSync(readyFile, '');
  keeper.removeAllListeners();
  keeper.stdout.destroy();
  keeper.stderr.destroy();
  keeper.unref();
}
