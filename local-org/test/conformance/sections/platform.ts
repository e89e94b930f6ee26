import { expect } from '@jest/globals';
import { fileURLToPath } from 'node:url';
import { announcedFile } from '../../api/announced-file.ts';
import { packageSource, type OrgUnderTest } from '../../api/org-under-test.ts';
import { conforms, create, createdId, refusalOf, total, withOrg } from '../conforms.ts';

const eventSource = fileURLToPath(new URL('../../fixtures/events', import.meta.url));
const bytes = Buffer.from([0x89, 0x50, 0xff, 0x00]);

const file = (values: object = {}) => ({
  PathOnClient: 'plan.bin',
  VersionData: bytes.toString('base64'),
  ...values
});

async function documentOf(org: OrgUnderTest, versionId: string): Promise<string> {
  const { body } = await org.send('GET', `/sobjects/ContentVersion/${versionId}`);
  return (body as unknown as { ContentDocumentId: string }).ContentDocumentId;
}

async function content(org: OrgUnderTest, versionId: string): Promise<Buffer> {
  const path = `/services/data/v66.0/sobjects/ContentVersion/${versionId}/VersionData`;
  const response = await fetch(org.url + path, {
    headers: { Authorization: `Bearer ${org.adminToken}` }
  });
  return Buffer.from(await response.arrayBuffer());
}

conforms('files/base64', async (org) => {
  const id = await createdId(org, 'ContentVersion', file());
  expect((await content(org, id)).equals(bytes)).toBe(true);
});

