import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Figure } from '../../tools/bench/figures.ts';
import { settle } from '../test/support/village.ts';
import { Workspace } from '../test/support/workspace.ts';
import { SwallowingOrg } from './swallowed.ts';

const ROWS = 300_000;
const MEMBERS = 400;
const LANES = 5;
const GOAL = 0.9;

/**
 * How much of the time that an org needs is spent waiting for us: the time five calls side by side would take
 * without any work here, divided by the time they took, from the first call's arrival to the last answer.
 */
export async function run({ rows = ROWS }: { readonly rows?: number }): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const latency of [300, 1_000]) figures.push(...(await measure(rows, latency)));
  return figures;
}

async function measure(rows: number, latency: number): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-bench-'));
  const org = await SwallowingOrg.start({ latency, batchesLeft: 0 });
  const target = { kind: 'sqlite', file: join(folder, 'porchlight.db') } as const;
  const workspace = await Workspace.connect(org, { target });
  try {
    await settle(workspace.storage, { members: MEMBERS, activities: rows });
    const before = process.cpuUsage();
    await workspace.sync();
    const { user, system } = process.cpuUsage(before);
    const swallowed = await org.swallowed();
    if (swallowed.rows < rows) throw new Error(`${swallowed.rows} of ${rows} rows arrived`);
    const ideal = (swallowed.calls / LANES) * latency;
    const efficiency = ideal / (swallowed.lastAt - swallowed.firstAt);
    const processor = (user + system) / 1_000 / (rows / 1_000);
    return [
      { what: `Calls of ${latency} ms`, value: swallowed.calls, unit: 'calls' },
      {
        ...{ what: `Efficiency at ${latency} ms a call`, value: efficiency, unit: '' },
        goal: { kind: 'at least', value: GOAL }
      },
      { what: 'Processor time of the whole run', value: processor, unit: 'ms/1,000' }
    ];
  } finally {
    await workspace.close();
    await org.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
