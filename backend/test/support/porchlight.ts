import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { ReadyService } from '../../src/entrypoints/cli/index.ts';
import type { LocalOrg, OrgAddress } from './local-org.ts';

const COMMAND = fileURLToPath(new URL('../../../bin/porchlight.js', import.meta.url));

interface PorchlightOptions {
  /** More settings of the process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Instead of the data folder's own. */
  readonly databaseUrl?: string;
  readonly masterKey?: string;
  /** The name of the machine it believes to run on. */
  readonly host?: string;
}

/** The `porchlight` command in processes of its own, on one data folder. */
export class Porchlight {
  private readonly env: NodeJS.ProcessEnv;
  private readonly org: OrgAddress;
  private readonly nodeOptions: readonly string[];

  constructor(dataDir: string, org: OrgAddress, options: PorchlightOptions = {}) {
    const { databaseUrl, masterKey, host, env } = options;
    this.org = org;
    this.nodeOptions = host === undefined ? [] : ['--import', hostNamed(host)];
    this.env = {
      PATH: process.env['PATH'],
      PORCHLIGHT_DATA_DIR: dataDir,
      PORCHLIGHT_ALLOWED_ORG_HOSTS: new URL(org.url).host,
      ...(databaseUrl !== undefined && { PORCHLIGHT_DATABASE_URL: databaseUrl }),
      ...(masterKey !== undefined && { PORCHLIGHT_MASTER_KEY: masterKey }),
      ...env
    };
  }

  start(...args: readonly string[]): ChildProcess {
    return spawn(process.execPath, [...this.nodeOptions, COMMAND, ...args], {
      env: this.env,
      stdio: ['ignore', 'pipe', 'pipe']
    });
  }

  /** Exit code, and what `--json` printed. */
  async run(...args: readonly string[]): Promise<{ code: number; answer: unknown; err: string }> {
    const child = this.start(...args, '--json');
    const ended = once(child, 'exit') as Promise<[number]>;
    const [out, err] = [child.stdout, child.stderr].map((stream) => (stream ? text(stream) : ''));
    const [code] = await ended;
    const answer: unknown = JSON.parse((await out) || 'null');
    return { code, answer, err: (await err) ?? '' };
  }

  async connect(): Promise<void> {
    const { url, clientId, clientSecret } = this.org;
    const { code, err } = await this.run(
      ...['connect', '--url', url, '--client-id', clientId, '--client-secret', clientSecret]
    );
    if (code !== 0) throw new Error(`porchlight connect failed: ${err}`);
  }

  /** Starts the service; resolves once it answers. */
  async serve(): Promise<{ ready: ReadyService; stop: () => Promise<void> }> {
    const child = this.start('serve', '--json');
    child.stderr?.pipe(process.stderr);
    const stop = async () => {
      if (child.exitCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    };
    for await (const line of createInterface({ input: child.stdout as Readable })) {
      return { ready: JSON.parse(line) as ReadyService, stop };
    }
    throw new Error('The service ended before it was ready.');
  }

  /** Starts a sync and ends it without warning as soon as its org has taken so many rows. */
  async syncKilledAt(org: LocalOrg, rowsWritten: number): Promise<void> {
    const written = async () => (await org.ledger()).rowsWritten >= rowsWritten;
    await this.killedWhen(written, 'sync', '--wait');
  }

  /**
   * Starts a command and ends it without warning as soon as the moment has come.
   * @returns false when it ended by itself before
   */
  async killedWhen(moment: () => Promise<boolean>, ...args: readonly string[]): Promise<boolean> {
    const child = this.start(...args, '--json');
    const ended = once(child, 'exit');
    while (child.exitCode === null && !(await moment()));
    child.kill('SIGKILL');
    await ended;
    return child.signalCode === 'SIGKILL';
  }
}

/** A module that a process loads first, after which its machine has this name. */
function hostNamed(name: string): string {
  const source =
    "import os from 'node:os'; import { syncBuiltinESMExports } from 'node:module'; " +
    `os.hostname = () => '${name}'; syncBuiltinESMExports();`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
