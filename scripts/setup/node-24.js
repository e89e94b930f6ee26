// Plain JavaScript without dependencies: this file runs under whatever Node is installed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import nodeModule from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WANTED_MAJOR = 24;
const NODE_VERSION = '24.21.0';
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Returns only under Node 24 or newer. Under an older one it brings Node 24 from npm into `.node/`
 * (once) and runs the same script, arguments, terminal and signals included, under that.
 */
export async function ensureNode(scriptUrl) {
  if (majorOf(process.versions.node) >= WANTED_MAJOR) {
    // Where the folder cannot be written, commands just start more slowly.
    nodeModule.enableCompileCache(join(root, '.cache', 'compiled'));
    endWithParent();
    return;
  }
  const node = bundledNode();
  if (!existsSync(node)) bringNode(node);
  const status = await runUnder(node, fileURLToPath(scriptUrl));
  process.exit(status);
}

function majorOf(version) {
  return Number(version.split('.')[0]);
}

function platformPackage() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const prefix = process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform}-${process.arch}`;
}

function bundledNode() {
  const binary = process.platform === 'win32' ? 'node.exe' : 'node';
  return join(root, '.node', 'node_modules', platformPackage(), 'bin', binary);
}

function bringNode(node) {
  console.error(
    `Porchlight runs on Node ${WANTED_MAJOR}; this is ${process.version}. Fetching Node ${NODE_VERSION} from npm (once, into .node/) …`
  );
  // A folder of its own until it is whole: an interrupted or parallel fetch leaves nothing half-done.
  const staging = join(root, `.node.${process.pid}`);
  mkdirSync(staging, { recursive: true });
  const result = spawnSync(
    process.platform === 'win32' ? 'npm.cmd' : 'npm',
    [
      'install',
      '--prefix',
      staging,
      '--no-save',
      '--no-package-lock',
      '--ignore-scripts',
      '--silent',
      `${platformPackage()}@${NODE_VERSION}`
    ],
    { cwd: staging, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' }
  );
  try {
    if (result.status !== 0) throw new Error('npm could not fetch it');
    if (!existsSync(node)) {
      rmSync(join(root, '.node'), { recursive: true, force: true });
      renameSync(staging, join(root, '.node'));
    }
  } catch (error) {
    if (existsSync(node)) return;
    console.error(
      `Could not bring Node ${NODE_VERSION} (${error.message}). Install Node ${WANTED_MAJOR} or newer yourself and run the command again.`
    );
    process.exit(1);
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
}

function runUnder(node, script) {
  const child = spawn(node, [...process.execArgv, script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH}` }
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // A Ctrl-C reaches the whole process group by itself; sending it twice would count as two.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  return new Promise((resolve) => {
    child.on('exit', (code, signal) => resolve(signal ? 1 : (code ?? 1)));
  });
}

// When the older Node that started us is killed outright, we must not live on without it.
function endWithParent() {
  if (!process.channel) return;
  process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
  process.channel.unref();
}
