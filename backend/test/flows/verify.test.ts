import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import { randomBytes } from 'node:crypto';
import { migrate, openStorage, type Storage } from '../../src/adapters/storage/index.ts';
import { Vault } from '../../src/adapters/vault/index.ts';
import { silentLogger, systemClock } from '../../src/kernel/index.ts';
import { accessManifest, syncScope, WEIGHTS, type Finding } from '../../src/rules/index.ts';
import { COMMAND_LINE, Connections, Settings, Verification } from '../../src/workspace/index.ts';
import { LocalOrg } from '../support/local-org.ts';

jest.setTimeout(600_000);

const INTEGRATION = 'integration';
const ADMIN = 'admin';

/** Settings under which a run needs the most. */
const ALL_ON = { createContacts: true, retentionDays: 365 };

let org: LocalOrg;
let storage: Storage;
let verification: Verification;
let userId: string;

beforeAll(async () => {
  org = await LocalOrg.start();
  storage = await openStorage({ kind: 'sqlite', file: ':memory:' }, systemClock);
  await migrate(storage);
  verification = await connectBoth(org, storage);
  userId =
    (await storage.connections.list()).find(({ name }) => name === INTEGRATION)?.userId ?? '';
});

afterAll(async () => {
  await storage.close();
  await org.stop();
});

async function connectBoth(to: LocalOrg, into: Storage): Promise<Verification> {
  const connections = new Connections({
    storage: into,
    vault: new Vault(into, randomBytes(32)),
    logger: silentLogger,
    allowedOrgHosts: [new URL(to.url).host]
  });
  const { url, clientId, clientSecret, accessToken } = to;
  const auth = { kind: 'client-credentials', clientId, clientSecret } as const;
  await connections.connect({ url, name: INTEGRATION, auth });
  await connections.connect({ url, name: ADMIN, auth: { kind: 'access-token', accessToken } });
  return new Verification({
    ...{ connections, storage: into, clock: systemClock, logger: silentLogger }
  });
}

interface Removal {
  readonly object: string;
  readonly field: string;
  readonly right: 'read' | 'create' | 'edit' | 'delete';
}

/**
 * Every right a run may need. What is taken together hides nothing of each other. Access to a custom metadata type
 * has no row of its own: it goes with the set.
 */
const REMOVALS: readonly (readonly Removal[])[] = accessManifest({
  ...{ hasPackage: true, settings: ALL_ON },
  scope: syncScope({ capability: 'crm', direction: 'both' })
})
  .filter(({ object }) => object !== WEIGHTS)
  .flatMap(({ object, rights, editable, readable }) => [
    editable.map((field) => ({ object, field, right: 'edit' as const })),
    [...editable, ...readable].map((field) => ({ object, field, right: 'read' as const })),
    ...rights.map((right) => [{ object, field: '', right }])
  ]);

/** Takes one right from every set the user has; false for a right nobody can take away. */
async function remove({ object, field, right }: Removal): Promise<boolean> {
  const kind = field === '' ? 'ObjectPermissions' : 'FieldPermissions';
  const which = field === '' ? `SobjectType = '${object}'` : `Field = '${object}.${field}'`;
  const rows = await org.query(
    `SELECT Id FROM ${kind} WHERE ${which} AND ParentId IN
     (SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${userId}')`
  );
  for (const { Id: id } of rows) {
    if (right === 'read') await org.delete(kind, String(id));
    else await org.update(kind, String(id), withoutRight(kind, right));
  }
  return rows.length > 0;
}

function withoutRight(kind: string, right: Removal['right']): Record<string, boolean> {
  if (right === 'create') return { PermissionsCreate: false };
  if (right === 'delete') return { PermissionsDelete: false };
  const edit = { PermissionsEdit: false };
  return kind === 'ObjectPermissions' ? { ...edit, PermissionsDelete: false } : edit;
}

