import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PROVISIONED_FIELDS } from '../../src/rules/index.ts';
import type { ProvisioningPreview } from '../../src/workspace/index.ts';
import { aCommunity, aMember, aSession } from '../support/records.ts';
import { takeRecords } from '../support/take-records.ts';
import { ADA, ADMIN, ConnectedOrg, INTEGRATION } from '../support/connected-org.ts';

jest.setTimeout(120_000);

const FIELDS = Object.entries(PROVISIONED_FIELDS).flatMap(([object, fields]) =>
  Object.keys(fields).map((field) => `${object}.${field}`)
);
const OBJECTS = Object.keys(PROVISIONED_FIELDS);
const INTEGRATION_NAME = 'integration@local-org.example';

let connected: ConnectedOrg;

function missing({ items }: ProvisioningPreview): string[] {
  return items.filter(({ isThere }) => !isThere).map(({ kind, name }) => `${kind} ${name}`);
}

async function totals(): Promise<Record<string, unknown>[]> {
  return connected.org.query('SELECT DemoSessions__c, CommunityMemberships__c FROM Contact');
}

describe('an org without the package', () => {
  beforeAll(async () => {
    connected = await ConnectedOrg.start('--without-package');
  });
  afterAll(() => connected.stop());

  it('is connected all the same, degraded, and shows what is to be made', async () => {
    const { org, orgs } = connected;
    expect(await connected.connection()).toMatchObject({
      state: 'degraded',
      stateReason: expect.stringContaining('not installed in this org')
    });
    const { findings } = await orgs.verification.verify(INTEGRATION);
    expect(findings.map(({ code }) => code)).toContain('package_missing');
    const preview = await orgs.provisioning.preview(INTEGRATION, ADMIN);
    expect(missing(preview)).toEqual([
      ...['object Session__c', ...FIELDS.map((path) => `field ${path}`)],
      ...['permission_set Porchlight_Standard_Access', ...OBJECTS.map((name) => `right ${name}`)],
      'assignment Porchlight_Standard_Access'
    ]);
    expect(preview).toMatchObject({ refusals: [], made: [] });
    expect((await org.ledger()).rowsWritten).toBe(0);
  });

  it('tells who may not make fields what it takes, and has nothing made', async () => {
    const report = await connected.orgs.provisioning.provision(INTEGRATION, INTEGRATION, ADA);
    expect(report).toMatchObject({ ok: false, made: [] });
    expect(report.refusals[0]).toMatchObject({
      step: 'look',
      remedy: expect.stringContaining('Connect as an administrator'),
      setupPath: expect.stringContaining('System Permissions')
    });
    expect((await connected.org.ledger()).rowsWritten).toBe(0);
  });

  it('gets object, fields, rights and the assignment, each noted with who made it', async () => {
    const { org } = connected;
    const report = await connected.provision();
    expect(report).toMatchObject({ ok: true, isProvisioned: true, findings: [], refusals: [] });
    expect(report.made.map(({ kind, name }) => `${kind} ${name}`).sort()).toEqual(
      [
        ...['object Session__c', 'permission_set Porchlight_Standard_Access'],
        `assignment Porchlight_Standard_Access: ${INTEGRATION_NAME}`,
        ...FIELDS.map((path) => `field ${path}`)
      ].sort()
    );
    expect(report.made[0]).toMatchObject({ madeBy: ADA, orgId: org.orgId });
    expect((await connected.connection()).state).toBe('connected');
    const [entry] = await connected.storage.audit.list({ limit: 1 });
    expect(entry).toMatchObject({
      ...{ actor: ADA, action: 'connection.provisioned', subject: INTEGRATION },
      details: { as: 'admin@local-org.example', made: String(report.made.length), refused: '0' }
    });
  });

  it('gets nothing a second time', async () => {
    const { org, storage } = connected;
    const before = await storage.provisionedItems.list(org.orgId);
    // A field or an object made again would meet this fault.
    await org.planFaults({ kind: 'status', status: 400, match: '^other POST' });
    const { rowsWritten } = await org.ledger();
    const preview = await connected.orgs.provisioning.preview(INTEGRATION, ADMIN);
    expect(preview).toMatchObject({ refusals: [], made: before });
    expect([preview.items.length, missing(preview)]).toEqual([FIELDS.length + 8, []]);
    expect(await connected.provision()).toMatchObject({ ok: true, made: [], refusals: [] });
    expect((await org.faults())[0]).toMatchObject({ seen: 0 });
    expect((await org.ledger()).rowsWritten).toBe(rowsWritten);
    expect(await storage.provisionedItems.list(org.orgId)).toEqual(before);
    await org.clearFaults();
  });

  it('takes sessions and totals, and says nothing of what comes with the package alone', async () => {
    const { org, storage } = connected;
    await connected.letAdminSee();
    await org.create('Contact', { LastName: 'Stone', Email: 'ada@porch.example' });
    await takeRecords(storage, {
      communities: [aCommunity()],
      members: [aMember({ email: 'ada@porch.example' })],
      sessions: [aSession({ email: 'ada@porch.example' })]
    });
    expect(await connected.sync()).toMatchObject({ status: 'done', parked: 0, paused: [] });
    expect(
      await org.query('SELECT DurationMinutes__c, Contact__r.LastName FROM Session__c')
    ).toEqual([
      { DurationMinutes__c: 12.5, Contact__r: expect.objectContaining({ LastName: 'Stone' }) }
    ]);
    expect(await totals()).toEqual([{ DemoSessions__c: 1, CommunityMemberships__c: 1 }]);
    const { id } = await connected.connection();
    expect(await storage.issues.listOpen(id)).toEqual([]);
    expect(await connected.connection()).toMatchObject({ state: 'connected', stateReason: null });
    expect(await connected.sync()).toMatchObject({ created: 0, updated: 0, apiCalls: 1 });
  });

  it('gets back a field that somebody deleted, and its values', async () => {
    const { org, orgs } = connected;
    await org.deleteField('Contact.DemoSessions__c');
    expect(await connected.sync()).toMatchObject({ status: 'done', parked: 0 });
    expect(await connected.connection()).toMatchObject({
      ...{ state: 'degraded', stateReason: expect.stringContaining('Contact.DemoSessions__c') }
    });
    const { findings } = await orgs.verification.verify(INTEGRATION);
    expect(missing(await orgs.provisioning.preview(INTEGRATION, ADMIN))).toEqual([
      'field Contact.DemoSessions__c',
      'right Contact'
    ]);
    expect(findings.map(({ object, field }) => `${object}.${field}`)).toEqual([
      'Contact.DemoSessions__c'
    ]);
    expect(await orgs.verification.fix(INTEGRATION, ADMIN, ADA)).toMatchObject({ ok: true });
    await connected.sync();
    expect(missing(await orgs.provisioning.preview(INTEGRATION, ADMIN))).toEqual([]);
    expect(await totals()).toEqual([{ DemoSessions__c: 1, CommunityMemberships__c: 1 }]);
    expect(await connected.connection()).toMatchObject({ state: 'connected', stateReason: null });
  });

  it('keeps everything when the connection ends', async () => {
    const { org, orgs, storage } = connected;
    const { length } = await storage.provisionedItems.list(org.orgId);
    await orgs.care.disconnect(INTEGRATION);
    await orgs.care.disconnectAccount(INTEGRATION);
    expect(await org.query('SELECT DurationMinutes__c FROM Session__c')).toHaveLength(1);
    const sets = "SELECT COUNT() FROM PermissionSet WHERE Name LIKE 'Porchlight%'";
    expect(await org.countOf(sets)).toBe(1);
    expect(await orgs.provisioning.made(INTEGRATION)).toHaveLength(length);
  });
});

