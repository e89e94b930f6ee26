import { afterEach, expect, it } from '@jest/globals';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalOrg } from '../support/local-org.ts';
import { OrgWire } from '../support/org-wire.ts';
import { settle } from '../support/village.ts';
import { Workspace } from '../support/workspace.ts';

const ACTIVITIES = 30_000;
const MEMBERS = 500;
const FIELD = 'Activity__c.Channel__c';
const CALL_MS = 300;
/** Calls that have written before something happens: all lanes are busy then. */
const CALLS_BEFORE = 8;
const MOST_CALLS = 3;
/** Calls whose lanes come free by an answer from before the loss: nothing tells of it yet. */
const UNAWARE = 5;
const POLL_MS = 200;
const WRITE = 'POST .*/composite$';

let org: LocalOrg;
let wire: OrgWire;
let workspace: Workspace;

async function start(...options: readonly string[]): Promise<void> {
  org = await LocalOrg.start('--daily-requests', '100000', ...options);
  wire = await OrgWire.to(org.url);
  const { url } = wire;
  const { clientId, clientSecret } = org;
  const pause = () => delay(POLL_MS);
  workspace = await Workspace.connect({ url, clientId, clientSecret }, { pause });
  await settle(workspace.storage, { members: MEMBERS, activities: ACTIVITIES });
}

/** Nothing goes by Bulk. */
async function startWithoutBulk(...options: readonly string[]): Promise<void> {
  await start('--daily-bulk-batches', '1', ...options);
  await org.useUpBulkBatches();
  await org.planFaults({ kind: 'slow', milliseconds: CALL_MS, match: WRITE });
}

afterEach(async () => {
  await workspace.close();
  await wire.close();
  await org.stop();
});

async function idOf(object: string, where: string): Promise<string> {
  const set = "Parent.Name = 'PorchlightIntegrationUser'";
  const [row] = await org.query(`SELECT Id FROM ${object} WHERE ${where} AND ${set}`);
  return String(row?.['Id']);
}

const fieldRight = () => idOf('FieldPermissions', `Field = '${FIELD}'`);
const objectRight = () => idOf('ObjectPermissions', "SobjectType = 'Activity__c'");

const LOSSES = [
  {
    what: 'sight of a field',
    named: FIELD,
    take: async () => org.delete('FieldPermissions', await fieldRight()),
    give: async () => {
      const [set] = await org.query(
        "SELECT Id FROM PermissionSet WHERE Name = 'PorchlightIntegrationUser'"
      );
      const names = { ParentId: set?.['Id'], SobjectType: 'Activity__c', Field: FIELD };
      const flags = { PermissionsRead: true, PermissionsEdit: true };
      await org.create('FieldPermissions', { ...names, ...flags });
    }
  },
  {
    what: 'edit on a field',
    named: FIELD,
    take: async () =>
      org.update('FieldPermissions', await fieldRight(), { PermissionsEdit: false }),
    give: async () => org.update('FieldPermissions', await fieldRight(), { PermissionsEdit: true })
  },
  {
    what: 'create and edit on the object',
    named: 'Activity__c',
    take: async () =>
      org.update('ObjectPermissions', await objectRight(), {
        ...{ PermissionsCreate: false, PermissionsEdit: false, PermissionsDelete: false }
      }),
    give: async () =>
      org.update('ObjectPermissions', await objectRight(), {
        ...{ PermissionsCreate: true, PermissionsEdit: true, PermissionsDelete: true }
      })
  }
];

it.each(LOSSES)(
  'stops at most three calls after it is refused when it loses $what in mid-sync, and brings all once it is back',
  async ({ what, named, take, give }) => {
    await startWithoutBulk();
    const sync = expect(workspace.sync()).rejects.toMatchObject({
      ...{ code: 'push_paused', message: expect.stringContaining(`Mapping invalid: ${named}`) }
    });
    while (wire.count('/composite') < CALLS_BEFORE) await delay(5);
    wire.watchFor('"success":false');
    await take();
    const before = wire.count('/services/data');
    await sync;
    const figures = {
      ...{ what, sinceLost: wire.count('/services/data') - before },
      sinceRefused: wire.countAfterWatched('/services/data')
    };
    process.stderr.write(`${JSON.stringify(figures)}\n`);
    expect(figures.sinceLost).toBeLessThanOrEqual(UNAWARE + MOST_CALLS);
    expect(figures.sinceRefused).toBeLessThanOrEqual(MOST_CALLS);
    expect(await stateOf()).toMatchObject({
      ...{ state: 'degraded', stateReason: expect.stringContaining('Mapping invalid') }
    });
    await give();
    await org.clearFaults();
    expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0, waiting: 0 });
    await expectAllLanded();
    expect(await stateOf()).toMatchObject({ state: 'connected', stateReason: null });
  }
);

it('uploads once more, and sends no row by itself, what a Bulk job refused that lost a field', async () => {
  await start('--bulk-queue-seconds', '1', '--bulk-rows-per-second', '5000');
  const { take, give } = LOSSES[1]!;
  const sync = expect(workspace.sync()).rejects.toMatchObject({ code: 'push_paused' });
  while (((await activityJobs())[0]?.numberRecordsProcessed ?? 0) === 0) await delay(20);
  await take();
  const before = wire.count('/composite');
  await sync;
  // One look at what may be written.
  expect(wire.count('/composite') - before).toBe(1);
  expect(await org.count('Activity__c')).toBeLessThan(ACTIVITIES);
  await give();
  expect(await workspace.sync()).toMatchObject({ status: 'done', parked: 0, waiting: 0 });
  await expectAllLanded();
  const rows = (await activityJobs()).map((job) => job.numberRecordsProcessed);
  process.stderr.write(`${JSON.stringify({ what: 'Bulk', rowsOfJobs: rows })}\n`);
  expect(rows).toHaveLength(2);
});

it('goes on through an upgrade of the package in mid-sync, and says so in the next run', async () => {
  await startWithoutBulk('--namespace', 'porchlight');
  const sync = workspace.sync();
  while (wire.count('/composite') < CALLS_BEFORE) await delay(5);
  await org.upgradePackage('1.1.0.1');
  await org.createField('Contact.Upgraded__c', { type: 'Text', label: 'Upgraded', length: 20 });
  expect(await sync).toMatchObject({ status: 'done', parked: 0 });
  expect(await org.count('porchlight__Activity__c')).toBe(ACTIVITIES);
  const before = wire.count('/services/data');
  expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
  expect(wire.count('/services/data') - before).toBeLessThanOrEqual(MOST_CALLS);
});

async function activityJobs() {
  return (await org.bulkJobs()).filter(({ object }) => object === 'Activity__c');
}

function stateOf() {
  return workspace.storage.connections.find(workspace.connection.id);
}

async function expectAllLanded(): Promise<void> {
  const filled = "SELECT COUNT() FROM Activity__c WHERE Channel__c = 'general'";
  expect(await org.countOf(filled)).toBe(ACTIVITIES);
  expect(await org.count('Activity__c')).toBe(ACTIVITIES);
}
