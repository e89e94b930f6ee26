import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { PROVISIONED_FIELDS } from '../../src/rules/index.ts';
import { ADA, ADMIN, ConnectedOrg, INTEGRATION } from '../support/connected-org.ts';

jest.setTimeout(120_000);

const FIELDS = Object.entries(PROVISIONED_FIELDS).flatMap(([object, fields]) =>
  Object.keys(fields).map((field) => `${object}.${field}`)
);
const INTEGRATION_NAME = 'integration@local-org.example';

let connected: ConnectedOrg;

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
    expect(preview.missing).toHaveLength(FIELDS.length - 19 + 1);
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
    expect(await connected.provision()).toMatchObject({ ok: true, made: [], refusals: [] });
    expect((await org.faults())[0]).toMatchObject({ seen: 0 });
    expect((await org.ledger()).rowsWritten).toBe(rowsWritten);
    expect(await storage.provisionedItems.list(org.orgId)).toEqual(before);
    await org.clearFaults();
  });

  it('keeps everything when the connection ends', async () => {
    const { org, orgs, storage } = connected;
    const { length } = await storage.provisionedItems.list(org.orgId);
    await orgs.care.disconnect(INTEGRATION);
    await orgs.care.disconnectAccount(INTEGRATION);
    expect(await org.query('SELECT DurationMinutes__c FROM Session__c')).toEqual([]);
    const sets = "SELECT COUNT() FROM PermissionSet WHERE Name LIKE 'Porchlight%'";
    expect(await org.countOf(sets)).toBe(1);
    expect(await storage.provisionedItems.list(org.orgId)).toHaveLength(length);
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
