import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { announcedFile } from './announced-file.ts';
import { serveOrg, type OrgUnderTest } from './org-under-test.ts';

let served: OrgUnderTest;
let accountId: string;
// Not valid UTF-8: bytes must not be read as text anywhere.
const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0xff, 0x00, 0xfe]);

beforeAll(async () => {
  served = await serveOrg();
  accountId = (await served.send('POST', '/sobjects/Account', { Name: 'Filed' })).body.id;
});
afterAll(() => served.stop());

async function createVersion(fields: object): Promise<string> {
  const row = { PathOnClient: 'plan.txt', VersionData: bytes.toString('base64'), ...fields };
  const { status, body } = await served.send('POST', '/sobjects/ContentVersion', row);
  expect([status, body]).toEqual([201, expect.objectContaining({ success: true })]);
  return body.id;
}

async function one(soql: string): Promise<Record<string, unknown>> {
  const { body } = await served.soql(soql);
  return body.records[0] as unknown as Record<string, unknown>;
}

function version(id: string) {
  const fields = 'ContentDocumentId, Title, FileExtension, FileType, ContentSize, VersionNumber';
  return one(`SELECT ${fields}, IsLatest, VersionData FROM ContentVersion WHERE Id = '${id}'`);
}

async function download(path: string) {
  const response = await fetch(served.url + path, {
    headers: { Authorization: `Bearer ${served.adminToken}` }
  });
  const content = Buffer.from(await response.arrayBuffer());
  return { status: response.status, content, type: response.headers.get('content-type') };
}

it('makes a document with its first version from base64', async () => {
  const id = await createVersion({});
  const row = await version(id);
  expect(id).toMatch(/^068/);
  expect(row).toMatchObject({
    ContentDocumentId: expect.stringMatching(/^069/),
    Title: 'plan',
    FileExtension: 'txt',
    FileType: 'TEXT',
    ContentSize: bytes.length,
    VersionNumber: '1',
    IsLatest: true,
    VersionData: `/services/data/v66.0/sobjects/ContentVersion/${id}/VersionData`
  });
  const document = `SELECT LatestPublishedVersionId FROM ContentDocument WHERE Id = '${String(row['ContentDocumentId'])}'`;
  expect(await one(document)).toMatchObject({ LatestPublishedVersionId: id });
  const { status, content, type } = await download(String(row['VersionData']));
  expect([status, type]).toEqual([200, 'application/octetstream']);
  expect(content.equals(bytes)).toBe(true);
});

it('links a file to the record it is first published at (documented)', async () => {
  const id = await createVersion({ FirstPublishLocationId: accountId });
  const { ContentDocumentId } = await version(id);
  const { body } = await served.soql(
    `SELECT LinkedEntityId, ShareType FROM ContentDocumentLink WHERE ContentDocumentId = '${String(ContentDocumentId)}'`
  );
  const linked = body.records as unknown as { LinkedEntityId: string }[];
  expect(linked.map((link) => link.LinkedEntityId).sort()).toEqual(
    [accountId, served.org.admin.id].sort()
  );
  const ofAccount = await one(
    `SELECT (SELECT ContentDocumentId FROM ContentDocumentLinks) FROM Account WHERE Id = '${accountId}'`
  );
  expect(ofAccount).toMatchObject({ ContentDocumentLinks: { totalSize: 1 } });
});

it('adds a version to a document', async () => {
  const first = await createVersion({ Title: 'Draft' });
  const { ContentDocumentId } = await version(first);
  const second = await createVersion({ ContentDocumentId, Title: 'Final' });
  expect(await version(first)).toMatchObject({ IsLatest: false, VersionNumber: '1' });
  expect(await version(second)).toMatchObject({ IsLatest: true, VersionNumber: '2' });
  const document = `SELECT Title, LatestPublishedVersionId FROM ContentDocument WHERE Id = '${String(ContentDocumentId)}'`;
  expect(await one(document)).toMatchObject({ Title: 'Final', LatestPublishedVersionId: second });
});

