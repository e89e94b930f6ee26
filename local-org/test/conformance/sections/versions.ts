import { expect } from '@jest/globals';
import { community, conforms, refusalOf, typed } from '../conforms.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';

interface Version {
  readonly label: string;
  readonly url: string;
  readonly version: string;
}

async function versions(org: OrgUnderTest): Promise<Version[]> {
  return (await (await fetch(`${org.url}/services/data`)).json()) as Version[];
}

conforms('versions/list', async (org) => {
  const listed = await versions(org);
  for (const { label, url, version } of listed) {
    expect(label).toMatch(/^(Spring|Summer|Winter) .\d\d$/);
    expect(url).toBe(`/services/data/v${version}`);
  }
});

conforms('versions/oldest', async (org) => {
  expect((await versions(org))[0]).toMatchObject({ version: '31.0', label: "Summer '14" });
});

for (const [version, label] of [
  ['65', "Winter '26"],
  ['66', "Spring '26"],
  ['67', "Summer '26"],
  ['68', "Winter '27"]
]) {
  conforms(`versions/${version}`, async (org) => {
    expect(await versions(org)).toContainEqual(
      expect.objectContaining({ version: `${version}.0`, label })
    );
    expect((await org.send('GET', `/services/data/v${version}.0/limits`)).status).toBe(200);
  });
}

conforms('versions/unknown', async (org) => {
  const response = await fetch(`${org.url}/services/data/v99.0/sobjects`);
  expect(response.status).toBe(404);
  expect(response.headers.has('Sforce-Limit-Info')).toBe(false);
  expect(await response.json()).toEqual([
    { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' }
  ]);
});

conforms('versions/collections', async (org) => {
  const records = typed('Account', [{ Name: 'Version' }]);
  const send = (version: string) =>
    org.send('POST', `/services/data/v${version}/composite/sobjects`, { records });
  expect((await send('42.0')).status).toBe(200);
  expect(refusalOf(await send('41.0'))).toEqual([404, 'NOT_FOUND']);
});

conforms('versions/field-permissions', async (org) => {
  const token = await org.integrationToken();
  const ask = (version: string, as: string) =>
    org.send(
      'GET',
      `/services/data/v${version}/query?q=SELECT+Field+FROM+FieldPermissions`,
      undefined,
      {
        token: as
      }
    );
  for (const version of ['49.0', '66.0']) {
    expect(refusalOf(await ask(version, token))).toEqual([400, 'INVALID_TYPE']);
    expect((await ask(version, org.adminToken)).status).toBe(200);
  }
});

conforms('versions/collate', async (org) => {
  const childSees = async (version: string, flag: object) => {
    const key = `v${version}${JSON.stringify(flag)}`;
    const base = `/services/data/v${version}/composite`;
    const upsert = (referenceId: string, object: string, row: object) => ({
      method: 'PATCH',
      url: `${base}/sobjects/${object}/ExternalId__c`,
      referenceId,
      body: { records: typed(object, [row]) }
    });
    const { body } = await org.send('POST', base, {
      ...flag,
      compositeRequest: [
        upsert('parent', 'Community__c', community(key)),
        upsert('child', 'Member__c', {
          ExternalId__c: key,
          Name: key,
          Community__r: { ExternalId__c: key }
        })
      ]
    });
    return body.compositeResponse[1]?.body[0]?.success;
  };
  expect(await childSees('47.0', { collateSubrequests: true })).toBe(true);
  expect(await childSees('48.0', {})).toBe(true);
  expect(await childSees('48.0', { collateSubrequests: true })).toBe(false);
  expect(await childSees('49.0', {})).toBe(false);
  expect(await childSees('49.0', { collateSubrequests: false })).toBe(true);
});

conforms('versions/created', async (org) => {
  const upsert = async (version: string, key: string) => {
    const path = `/services/data/v${version}/composite/sobjects/Community__c/ExternalId__c`;
    const { body } = await org.send('PATCH', path, {
      records: typed('Community__c', [community(key)])
    });
    return body[0];
  };
  expect(await upsert('46.0', 'created 46')).toMatchObject({ created: true });
  expect(await upsert('45.0', 'created 45')).not.toHaveProperty('created');
});

conforms('versions/graph', async (org) => {
  const send = (version: string) => {
    const base = `/services/data/v${version}`;
    const node = {
      method: 'POST',
      url: `${base}/sobjects/Account`,
      referenceId: 'a',
      body: { Name: 'A' }
    };
    return org.send('POST', `${base}/composite/graph`, {
      graphs: [{ graphId: 'g', compositeRequest: [node] }]
    });
  };
  expect((await send('50.0')).status).toBe(200);
  expect(refusalOf(await send('49.0'))).toEqual([404, 'NOT_FOUND']);
});

conforms('versions/five-levels', async (org) => {
  const nested = (depth: number): string =>
    depth === 0
      ? 'SELECT Id FROM ChildAccounts'
      : `SELECT Id, (${nested(depth - 1)}) FROM ChildAccounts`;
  const ask = (version: string, depth: number) => {
    const soql = `SELECT Id, (${nested(depth - 2)}) FROM Account`;
    return org.send('GET', `/services/data/v${version}/query?q=${encodeURIComponent(soql)}`);
  };
  expect((await ask('57.0', 2)).status).toBe(200);
  expect((await ask('57.0', 3)).status).toBe(400);
  expect((await ask('58.0', 5)).status).toBe(200);
  expect((await ask('58.0', 6)).status).toBe(400);
});

conforms('versions/cursors', async (org) => {
  for (const sheet of ['a', 'b']) {
    const rows = Array.from({ length: 200 }, (_, row) => ({ Name: `Cursor ${sheet}${row}` }));
    await org.send('POST', '/composite/sobjects', { records: typed('Account', rows) });
  }
  const soql = encodeURIComponent("SELECT Id FROM Account WHERE Name LIKE 'Cursor%'");
  const headers = { 'Sforce-Query-Options': 'batchSize=200' };
  const urls = [];
  for (let open = 0; open < 30; open++) {
    urls.push(
      (await org.send('GET', `/query?q=${soql}`, undefined, { headers })).body.nextRecordsUrl
    );
  }
  expect(new Set(urls).size).toBe(30);
  const oldest = await org.send('GET', urls[0] ?? '');
  expect(oldest.body).toMatchObject({ done: true, totalSize: 400 });
});
