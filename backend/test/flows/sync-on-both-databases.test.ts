import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { databases, type CreatedDatabase } from '../support/databases.ts';
import { LocalOrg } from '../support/local-org.ts';
import { aMember } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

describe.each(databases)('a sync from $name', (database) => {
  let created: CreatedDatabase;
  let org: LocalOrg;
  let workspace: Workspace;

  beforeEach(async () => {
    [created, org] = await Promise.all([database.create(), LocalOrg.start()]);
    workspace = await Workspace.connect(org, { target: created.target });
  });

  afterEach(async () => {
    await workspace.close();
    await Promise.all([org.stop(), created.remove()]);
  });

  it('links, lands, parks and completes, and then has nothing to do', async () => {
    await org.create('Contact', { LastName: 'One', Email: 'member1@village.example' });
    const village = aVillage(30, 1200);
    const bad = aMember({ ...village.members[2], email: 'not an address' });
    await workspace.take({ ...village, members: village.members.with(2, bad) });
    await org.planFaults({ kind: 'lock', probability: 0.1, seed: 3 });
    expect(await workspace.sync()).toMatchObject({ parked: 1, created: 1231 - 41 });
    expect(await org.countOf('SELECT COUNT() FROM Activity__c WHERE Contact__c != null')).toBe(40);
    await workspace.take({ members: village.members.slice(2, 3) });
    expect(await workspace.sync()).toMatchObject({ parked: 0, waiting: 0, created: 41 });
    await org.resetLedger();
    expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0 });
    expect((await org.ledger()).rowsWritten).toBe(0);
  });
});
