import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../src/adapters/storage/index.ts';
import { systemClock } from '../../src/kernel/index.ts';
import { surviveKills } from '../support/kill-trial.ts';
import { LocalOrg } from '../support/local-org.ts';
import { Porchlight } from '../support/porchlight.ts';
import { aMember } from '../support/records.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { aVillage, Workspace, type Records } from '../support/workspace.ts';

const SEED = 20_260_101;
const ROWS = 3041;

let dataDir: string;
let orgs: LocalOrg[];

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'porchlight-kill-'));
  orgs = [await LocalOrg.start(), await LocalOrg.start()];
});

afterEach(async () => {
  await Promise.all(orgs.map((org) => org.stop()));
  rmSync(dataDir, { recursive: true, force: true });
});

function records(): Required<Omit<Records, 'sessions'>> {
  const village = aVillage(40, 3000);
  // One row that is refused, so that exceptions are at stake as well.
  const bad = aMember({ ...village.members[3], email: 'not an address' });
  return { ...village, members: village.members.with(3, bad) };
}

async function stateOf(org: LocalOrg): Promise<unknown> {
  return {
    members: await org.query(
      'SELECT ExternalId__c, Name, Community__r.ExternalId__c, Contact__r.Email FROM Member__c ORDER BY ExternalId__c'
    ),
    activities: await org.query(
      'SELECT ExternalId__c, Member__r.ExternalId__c, Recipient__r.ExternalId__c, Contact__r.Email, Body__c FROM Activity__c ORDER BY ExternalId__c LIMIT 2000'
    ),
    count: await org.count('Activity__c')
  };
}

async function undisturbed(org: LocalOrg): Promise<unknown> {
  const workspace = await Workspace.connect(org);
  await workspace.take(records());
  await workspace.sync();
  await workspace.close();
  return stateOf(org);
}

/** The newest first. */
async function runStates(): Promise<string[]> {
  const file = join(dataDir, 'porchlight.db');
  const storage = await openStorage({ kind: 'sqlite', file }, systemClock);
  const [connection] = await storage.connections.list();
  const runs = await storage.runs.list(connection?.id ?? '', 10);
  await storage.close();
  return runs.map(({ status }) => status);
}

it('reaches the same state after two kills at random moments', async () => {
  const [org, twin] = orgs as [LocalOrg, LocalOrg];
  for (const each of orgs) {
    await each.create('Contact', { LastName: 'One', Email: 'member1@village.example' });
  }
  const workspace = await Workspace.connect(org, {
    target: { kind: 'sqlite', file: join(dataDir, 'porchlight.db') }
  });
  await workspace.take(records());
  await workspace.close();
  const porchlight = new Porchlight(dataDir, org);
  await porchlight.connect();
  await org.resetLedger();

  const random = seededRandom(SEED);
  for (const half of [0, 1]) {
    await porchlight.syncKilledAt(org, 1 + Math.floor(((half + random()) * ROWS) / 2));
  }
  const { code, answer } = await porchlight.run('sync', '--wait');
  expect({ code, answer }).toMatchObject({ code: 3, answer: { parked: 1 } });
  expect(await stateOf(org)).toEqual(await undisturbed(twin));
  expect(await runStates()).toEqual(['done_with_parked', 'interrupted', 'interrupted']);

  await org.resetLedger();
  await porchlight.run('sync', '--wait');
  expect((await org.ledger()).rowsWritten).toBe(0);
}, 60_000);

it('reaches the same state after a kill during the import and one during the push', async () => {
  const plan = { lines: 3000, importKills: 1, pushKills: 1, seed: SEED };
  const outcome = await surviveKills(plan, dataDir);
  expect(outcome.disturbed).toHaveLength(3041);
  expect(outcome.disturbed).toEqual(outcome.undisturbed);
  expect(outcome).toMatchObject({ rowsWrittenAgain: 0, interruptedRuns: 1 });
}, 60_000);
