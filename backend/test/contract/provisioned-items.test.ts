import { describe, expect, it } from '@jest/globals';
import type { ProvisionedItem } from '../../src/domain/index.ts';
import { databases, useStorage } from '../support/databases.ts';

const ADA = { kind: 'user', id: 'u1', name: 'Ada' } as const;

function anItem(given: Partial<ProvisionedItem> = {}): ProvisionedItem {
  const where = { orgId: '00D1', connectionId: 'c1', madeAt: '2026-03-01T10:00:00.000Z' };
  return { ...where, kind: 'field', name: 'Lead.DemoSessions__c', madeBy: ADA, ...given };
}

describe.each(databases)('what was made in orgs on $name', (database) => {
  const test = useStorage(database);

  it('comes back as it was noted, by org and in its order', async () => {
    const { provisionedItems } = test.storage;
    const later = anItem({ name: 'Account.DemoSessions__c', madeAt: '2026-03-01T10:00:01.000Z' });
    for (const item of [later, anItem(), anItem({ orgId: '00D2' })]) {
      await provisionedItems.save(item);
    }
    expect(await provisionedItems.list('00D1')).toEqual([anItem(), later]);
    expect(await provisionedItems.list('nowhere')).toEqual([]);
  });

  it('is noted anew when it was made again', async () => {
    const { provisionedItems } = test.storage;
    await provisionedItems.save(anItem());
    const again = anItem({ madeAt: '2026-04-01T10:00:00.000Z', connectionId: 'c2' });
    await provisionedItems.save(again);
    expect(await provisionedItems.list('00D1')).toEqual([again]);
  });

  it('makes an org one without the package only when it has the object', async () => {
    const { provisionedItems } = test.storage;
    await provisionedItems.save(anItem());
    expect(await provisionedItems.hasObject('00D1')).toBe(false);
    await provisionedItems.save(anItem({ kind: 'object', name: 'Session__c' }));
    expect(await provisionedItems.hasObject('00D1')).toBe(true);
    expect(await provisionedItems.hasObject('00D2')).toBe(false);
  });
});
