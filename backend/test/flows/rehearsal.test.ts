import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { aMember } from '../support/records.ts';
import { rehearseAndRun } from '../support/rehearsal-trial.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

it.each([1, 2, 3, 4, 5])(
  'foresees what the run then does, in an org with faults (seed %d)',
  async (seed) => {
    const { faults, predicted, actual, ...trial } = await rehearseAndRun(seed);
    expect({ faults, ...actual }).toEqual({ faults, ...predicted });
    expect(trial.rowsWrittenByRehearsal).toBe(0);
    expect(Math.abs(trial.callsMade - trial.callsPredicted)).toBeLessThanOrEqual(2);
  },
  120_000
);

describe('a plan', () => {
  let org: LocalOrg;
  let workspace: Workspace;

  beforeEach(async () => {
    org = await LocalOrg.start();
    workspace = await Workspace.connect(org);
    await workspace.take(aVillage(3, 5));
    await workspace.sync();
  });

  afterEach(async () => {
    await workspace.close();
    await org.stop();
  });

  const rename = (name: string) =>
    workspace.take({ members: [aMember({ ...aVillage(1, 0).members[0], name })] });

  it('shows each field of an update that will differ, and changes nothing here or there', async () => {
    await rename('Renamed');
    const before = await workspace.storage.cursors.position(
      `push:${workspace.connection.id}`,
      'member'
    );
    const { plan, rows } = await workspace.rehearse();
    expect(plan.summary).toMatchObject({ create: 0, update: 1, park: 0, storageMb: 0 });
    expect(rows).toMatchObject([
      { differences: [{ field: 'Name', before: 'Member 0', after: 'Renamed' }], action: 'update' }
    ]);
    const after = await workspace.storage.cursors.position(
      `push:${workspace.connection.id}`,
      'member'
    );
    expect(after).toBe(before);
    expect(await org.countOf("SELECT COUNT() FROM Member__c WHERE Name = 'Renamed'")).toBe(0);
    expect(await workspace.syncPlan(plan.id)).toMatchObject({ created: 0, updated: 1 });
  });

  it('is refused when records or the schema changed since, and when it was run', async () => {
    await rename('Renamed');
    const { plan } = await workspace.rehearse();
    await rename('Renamed again');
    await expect(workspace.syncPlan(plan.id)).rejects.toThrow(
      'The plan is out of date: 1 of kind member changed since.'
    );
    expect(await org.countOf("SELECT COUNT() FROM Member__c WHERE Name LIKE 'Renamed%'")).toBe(0);
    const second = (await workspace.rehearse()).plan;
    await workspace.syncPlan(second.id);
    await expect(workspace.syncPlan(second.id)).rejects.toThrow('it was run at');
    await expect(workspace.syncPlan('0000')).rejects.toThrow('There is no plan 0000');
  });
});
