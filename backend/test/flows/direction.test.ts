import { expect, it, jest } from '@jest/globals';
import { LocalOrg } from '../support/local-org.ts';
import { ADA } from '../support/records.ts';
import { aVillage, Workspace } from '../support/workspace.ts';

jest.setTimeout(60_000);

it('reads an org whose direction is "in", writes nothing to it, and sends all once it may', async () => {
  const org = await LocalOrg.start();
  const workspace = await Workspace.connect(org);
  try {
    await org.create('Contact', { LastName: 'Zero', Email: 'member0@village.example' });
    await workspace.settings.change(workspace.connection.id, { createContacts: true }, ADA);
    await workspace.take(aVillage(3, 9));
    const { connections, links } = workspace.storage;
    await connections.save({ ...workspace.connection, direction: 'in' });
    await org.resetLedger();
    expect(await workspace.sync()).toMatchObject({ created: 0, updated: 0, parked: 0 });
    expect((await org.ledger()).rowsWritten).toBe(0);
    expect(await links.find(workspace.connection.id, ['slack:T1:U0'])).toEqual([
      expect.objectContaining({ contactId: expect.stringMatching(/^003/) })
    ]);

    await connections.save({ ...workspace.connection, direction: 'both' });
    expect(await workspace.sync()).toMatchObject({ created: 13, parked: 0 });
  } finally {
    await workspace.close();
    await org.stop();
  }
});
