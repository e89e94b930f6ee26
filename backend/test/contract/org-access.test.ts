import { describe, expect, it } from '@jest/globals';
import { sql, type Kysely } from 'kysely';
import type { LastVerification, MetAccess } from '../../src/adapters/storage/index.ts';
import { up as purposeAndAccess } from '../../src/adapters/storage/migrations/0016-purpose-and-access.ts';
import { databases, useStorage } from '../support/databases.ts';
import { aConnection } from '../support/records.ts';

const VERIFICATION: LastVerification = {
  at: '2026-03-01T10:00:00.000Z',
  ...{ userId: '005A', capability: 'crm', direction: 'both', findings: [] },
  package: { name: 'Porchlight', namespace: 'porchlight', version: '1.4.0.1' },
  user: { profile: 'Integration', license: 'Salesforce' }
};
const MET: MetAccess = {
  ...{ at: '2026-03-02T10:00:00.000Z', closed: ['Session__c'], packageVersion: '1.4' }
};

describe.each(databases)('what is known of the rights in an org on $name', (database) => {
  const test = useStorage(database);

  it('holds the last verification and what runs met, each in place of its own former one', async () => {
    const { orgAccess } = test.storage;
    expect(await orgAccess.find('c1')).toEqual({ verification: undefined, met: undefined });
    await orgAccess.saveMet('c1', MET);
    expect(await orgAccess.find('c1')).toEqual({ verification: undefined, met: MET });
    await orgAccess.saveVerification('c1', VERIFICATION);
    await orgAccess.saveMet('c1', { ...MET, closed: [] });
    await orgAccess.saveMet('c2', MET);
    const second = { ...VERIFICATION, package: null, user: null, direction: 'in' as const };
    await orgAccess.saveVerification('c1', second);
    expect(await orgAccess.find('c1')).toEqual({
      ...{ verification: second, met: { ...MET, closed: [] } }
    });
    expect(await orgAccess.find('c2')).toEqual({ verification: undefined, met: MET });
  });

  it('takes over what was known before it had one row', async () => {
    const { storage } = test;
    await storage.connections.save(aConnection({ id: 'c1', direction: 'out' }));
    const db = (storage as unknown as { db: Kysely<unknown> }).db;
    const run = (text: string) => sql.raw(text).execute(db);
    await run('DROP TABLE org_access');
    await run(
      'CREATE TABLE verifications (connection_id text, user_id text, at text, package text, findings text)'
    );
    await run(
      'CREATE TABLE access_states (connection_id text, closed text, package_version text, at text)'
    );
    await run(`INSERT INTO verifications VALUES ('c1', '005A', '${VERIFICATION.at}', null, '[]')`);
    for (const id of ['c1', 'c2']) {
      await run(`INSERT INTO access_states VALUES ('${id}', '["Session__c"]', '1.4', '${MET.at}')`);
    }
    await run("UPDATE connections SET capability = 'content'");
    await purposeAndAccess(db);
    expect(await storage.connections.find('c1')).toMatchObject({ capability: 'crm' });
    expect(await storage.orgAccess.find('c1')).toEqual({
      verification: { ...VERIFICATION, direction: 'out', package: null, user: null },
      met: MET
    });
    expect(await storage.orgAccess.find('c2')).toEqual({ verification: undefined, met: MET });
  });
});
