import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PUSH_ORDER, type PlanSummary } from '../../src/domain/index.ts';
import type { SyncResult } from '../../src/entrypoints/cli/services.ts';
import { writeFaults } from './faulty-org.ts';
import { LocalOrg } from './local-org.ts';
import { aCommunity, aMember, anActivity, aSession } from './records.ts';
import { seededRandom } from './seeded-random.ts';
import { Workspace } from './workspace.ts';

const MEMBERS = 30;
const ACTIVITIES = 150;
const TYPES = ['message', 'reply', 'reaction', 'join', 'post'];

/** What a run did or would do, as far as a rehearsal foresees it. */
export interface Outcome {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** `object key code field` of every parked row. */
  readonly parked: readonly string[];
  readonly waiting: number;
  readonly paused: readonly string[];
}

export interface TrialOutcome {
  readonly faults: readonly string[];
  readonly predicted: Outcome;
  readonly actual: Outcome;
  readonly callsPredicted: number;
  readonly callsMade: number;
  readonly rowsWrittenByRehearsal: number;
}

/**
 * A random org and community by their seed: half of it is synced, some of it changes, more comes;
 * then the next run is rehearsed and, as a plan, run.
 */
export async function rehearseAndRun(seed: number): Promise<TrialOutcome> {
  const random = seededRandom(seed);
  const folder = mkdtempSync(join(tmpdir(), 'porchlight-faults-'));
  const faults = writeFaults(folder, random);
  const org = await LocalOrg.start('--source', folder);
  const workspace = await Workspace.connect(org);
  try {
    await workspace.take(randomRecords(random, 0.5));
    await workspace.sync();
    await workspace.take(randomRecords(random, 1));
    await org.resetLedger();
    const { plan, rows } = await workspace.rehearse();
    const { rowsWritten } = await org.ledger();
    const result = await workspace.syncPlan(plan.id);
    const parked = rows.filter(({ action }) => action === 'park').map(nameOf);
    return {
      faults,
      predicted: { ...fromSummary(plan.summary), parked: parked.toSorted() },
      actual: await fromResult(workspace, result),
      callsPredicted: plan.summary.apiCalls,
      callsMade: result.apiCalls,
      rowsWrittenByRehearsal: rowsWritten
    };
  } finally {
    await workspace.close();
    await org.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function fromSummary(summary: PlanSummary): Omit<Outcome, 'parked'> {
  const { create, update, unchanged, wait, paused } = summary;
  return { created: create, updated: update, unchanged, waiting: wait, paused };
}

async function fromResult(
  { storage, connection }: Workspace,
  { created, updated, unchanged, waiting, paused }: SyncResult
): Promise<Outcome> {
  const parked: string[] = [];
  for (const object of PUSH_ORDER) {
    const exceptions = await storage.exceptions.listByState(connection.id, object, 'parked');
    parked.push(...exceptions.map(nameOf));
  }
  return { created, updated, unchanged, parked: parked.toSorted(), waiting, paused };
}

function nameOf(row: {
  readonly object: string;
  readonly externalId: string;
  readonly code: string | null;
  readonly field: string | null;
}): string {
  return [row.object, row.externalId, row.code, row.field].join(' ');
}

/** @param share of the members and activities that there are at all */
function randomRecords(random: () => number, share: number) {
  const words = (most: number) => 'word '.repeat(Math.floor((random() * most) / 5)).trim() || null;
  const pick = <T>(values: readonly T[]) => values[Math.floor(random() * values.length)] as T;
  const members = Math.round(MEMBERS * share);
  return {
    communities: [aCommunity()],
    members: Array.from({ length: members }, (_, index) =>
      aMember({
        externalId: `slack:T1:U${index}`,
        name: `Member ${index}`,
        email: random() < 0.1 ? 'not an address' : `m${index}@village.example`,
        jobTitle: random() < 0.5 ? words(60) : null,
        company: words(40),
        handle: random() < 0.3 ? words(50) : null,
        status: pick(['Active', 'Active', 'Active', 'Deactivated'] as const)
      })
    ),
    activities: Array.from({ length: Math.round(ACTIVITIES * share) }, (_, index) =>
      anActivity({
        externalId: `slack:T1:C1:17000${String(index).padStart(6, '0')}.000000`,
        memberKey: `slack:T1:U${Math.floor(random() * members)}`,
        recipientKey: random() < 0.2 ? `slack:T1:U${Math.floor(random() * members)}` : null,
        type: pick(TYPES),
        title: random() < 0.3 ? words(80) : null,
        channel: words(30)
      })
    ),
    sessions: Array.from({ length: Math.round(6 * share) }, (_, index) =>
      aSession({ externalId: `demo:v${index}`, email: `m${index}@village.example` })
    )
  };
}
