import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../bin/local-org.js', import.meta.url));
const SAMPLE_EVERY = 250;

/** `local-org serve` as a process of its own, with its rows in a file, so that its memory can be told. */
export class ServedOrg {
  readonly url: string;
  readonly accessToken: string;
  private readonly process: ChildProcess;
  private readonly folder: string;
  private readonly sampling: NodeJS.Timeout;
  private peakKilobytes = 0;

  private constructor(process: ChildProcess, folder: string, ready: Ready) {
    this.process = process;
    this.folder = folder;
    this.url = ready.url;
    this.accessToken = ready.accessToken;
    this.sampling = setInterval(() => this.sample(), SAMPLE_EVERY);
  }

  /** Bulk jobs start at once and go as fast as the machine can. */
  static async start(): Promise<ServedOrg> {
    const folder = mkdtempSync(join(tmpdir(), 'local-org-bench-'));
    const options = ['--json', '--port', '0', '--data', join(folder, 'org.db')];
    const pace = ['--bulk-queue-seconds', '0', '--bulk-rows-per-second', '1000000'];
    const args = [COMMAND, 'serve', ...options, ...pace, '--daily-requests', '1000000'];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'] });
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string];
    return new ServedOrg(child, folder, JSON.parse(line) as Ready);
  }

  /** Resident memory at its highest so far, in megabytes. */
  get peakMegabytes(): number {
    this.sample();
    return Math.round(this.peakKilobytes / 1024);
  }

  async stop(): Promise<void> {
    clearInterval(this.sampling);
    this.process.kill('SIGTERM');
    if (this.process.exitCode === null) await once(this.process, 'exit');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private sample(): void {
    const { pid } = this.process;
    if (pid === undefined || this.process.exitCode !== null) return;
    const resident = Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)]).toString());
    this.peakKilobytes = Math.max(this.peakKilobytes, resident);
  }
}

interface Ready {
  readonly url: string;
  readonly accessToken: string;
}
