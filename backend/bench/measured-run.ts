import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openStorage } from '../src/adapters/storage/index.ts';
import { systemClock } from '../src/kernel/index.ts';
import { Porchlight } from '../test/support/porchlight.ts';
import { settle } from '../test/support/village.ts';
import { lengthenHistory } from './long-history.ts';
import { SwallowingOrg, type SwallowOptions } from './swallowed.ts';

const LOOK_EVERY = 100;
const MEMBERS = 1_000;

export interface MeasuredRun {
  /** Resident memory at its highest. */
  readonly peakMegabytes: number;
  /** What the process had written to disk. */
  readonly writtenBytes: number;
  readonly seconds: number;
}

/** A `porchlight` command with so many activities to push, in a process of its own (Linux: it is asked in /proc). */
export async function measureRun(
  activities: number,
  command: readonly string[],
  options: SwallowOptions = {}
): Promise<MeasuredRun> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  const org = await SwallowingOrg.start(options);
  try {
    const file = join(folder, 'porchlight.db');
    const storage = await openStorage({ kind: 'sqlite', file }, systemClock);
    await migrate(storage);
    await settle(storage, { members: MEMBERS, activities: 1 });
    await storage.close();
    lengthenHistory(file, { members: MEMBERS, activities });
    const porchlight = new Porchlight(folder, org);
    await porchlight.connect();
    const measured = await watch(porchlight, command);
    const { rows } = await org.swallowed();
    if (rows < activities) throw new Error(`${rows} of ${activities} rows arrived`);
    return measured;
  } finally {
    await org.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function watch(porchlight: Porchlight, command: readonly string[]): Promise<MeasuredRun> {
  const began = performance.now();
  const child = porchlight.start(...command, '--json');
  let [peakMegabytes, writtenBytes] = [0, 0];
  const timer = setInterval(() => {
    const { pid, exitCode } = child;
    if (pid === undefined || exitCode !== null) return;
    peakMegabytes = valueIn(`/proc/${pid}/status`, /VmHWM:\s+(\d+)/, peakMegabytes * 1024) / 1024;
    writtenBytes = valueIn(`/proc/${pid}/io`, /^write_bytes: (\d+)/m, writtenBytes);
  }, LOOK_EVERY);
  child.stdout?.resume();
  child.stderr?.pipe(process.stderr);
  const [code] = (await once(child, 'exit')) as [number];
  clearInterval(timer);
  if (code !== 0) throw new Error(`porchlight ${command.join(' ')} ended with ${code}`);
  return { peakMegabytes, writtenBytes, seconds: (performance.now() - began) / 1000 };
}

/** Of a process that may just have ended: then what it was before. */
function valueIn(file: string, pattern: RegExp, before: number): number {
  try {
    return Number(pattern.exec(readFileSync(file, 'utf8'))?.[1] ?? before);
  } catch {
    return before;
  }
}
