import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { FieldSchema } from '../../src/metadata/index.ts';
import { serveOrg, type Answer, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let token: string;

beforeAll(async () => {
  served = await serveOrg({ dailyRequests: 100_000 });
  token = await served.integrationToken();
});
afterAll(() => served.stop());

interface Grant {
  readonly Id: string;
  readonly ParentId: string;
  readonly SobjectType: string;
  readonly Field: string;
  readonly PermissionsRead: boolean;
  readonly PermissionsEdit: boolean;
}

/** Rows of FieldPermissions that give the integration user something. */
async function grantsOf(condition: string): Promise<Grant[]> {
  const columns = 'Id, ParentId, SobjectType, Field, PermissionsRead, PermissionsEdit';
  const sets = `SELECT PermissionSetId FROM PermissionSetAssignment WHERE AssigneeId = '${served.org.client.userId}'`;
  const soql = `SELECT ${columns} FROM FieldPermissions WHERE ParentId IN (${sets}) AND ${condition}`;
  const { body } = await served.soql(soql);
  return body.records as unknown as Grant[];
}

async function asIntegration(method: string, path: string, body?: unknown): Promise<Answer> {
  return served.send(method, path, body, { token });
}

async function describes(object: string, field: string): Promise<boolean> {
  const { body } = await asIntegration('GET', `/sobjects/${object}/describe`);
  return body.fields.some(({ name }) => name === field);
}

async function queries(object: string, field: string): Promise<string> {
  const q = encodeURIComponent(`SELECT ${field} FROM ${object} LIMIT 1`);
  const { status, body } = await asIntegration('GET', `/query?q=${q}`);
  return status === 200 ? 'answered' : (body[0]?.errorCode ?? '');
}

/** What a write that names the field is refused with; the id is of no row, so nothing is ever written. */
async function writes(object: string, field: FieldSchema): Promise<string> {
  const { keyPrefix } = served.org.store.findObject(object) ?? {};
  const path = `/sobjects/${object}/${keyPrefix}000000000000`;
  const { body } = await asIntegration('PATCH', path, { [field.name]: valueFor(field) });
  return body[0]?.errorCode ?? '';
}

function valueFor(field: FieldSchema): unknown {
  if (field.type === 'boolean') return true;
  return ['int', 'double', 'currency', 'percent'].includes(field.type) ? 1 : null;
}

async function restore(grant: Grant): Promise<void> {
  const kept = Object.entries(grant).filter(([name]) => !['Id', 'attributes'].includes(name));
  const row = Object.fromEntries(kept);
  const { status } = await served.send('POST', '/sobjects/FieldPermissions', row);
  expect(status).toBe(201);
}

it('hides every field of ours from the integration user once its permission is gone', async () => {
  const ours = await grantsOf("Parent.Name = 'PorchlightIntegrationUser'");
  const fields = ours.map(({ Field }) => Field);
  // Everything the permission set file grants, so that no field is left out by mistake.
  const loaded = served.org.schema.permissionSets.get('porchlightintegrationuser');
  expect(fields.sort()).toEqual(
    loaded?.fields.map(({ object, field }) => `${object}.${field}`).sort()
  );
  expect(fields.length).toBeGreaterThan(100);
  const found = new Map<string, unknown>();
  for (const path of fields) found.set(path, await withoutPermission(path));
  const expected = { described: false, queried: 'INVALID_FIELD', written: 'INVALID_FIELD' };
  expect(Object.fromEntries(found)).toEqual(
    Object.fromEntries(fields.map((path) => [path, { before: true, ...expected, after: true }]))
  );
});

/** Takes all grants of a field away over the API, looks, and gives them back. */
async function withoutPermission(path: string) {
  const [object = '', name = ''] = path.split('.');
  const field = served.org.store.findObject(object)?.fields.get(name.toLowerCase());
  if (!field) throw new Error(`no field ${path}`);
  const before = (await queries(object, name)) === 'answered';
  const grants = await grantsOf(`Field = '${path}'`);
  for (const { Id } of grants) await served.send('DELETE', `/sobjects/FieldPermissions/${Id}`);
  const described = await describes(object, name);
  const queried = await queries(object, name);
  const written = await writes(object, field);
  for (const grant of grants) await restore(grant);
  const after =
    (await describes(object, name)) && (await writes(object, field)) !== 'INVALID_FIELD';
  return { before, described, queried, written, after };
}

it('refuses a write to a field that may only be read', async () => {
  const [grant] = await grantsOf("Field = 'Contact.CommunityScore__c' AND PermissionsEdit = true");
  const grants = await grantsOf("Field = 'Contact.CommunityScore__c'");
  expect(grant).toBeDefined();
  for (const { Id } of grants) {
    const change = { PermissionsEdit: false };
    await served.send('PATCH', `/sobjects/FieldPermissions/${Id}`, change);
  }
  const { body } = await served.send('POST', '/sobjects/Contact', { LastName: 'Read' });
  const path = `/sobjects/Contact/${body.id}`;
  const written = await asIntegration('PATCH', path, { CommunityScore__c: 1 });
  expect(written.body[0]?.errorCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
  expect(await queries('Contact', 'CommunityScore__c')).toBe('answered');
});

async function newSet(name: string): Promise<string> {
  const set = { Name: name, Label: name };
  return (await served.send('POST', '/sobjects/PermissionSet', set)).body.id;
}

it('keeps no row that does not let read (documented: FieldPermissions)', async () => {
  const ParentId = await newSet('Rows_Without_Read');
  const row = { ParentId, SobjectType: 'Contact', Field: 'Contact.CommunityLevel__c' };
  const made = await served.send('POST', '/sobjects/FieldPermissions', {
    ...row,
    PermissionsRead: true,
    PermissionsEdit: false
  });
  await served.send('PATCH', `/sobjects/FieldPermissions/${made.body.id}`, {
    PermissionsRead: false
  });
  const { body } = await served.soql(
    `SELECT COUNT() FROM FieldPermissions WHERE ParentId = '${ParentId}'`
  );
  expect(body.totalSize).toBe(0);
});

it('refuses edit without read, required and master-detail fields (documented)', async () => {
  const ParentId = await newSet('Refused_Grants');
  const refused = async (Field: string, flags: object) => {
    const row = { ParentId, SobjectType: Field.split('.')[0], Field, ...flags };
    return (await served.send('POST', '/sobjects/FieldPermissions', row)).body[0]?.errorCode;
  };
  const edit = { PermissionsRead: false, PermissionsEdit: true };
  const read = { PermissionsRead: true, PermissionsEdit: false };
  expect(await refused('Contact.CommunityLevel__c', edit)).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(await refused('Activity__c.ExternalId__c', read)).toBe('FIELD_INTEGRITY_EXCEPTION');
  expect(await refused('Activity__c.Member__c', read)).toBe('FIELD_INTEGRITY_EXCEPTION');
});

it('assigns a permission set once (recorded)', async () => {
  const PermissionSetId = await newSet('Assigned_Once');
  const assignment = { PermissionSetId, AssigneeId: served.org.client.userId };
  const assign = () => served.send('POST', '/sobjects/PermissionSetAssignment', assignment);
  expect((await assign()).status).toBe(201);
  const { status, body } = await assign();
  expect(status).toBe(400);
  expect(body).toEqual([
    {
      errorCode: 'DUPLICATE_VALUE',
      message: `Duplicate PermissionSetAssignment. Assignee: ${assignment.AssigneeId}; Permission Set: ${PermissionSetId}`,
      fields: ['AssigneeId', 'PermissionSetId']
    }
  ]);
});

it('gives and takes rights on objects at once', async () => {
  const PermissionSetId = await newSet('Case_Readers');
  const assignment = { PermissionSetId, AssigneeId: served.org.client.userId };
  await served.send('POST', '/sobjects/PermissionSetAssignment', assignment);
  const ask = () => queries('Case', 'Id');
  expect(await ask()).toBe('INVALID_TYPE');
  const grant = { ParentId: PermissionSetId, SobjectType: 'Case', PermissionsRead: true };
  const { body } = await served.send('POST', '/sobjects/ObjectPermissions', grant);
  expect(await ask()).toBe('answered');
  await served.send('DELETE', `/sobjects/ObjectPermissions/${body.id}`);
  expect(await ask()).toBe('INVALID_TYPE');
});

it('shows permission rows only to those who view setup (documented)', async () => {
  expect(await queries('FieldPermissions', 'Field')).toBe('INVALID_TYPE');
  expect(await queries('ObjectPermissions', 'SobjectType')).toBe('INVALID_TYPE');
});