it('takes a file as a multipart form (documented)', async () => {
  const form = new FormData();
  const json = JSON.stringify({ Title: 'Form', PathOnClient: 'form.bin' });
  form.append('entity_content', new Blob([json], { type: 'application/json' }));
  form.append('VersionData', new Blob([bytes], { type: 'application/octet-stream' }), 'form.bin');
  const response = await fetch(`${served.url}/services/data/v66.0/sobjects/ContentVersion`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${served.adminToken}` },
    body: form
  });
  const { id } = (await response.json()) as { id: string };
  expect(response.status).toBe(201);
  const { content } = await download(
    `/services/data/v66.0/sobjects/ContentVersion/${id}/VersionData`
  );
  expect(content.equals(bytes)).toBe(true);
});

it('takes several files as parts of one collection (documented)', async () => {
  const form = new FormData();
  const records = ['one', 'two'].map((name) => ({
    attributes: {
      type: 'ContentVersion',
      binaryPartName: name,
      binaryPartNameAlias: 'VersionData'
    },
    PathOnClient: `${name}.bin`
  }));
  form.append('collection', new Blob([JSON.stringify({ records })], { type: 'application/json' }));
  form.append('one', new Blob([bytes]), 'one.bin');
  form.append('two', new Blob([Buffer.concat([bytes, bytes])]), 'two.bin');
  const response = await fetch(`${served.url}/services/data/v66.0/composite/sobjects`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${served.adminToken}` },
    body: form
  });
  const results = (await response.json()) as { id: string }[];
  const sizes = await Promise.all(
    results.map(async ({ id }) => (await version(id))['ContentSize'])
  );
  expect(sizes).toEqual([bytes.length, 2 * bytes.length]);
});

it('refuses files without a path or with data that is no base64', async () => {
  const refused = async (fields: object) =>
    (await served.send('POST', '/sobjects/ContentVersion', fields)).body[0]?.errorCode;
  expect(await refused({ VersionData: 'AAAA' })).toBe('REQUIRED_FIELD_MISSING');
  expect(await refused({ PathOnClient: 'x' })).toBe('REQUIRED_FIELD_MISSING');
  expect(await refused({ PathOnClient: 'x', VersionData: '!' })).toBe('JSON_PARSER_ERROR');
});

it('refuses 50 MB of JSON and 2 GB of form, and takes 37 MB as base64 (documented)', async () => {
  const send = (size: number) =>
    served.send('POST', '/sobjects/ContentVersion', {
      PathOnClient: 'large.bin',
      VersionData: Buffer.alloc(size).toString('base64')
    });
  expect((await send(37 * 1024 * 1024)).status).toBe(201);
  const { status, body } = await send(38 * 1024 * 1024);
  expect([status, body[0]?.errorCode]).toEqual([413, 'EXCEEDED_MAX_SIZE_REQUEST']);
  expect(await announcedFile(served, 2 * 1024 ** 3 + 1)).toBe(413);
});

it('does not change the bytes of a version', async () => {
  const id = await createVersion({});
  const change = { VersionData: 'AAAA' };
  const { body } = await served.send('PATCH', `/sobjects/ContentVersion/${id}`, change);
  expect(body[0]?.errorCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE');
});

it('links a document once to a record and takes everything along when it is deleted', async () => {
  const id = await createVersion({});
  const { ContentDocumentId } = await version(id);
  const link = { ContentDocumentId, LinkedEntityId: accountId, ShareType: 'V' };
  expect((await served.send('POST', '/sobjects/ContentDocumentLink', link)).status).toBe(201);
  const again = await served.send('POST', '/sobjects/ContentDocumentLink', link);
  expect(again.body[0]?.errorCode).toBe('DUPLICATE_VALUE');
  const path = `/sobjects/ContentDocument/${String(ContentDocumentId)}`;
  expect((await served.send('DELETE', path)).status).toBe(204);
  const { body } = await served.soql(`SELECT COUNT() FROM ContentVersion WHERE Id = '${id}'`);
  expect(body.totalSize).toBe(0);
});

it('has no bytes inside a composite (documented)', async () => {
  const id = await createVersion({});
  const url = `/services/data/v66.0/sobjects/ContentVersion/${id}/VersionData`;
  const { body } = await served.send('POST', '/composite', {
    compositeRequest: [{ method: 'GET', url, referenceId: 'bytes' }]
  });
  expect(body.compositeResponse[0]).toMatchObject({ httpStatusCode: 400 });
});
