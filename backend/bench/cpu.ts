import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { median, type Figure } from '../../tools/bench/figures.ts';
import { SENDERS } from './cpu-ways.ts';
import { SwallowingOrg } from './swallowed.ts';

const ROWS = 20_000;
const ROUNDS = 7;
const PROGRAM = fileURLToPath(new URL('./cpu-sender.ts', import.meta.url));

/**
 * Processor time for the same rows, sent by our writers and by plain jsforce in turns. The other end is a process of
 * its own that takes rows and keeps none. Each way has a process of its own, too: in a shared one whoever comes after
 * jsforce's Bulk collects the 100 MB of garbage it leaves, which is half of what a round of ours costs.
 */
export async function run({ rows = ROWS }: { readonly rows?: number }): Promise<Figure[]> {
  const org = await SwallowingOrg.start();
  const senders = Object.keys(SENDERS).map((way) => new Sender(way, org, rows));
  try {
    // The first round warms up: in it a process pays for compiling its code, not for rows.
    for (const sender of senders) await sender.send();
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const sender of senders) sender.spent.push(await sender.send());
    }
    return figuresOf(new Map(senders.map(({ way, spent }) => [way, median(spent)])));
  } finally {
    await Promise.all(senders.map((sender) => sender.stop()));
    await org.stop();
  }
}

/** One way of sending, waiting for its turns. */
class Sender {
  readonly way: string;
  /** Of each turn that counts. */
  readonly spent: number[] = [];
  private readonly rows: number;
  private readonly process: ChildProcess;
  private readonly answers: AsyncIterator<string>;

  constructor(way: string, { url, org }: SwallowingOrg, rows: number) {
    this.way = way;
    this.rows = rows;
    const args = [PROGRAM, way, url, org.accessToken, String(rows)];
    const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] });
    this.process = child;
    this.answers = createInterface(child.stdout)[Symbol.asyncIterator]();
  }

  /** Milliseconds of processor time for 1,000 rows. */
  async send(): Promise<number> {
    this.process.stdin?.write('\n');
    const answer = await this.answers.next();
    if (answer.done) throw new Error(`"${this.way}" has failed.`);
    return Number(answer.value) / (this.rows / 1_000);
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null) return;
    const exit = once(this.process, 'exit');
    this.process.kill();
    await exit;
  }
}

function figuresOf(spent: ReadonlyMap<string, number>): Figure[] {
  const of = (name: string) => spent.get(name) ?? NaN;
  const ratio = (what: string, ours: string, theirs: string, goal: number): Figure => ({
    ...{ what, value: of(ours) / of(theirs), unit: '' },
    goal: { kind: 'at most', value: goal }
  });
  return [
    ...[...spent].map(([what, value]) => ({ what, value, unit: 'ms/1,000' })),
    ratio('Composites ÷ jsforce Collections', 'our Composites', 'jsforce Collections', 0.5),
    ratio('Bulk ÷ jsforce Bulk', 'our Bulk job', 'jsforce Bulk job', 0.25)
  ];
}