describe('an org that refuses', () => {
  beforeAll(async () => {
    connected = await ConnectedOrg.start('--without-package');
  });
  afterAll(() => connected.stop());

  it('has each field named for which an object has no room, and the others made', async () => {
    const { org } = connected;
    const [license] = await org.query(
      `SELECT Id FROM PermissionSetLicenseAssign WHERE AssigneeId = '${(await connected.connection()).userId}'`
    );
    await org.delete('PermissionSetLicenseAssign', String(license?.['Id']));
    await org.switchRules({ customFieldsPerObject: 4 });
    const refusal = { errorCode: 'LIMIT_EXCEEDED', message: 'Maximum assignments reached' };
    await org.planFaults({ kind: 'row', match: 'PermissionSetAssignment$', ...refusal });

    const { refusals, findings } = await connected.provision();
    const refused = refusals.filter(({ step }) => step === 'field');
    // Session__c came with all of its fields; Lead, Contact and Account want six each.
    expect(refused.map(({ what }) => what.split('.')[0])).toEqual([
      ...['Lead', 'Lead', 'Contact', 'Contact', 'Account', 'Account']
    ]);
    expect(refused[0]).toMatchObject({
      code: 'LIMIT_EXCEEDED',
      remedy: expect.stringContaining('limit of custom fields'),
      setupPath: expect.stringContaining('Lead > Fields & Relationships')
    });
    expect(findings.length).toBeGreaterThan(refused.length);
  });

  it('has the steps told by which a permission set is assigned by hand', async () => {
    const { org } = connected;
    await org.switchRules({ customFieldsPerObject: 500 });
    const { refusals, made, ok } = await connected.provision();
    expect(ok).toBe(false);
    expect(made.map(({ kind }) => kind)).toEqual(Array(6).fill('field'));
    expect(refusals).toEqual([
      expect.objectContaining({
        ...{ step: 'assignment', code: 'LIMIT_EXCEEDED', message: 'Maximum assignments reached' },
        remedy: expect.stringContaining('maximum of assignments'),
        setupPath: expect.stringContaining('Manage Assignments')
      })
    ]);
    await org.clearFaults();
  });

  it('has the license assigned without which the user may hold no rights', async () => {
    const { made, ok, refusals } = await connected.provision();
    expect({ ok, refusals }).toEqual({ ok: true, refusals: [] });
    expect(made.map(({ kind }) => kind).sort()).toEqual(['assignment', 'license']);
  });
});

it('makes nothing beside the package', async () => {
  connected = await ConnectedOrg.start('--namespace', 'porchlight');
  try {
    await expect(connected.provision()).rejects.toMatchObject({
      code: 'package_installed',
      message: expect.stringContaining('1.0.0.1')
    });
  } finally {
    await connected.stop();
  }
});
