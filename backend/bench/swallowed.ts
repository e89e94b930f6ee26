import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { LocalOrg } from '../test/support/local-org.ts';

const PROGRAM = fileURLToPath(new URL('./swallowing-org.ts', import.meta.url));

export interface SwallowOptions {
  /** Milliseconds that a call with rows takes. */
  readonly latency?: number;
  /** Bulk batches left in the day; none forces everything through Composites. */
  readonly batchesLeft?: number;
}

/** What was taken so far; times are milliseconds of one clock. */
export interface Swallowed {
  readonly calls: number;
  readonly rows: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

/** A local org for what is read, behind a process that takes every row and keeps none. */
export class SwallowingOrg {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly org: LocalOrg;
  private readonly process: ChildProcess;

  private constructor(url: string, org: LocalOrg, process: ChildProcess) {
    this.url = url;
    this.clientId = org.clientId;
    this.clientSecret = org.clientSecret;
    this.org = org;
    this.process = process;
  }

  static async start({ latency = 0, batchesLeft = 15_000 }: SwallowOptions = {}) {
    const org = await LocalOrg.start('--daily-requests', '1000000');
    const args = [PROGRAM, org.url, String(latency), String(batchesLeft)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const [url] = (await once(createInterface(child.stdout), 'line')) as [string];
    return new SwallowingOrg(url, org, child);
  }

  async swallowed(): Promise<Swallowed> {
    return (await (await fetch(`${this.url}/swallowed`)).json()) as Swallowed;
  }

  async stop(): Promise<void> {
    this.process.kill('SIGTERM');
    await Promise.all([once(this.process, 'exit'), this.org.stop()]);
  }
}
