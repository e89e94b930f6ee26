import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { serveOrg, type Answer, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let memberId: string;

beforeAll(async () => {
  served = await serveOrg();
  const member = { Name: 'Ada', Handle__c: 'ada', ExternalId__c: 'm-1', Status__c: 'Active' };
  memberId = (await served.send('POST', '/sobjects/Member__c', member)).body.id;
  const activity = {
    Member__c: memberId,
    ExternalId__c: 'a-1',
    Type__c: 'reply',
    Title__c: 'Welcome',
    OccurredAt__c: '2024-03-10T12:00:00Z'
  };
  expect((await served.send('POST', '/sobjects/Activity__c', activity)).status).toBe(201);
});
afterAll(() => served.stop());

it('gives a viewer the page as a component receives it', async () => {
  const { status, body } = await activitiesAs('rep', { firstDay: '2024-03-09' });
  expect(status).toBe(200);
  expect(body).toMatchObject({ ok: true, cacheable: true });
  const { items, types, ...rest } = (body as unknown as { returnValue: Page }).returnValue;
  expect(items).toEqual([
    {
      id: expect.stringMatching(/^\w{18}$/),
      type: 'reply',
      typeLabel: 'Reply',
      occurredAt: '2024-03-10T12:00:00.000Z',
      timeEstimated: false,
      title: 'Welcome'
    }
  ]);
  expect(types).toContainEqual({ label: 'Reply', value: 'reply' });
  expect(rest).toEqual({});
}, 120_000);

it('keeps a list of what calls took, those refused at the door left out, until it is begun anew', async () => {
  await served.send('DELETE', '/local-org/apex-calls');
  await activitiesAs('rep');
  await activitiesAs('visitor');
  const { body } = await served.send('GET', '/local-org/apex-calls');
  const call = { className: 'MemberActivityLogController', method: 'getActivities' };
  expect(body).toEqual([
    expect.objectContaining({ ...call, ok: true, soqlQueries: 1, queryRows: 1, dmlStatements: 0 })
  ]);
});

it('passes arguments on by their names', async () => {
  const { body } = await activitiesAs('rep', { activityType: 'message' });
  expect(body).toMatchObject({ returnValue: { items: [] } });
});

it('refuses a stranger to whom no permission set opens the class', async () => {
  const { status, body } = await activitiesAs('visitor');
  expect(status).toBe(500);
  const message = "You do not have access to the Apex class named 'MemberActivityLogController'.";
  expect(body).toMatchObject({ ok: false, errorType: 'fetchResponse', body: { message } });
});

it("refuses a user who may not read the object with the label's text", async () => {
  const { status, body } = await withoutActivities(() => activitiesAs('rep'));
  expect(status).toBe(500);
  expect(body).toMatchObject({
    ok: false,
    status: 500,
    statusText: 'Server Error',
    errorType: 'fetchResponse',
    body: {
      exceptionType: 'System.AuraHandledException',
      isUserDefinedException: false,
      message: served.org.schema.labels.get('ActivitiesNotReadable'),
      stackTrace: expect.stringContaining('Class.MemberActivityLogController.getActivities: line')
    }
  });
});

it.each([
  ['MemberActivityLogController', 'getNothing'],
  ['NoSuchController', 'getActivities'],
  ['UserFacing', 'error']
])('does not know %s.%s as an action', async (className, method) => {
  const { status, body } = await call('rep', className, method);
  expect(status).toBe(400);
  expect(body.body.message).toBe(
    `Unable to find Apex action method referenced as '${className}.${method}'.`
  );
});

it('refuses a value that does not fit its parameter', async () => {
  const { status, body } = await activitiesAs('rep', { firstDay: 'soon' });
  expect(status).toBe(400);
  expect(body.body.message).toBe(
    "Value provided is invalid for action parameter 'firstDay' of type 'Date'"
  );
});

it('refuses a user who does not exist, and pages of another origin', async () => {
  expect((await activitiesAs('nobody')).body[0]?.errorCode).toBe('INVALID_INPUT');
  const headers = { Origin: 'https://evil.example' };
  expect((await served.send('POST', '/local-org/apex', {}, { headers })).status).toBe(403);
});

interface Page {
  readonly items: unknown;
  readonly types: unknown;
}

function activitiesAs(ref: string, args: Record<string, unknown> = {}): Promise<Answer> {
  return call(ref, 'MemberActivityLogController', 'getActivities', { memberId, ...args });
}

/** The viewers' permission set says nothing about activities while work runs. */
async function withoutActivities<T>(work: () => Promise<T>): Promise<T> {
  const { org } = served;
  const admin = org.sessionOf(org.admin.id);
  const find = org.store.prepare(
    `SELECT * FROM "ObjectPermissions" WHERE "SobjectType" LIKE '%Activity__c'
     AND "ParentId" = (SELECT "Id" FROM "PermissionSet" WHERE "Name" = 'PorchlightViewer')`
  );
  const { Id, ParentId, SobjectType } = find.get() as Record<string, string>;
  org.records.delete(admin, [Id ?? '']);
  try {
    return await work();
  } finally {
    const grant = { ParentId, SobjectType, PermissionsRead: true };
    org.records.insert(admin, 'ObjectPermissions', [grant]);
  }
}

function call(ref: string, className: string, method: string, args = {}): Promise<Answer> {
  const user = `${ref}@local-org.example`;
  return served.send('POST', '/local-org/apex', { user, className, method, args });
}