function names(findings: readonly Finding[], { object, field, right }: Removal): boolean {
  const wanted = (one: Finding) => one.object === object && one.field === field;
  // A field that is not seen cannot be edited either: it is named with the right that is needed.
  return findings.some((one) => wanted(one) && (one.right === right || right === 'read'));
}

/** Findings about something else than what was taken. */
function strangersIn(findings: readonly Finding[], taken: readonly Removal[]): Finding[] {
  return findings.filter(
    (one) => !taken.some(({ object, field }) => object === one.object && field === one.field)
  );
}

/** `Member__c.Name`: fields that are required, or that nobody can be refused. */
async function alwaysGiven(): Promise<Set<string>> {
  const objects = new Set(REMOVALS.flat().map(({ object }) => object));
  const fields = await Promise.all(
    [...objects].map(async (object) => {
      const described = await org.describe(object);
      return described.filter((one) => !one.permissionable).map(({ name }) => `${object}.${name}`);
    })
  );
  return new Set(fields.flat());
}

it('asks only for what the settings need: making Contacts takes more', async () => {
  expect((await verification.verify(INTEGRATION)).findings).toEqual([]);
  const { id } = (await storage.connections.list()).find(({ name }) => name === INTEGRATION) ?? {};
  const settings = new Settings({ storage, clock: systemClock });
  await settings.change(id ?? '', ALL_ON, COMMAND_LINE);
  const { findings } = await verification.verify(INTEGRATION);
  expect(findings.map(({ object, field, right }) => `${right} ${object}.${field}`)).toEqual([
    ...['create Contact.', 'edit Contact.AccountId', 'edit Contact.Email', 'edit Contact.Title']
  ]);
  expect(await verification.fix(INTEGRATION, ADMIN)).toMatchObject({ ok: true, refusals: [] });
});

it('finds nothing where nothing is missing, and notes that', async () => {
  const report = await verification.verify(INTEGRATION);
  expect(report.findings).toEqual([]);
  expect(report).toMatchObject({ ok: true, package: null });
  const connections = await storage.connections.list();
  expect(connections.every(({ state }) => state === 'connected')).toBe(true);
});

it(`finds, names and heals each of ${REMOVALS.flat().length} rights that is taken from the integration user`, async () => {
  const given = await alwaysGiven();
  const wrong: unknown[] = [];
  let taken = 0;
  for (const group of REMOVALS) {
    const sofar: Removal[] = [];
    for (const removal of group) {
      const isTaken = await remove(removal);
      if (isTaken === given.has(`${removal.object}.${removal.field}`)) wrong.push({ removal });
      if (!isTaken) continue;
      sofar.push(removal);
      const { findings } = await verification.verify(INTEGRATION);
      const strangers = strangersIn(findings, sofar);
      const isTold = findings.every(({ remedy, setupPath }) => remedy && setupPath);
      if (!names(findings, removal) || strangers.length > 0 || !isTold) {
        wrong.push({ removal, findings });
      }
    }
    taken += sofar.length;
    const healed = await verification.fix(INTEGRATION, ADMIN);
    if (!healed.ok || healed.refusals.length > 0) wrong.push({ group, healed });
  }
  expect(wrong).toEqual([]);
  process.stdout.write(
    `${taken} rights taken, named and healed; ${given.size} fields are everybody's.\n`
  );
});

it('tells the symptom, the remedy and the place to click of each finding', async () => {
  await remove({ object: 'Contact', field: '', right: 'edit' });
  const { findings, ok } = await verification.verify(INTEGRATION);
  expect(ok).toBe(false);
  expect(findings[0]).toEqual({
    ...{ code: 'object_right_missing', object: 'Contact', field: '', right: 'edit' },
    symptom: 'Rows of Contact cannot be updated: they wait.',
    remedy: 'Give "Edit" on Contact to the integration user.',
    setupPath:
      'Setup > Users > Permission Sets > Porchlight Standard Access > Object Settings > Contact > Edit > Object Permissions: Edit'
  });
  expect(await stateOf(INTEGRATION)).toBe('degraded');
  await verification.fix(INTEGRATION, ADMIN);
  expect(await stateOf(INTEGRATION)).toBe('connected');
});