conforms('files/multipart', async (org) => {
  const form = new FormData();
  const json = JSON.stringify({ PathOnClient: 'form.bin' });
  form.append('entity_content', new Blob([json], { type: 'application/json' }));
  form.append('VersionData', new Blob([bytes]), 'form.bin');
  const response = await fetch(`${org.url}/services/data/v66.0/sobjects/ContentVersion`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${org.adminToken}` },
    body: form
  });
  const { id } = (await response.json()) as { id: string };
  expect((await content(org, id)).equals(bytes)).toBe(true);
});

conforms('files/base64-limit', async (org) => {
  const VersionData = Buffer.alloc(38 * 1024 * 1024).toString('base64');
  expect((await create(org, 'ContentVersion', file({ VersionData }))).status).toBe(413);
});

conforms('files/2-gb', async (org) => {
  expect(await announcedFile(org, 2 * 1024 ** 3 + 1)).toBe(413);
  expect(await announcedFile(org, 600 * 1024 ** 2)).toBe('awaited');
});

conforms('files/document', async (org) => {
  const document = await documentOf(org, await createdId(org, 'ContentVersion', file()));
  expect(await total(org, 'ContentDocument', `Id = '${document}'`)).toBe(1);
});

conforms('files/first-location', async (org) => {
  const FirstPublishLocationId = await createdId(org, 'Account', { Name: 'Filed' });
  const id = await createdId(org, 'ContentVersion', file({ FirstPublishLocationId }));
  const document = await documentOf(org, id);
  const where = `ContentDocumentId = '${document}' AND LinkedEntityId = '${FirstPublishLocationId}'`;
  expect(await total(org, 'ContentDocumentLink', where)).toBe(1);
});

conforms('files/link', async (org) => {
  const LinkedEntityId = await createdId(org, 'Account', { Name: 'Linked' });
  const id = await createdId(org, 'ContentVersion', file());
  const link = { ContentDocumentId: await documentOf(org, id), LinkedEntityId, ShareType: 'V' };
  expect((await create(org, 'ContentDocumentLink', link)).status).toBe(201);
});

/** An org with a platform event, two of which can be published in an hour. */
function withEvents(check: (org: OrgUnderTest) => Promise<void>): Promise<void> {
  return withOrg({ sourceDirs: [packageSource, eventSource], hourlyEvents: 2 }, check);
}

const publish = (org: OrgUnderTest) => create(org, 'Alarm__e', { Reason__c: 'Smoke' });

conforms('events/publish', () =>
  withEvents(async (org) => {
    const { status, body } = await publish(org);
    expect(status).toBe(201);
    expect(body).toMatchObject({
      success: true,
      errors: [
        { statusCode: 'OPERATION_ENQUEUED', message: expect.stringMatching(/^[\da-f-]{36}$/) }
      ]
    });
  })
);

conforms('events/counts', () =>
  withEvents(async (org) => {
    await publish(org);
    expect(org.org.ledger.snapshot().calls).toBe(1);
  })
);

conforms('events/limit', () =>
  withEvents(async (org) => {
    expect([(await publish(org)).status, (await publish(org)).status]).toEqual([201, 201]);
    expect(refusalOf(await publish(org))[1]).toBe('LIMIT_EXCEEDED');
  })
);

const Metadata = { type: 'Text', label: 'Tier', length: 20 };

function createField(org: OrgUnderTest, FullName: string) {
  return org.send('POST', '/tooling/sobjects/CustomField', { FullName, Metadata });
}

async function grant(org: OrgUnderTest, Field: string, rights: object = {}) {
  const set = { Name: `Local${Field.replace(/\W/g, '')}`, Label: 'Local' };
  const ParentId = await createdId(org, 'PermissionSet', set);
  const AssigneeId = org.org.admin.id;
  await createdId(org, 'PermissionSetAssignment', { AssigneeId, PermissionSetId: ParentId });
  const answer = await create(org, 'FieldPermissions', {
    ParentId,
    SobjectType: Field.split('.')[0],
    Field,
    PermissionsRead: true,
    PermissionsEdit: true,
    ...rights
  });
  return { answer, where: `ParentId = '${ParentId}' AND Field = '${Field}'` };
}

conforms('metadata/custom-field', async (org) => {
  const { status, body } = await createField(org, 'Lead.Made__c');
  expect([status, body.success]).toEqual([201, true]);
});

conforms('metadata/invisible', async (org) => {
  await createField(org, 'Lead.Hidden__c');
  expect(refusalOf(await org.soql('SELECT Hidden__c FROM Lead'))).toEqual([400, 'INVALID_FIELD']);
});

conforms('metadata/field-permission', async (org) => {
  await createField(org, 'Lead.Shown__c');
  expect((await grant(org, 'Lead.Shown__c')).answer.status).toBe(201);
  expect((await org.soql('SELECT Shown__c FROM Lead')).status).toBe(200);
});

conforms('metadata/edit-needs-read', async (org) => {
  await createField(org, 'Lead.EditOnly__c');
  const { answer } = await grant(org, 'Lead.EditOnly__c', { PermissionsRead: false });
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

conforms('metadata/no-read-is-deleted', async (org) => {
  await createField(org, 'Lead.Withdrawn__c');
  const { answer, where } = await grant(org, 'Lead.Withdrawn__c');
  const none = { PermissionsRead: false, PermissionsEdit: false };
  await org.send('PATCH', `/sobjects/FieldPermissions/${answer.body.id}`, none);
  expect(await total(org, 'FieldPermissions', where)).toBe(0);
});

conforms('metadata/not-permissionable', async (org) => {
  const { answer } = await grant(org, 'Member__c.ExternalId__c');
  expect(answer.status).toBeGreaterThanOrEqual(400);
});

conforms('metadata/assignment-twice', async (org) => {
  const set = await createdId(org, 'PermissionSet', { Name: 'Again', Label: 'Again' });
  const row = { AssigneeId: org.org.admin.id, PermissionSetId: set };
  expect((await create(org, 'PermissionSetAssignment', row)).status).toBe(201);
  expect(refusalOf(await create(org, 'PermissionSetAssignment', row))).toEqual([
    400,
    'DUPLICATE_VALUE'
  ]);
});

conforms('metadata/installed-package', () =>
  withOrg({ namespace: 'porchlight', packageVersion: '1.2.0.3' }, async (org) => {
    const soql =
      'SELECT SubscriberPackage.NamespacePrefix, SubscriberPackageVersion.MajorVersion, ' +
      'SubscriberPackageVersion.MinorVersion FROM InstalledSubscriberPackage';
    const { body } = await org.send('GET', `/tooling/query?q=${encodeURIComponent(soql)}`);
    expect(body.records).toMatchObject([
      {
        SubscriberPackage: { NamespacePrefix: 'porchlight' },
        SubscriberPackageVersion: { MajorVersion: 1, MinorVersion: 2 }
      }
    ]);
  })
);

conforms('user/integration-flag', async (org) => {
  const isIntegration = async (token: string) => {
    const { body } = await org.send('GET', '/services/oauth2/userinfo', undefined, { token });
    return (body as unknown as Record<string, unknown>)['is_salesforce_integration_user'];
  };
  expect(await isIntegration(await org.integrationToken())).toBe(true);
  expect(await isIntegration(org.adminToken)).toBe(false);
});

conforms('package/namespace', () =>
  withOrg({ namespace: 'porchlight' }, async (org) => {
    const { body } = await org.send('GET', '/sobjects');
    const names = [...body.sobjects].map(({ name }) => name);
    expect(names).toContain('porchlight__Activity__c');
    expect(names).not.toContain('Activity__c');
  })
);

conforms('package/no-standard-rights', async (org) => {
  const rights = org.org.sessionOf(org.org.client.userId).rights;
  expect(rights.canEdit('Activity__c')).toBe(true);
  expect(rights.canDelete('Account')).toBe(false);
});