it('assigns the set of the package when it is not assigned', async () => {
  const [assignment] = await org.query(
    `SELECT Id FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'
     AND PermissionSet.Name = 'PorchlightIntegrationUser'`
  );
  await org.delete('PermissionSetAssignment', String(assignment?.['Id']));
  await remove({ object: 'Member__c', field: '', right: 'read' });
  const { findings } = await verification.verify(INTEGRATION);
  expect(findings.map(({ code }) => code)).toContain('permission_set_not_assigned');
  expect(findings.map(({ object }) => object)).toContain(WEIGHTS);
  expect(await verification.fix(INTEGRATION, ADMIN)).toMatchObject({ ok: true, refusals: [] });
  expect(
    await org.countOf(
      `SELECT COUNT() FROM PermissionSetAssignment WHERE AssigneeId = '${userId}'
       AND PermissionSet.Name = 'PorchlightIntegrationUser'`
    )
  ).toBe(1);
});

it('opens the API to a user who lost it', async () => {
  const sets = await org.query('SELECT Id FROM PermissionSet WHERE PermissionsApiEnabled = true');
  const [profile] = await org.query(
    "SELECT Id FROM Profile WHERE Name = 'Minimum Access - Salesforce'"
  );
  await org.update('User', userId, { ProfileId: profile?.['Id'] });
  for (const { Id: id } of sets) {
    const owned = await org.query(
      `SELECT Id FROM PermissionSet WHERE Id = '${String(id)}' AND IsOwnedByProfile = false`
    );
    if (owned.length > 0)
      await org.update('PermissionSet', String(id), { PermissionsApiEnabled: false });
  }
  const { findings } = await verification.verify(INTEGRATION);
  expect(findings).toEqual([
    expect.objectContaining({ code: 'api_disabled', setupPath: expect.stringContaining('API') })
  ]);
  const healed = await verification.fix(INTEGRATION, ADMIN);
  expect(healed).toMatchObject({ ok: true, fixed: [{ code: 'api_disabled' }] });
});

it('says what a user without the right to administer cannot give, and changes nothing', async () => {
  await remove({ object: 'Lead', field: '', right: 'edit' });
  const report = await verification.fix(INTEGRATION);
  expect(report.ok).toBe(false);
  expect(report.refusals.length).toBeGreaterThan(0);
  expect(await verification.fix(INTEGRATION, ADMIN)).toMatchObject({ ok: true });
});

async function stateOf(wanted: string): Promise<string | undefined> {
  return (await storage.connections.list()).find(({ name }) => name === wanted)?.state;
}

it('names the version of an installed package, and heals under its namespace', async () => {
  const packaged = await LocalOrg.start('--namespace', 'porchlight');
  const kept = await openStorage({ kind: 'sqlite', file: ':memory:' }, systemClock);
  try {
    await migrate(kept);
    const doctor = await connectBoth(packaged, kept);
    expect(await doctor.verify(ADMIN)).toMatchObject({
      package: { namespace: 'porchlight', version: expect.stringMatching(/^\d+\.\d+\.\d+\.\d+$/) }
    });
    const [grant] = await packaged.query(
      "SELECT Id FROM FieldPermissions WHERE Field = 'porchlight__Member__c.porchlight__Handle__c'" +
        " AND Parent.Name = 'PorchlightIntegrationUser'"
    );
    await packaged.delete('FieldPermissions', String(grant?.['Id']));
    expect((await doctor.verify(INTEGRATION)).findings).toEqual([
      expect.objectContaining({ object: 'Member__c', field: 'Handle__c' })
    ]);
    expect(await doctor.fix(INTEGRATION, ADMIN)).toMatchObject({ ok: true });
  } finally {
    await kept.close();
    await packaged.stop();
  }
});
