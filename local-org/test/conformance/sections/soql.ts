import { expect } from '@jest/globals';
import type { OrgUnderTest } from '../../api/org-under-test.ts';
import { conforms, createdId, errorOf, refusalOf, withOrg } from '../conforms.ts';
import { fill, refused } from '../soql-rows.ts';

conforms('soql/answer', async (org) => {
  await fill(org);
  const { status, body } = await org.soql("SELECT Phone, Name FROM Account WHERE Name = 'Parent'");
  expect(status).toBe(200);
  expect(body).toMatchObject({ totalSize: 1, done: true });
  expect(Object.keys(body.records[0] ?? {})).toEqual(['attributes', 'Phone', 'Name']);
  expect(body.records[0]).toMatchObject({
    attributes: { type: 'Account', url: expect.stringMatching(/\/sobjects\/Account\/001/) }
  });
});

conforms('soql/parents', async (org) => {
  await fill(org);
  const { body } = await org.soql('SELECT LastName, Account.Name FROM Contact ORDER BY LastName');
  expect(body.records).toMatchObject([
    { LastName: 'Ada', Account: { attributes: { type: 'Account' }, Name: 'Parent' } },
    { LastName: 'Bob', Account: null }
  ]);
});

conforms('soql/children', async (org) => {
  await fill(org);
  const soql = 'SELECT Name, (SELECT LastName FROM Contacts) FROM Account ORDER BY Name';
  expect((await org.soql(soql)).body.records).toMatchObject([
    { Name: 'Childless', Contacts: null },
    { Name: 'Parent', Contacts: { totalSize: 1, done: true, records: [{ LastName: 'Ada' }] } }
  ]);
});

conforms('soql/count', async (org) => {
  await fill(org);
  expect((await org.soql('SELECT COUNT() FROM Account')).body).toEqual({
    totalSize: 2,
    done: true,
    records: []
  });
});

conforms('soql/aggregate', async (org) => {
  await fill(org);
  const { body } = await org.soql('SELECT COUNT(Id), MAX(Name) latest FROM Account');
  expect(body.records).toEqual([
    { attributes: { type: 'AggregateResult' }, expr0: 2, latest: 'Parent' }
  ]);
});

/** 2,001 accounts in an org of their own. */
function withManyRows(check: (org: OrgUnderTest) => Promise<void>): Promise<void> {
  return withOrg({ clock: new Date('2026-03-01T09:00:00Z') }, async (org) => {
    const session = org.org.sessionOf(org.org.admin.id);
    const rows = Array.from({ length: 2001 }, (_, row) => ({ Name: `Row ${row}` }));
    org.org.records.insert(session, 'Account', rows);
    await check(org);
  });
}

conforms('soql/page', () =>
  withManyRows(async (org) => {
    const { body } = await org.soql('SELECT Id FROM Account');
    expect(body.done).toBe(false);
    expect(body.records.length).toBeLessThanOrEqual(2000);
  })
);

conforms('soql/locator', () =>
  withManyRows(async (org) => {
    const { body } = await org.soql('SELECT Id FROM Account');
    expect(body.nextRecordsUrl).toMatch(/^\/services\/data\/v66\.0\/query\/0r8\w{15}-2000$/);
    const rest = await org.send('GET', body.nextRecordsUrl ?? '');
    expect(rest.body).toMatchObject({ done: true, records: [expect.anything()] });
  })
);

conforms('soql/locator-life', () =>
  withManyRows(async (org) => {
    const { body } = await org.soql('SELECT Id FROM Account');
    org.org.clock.advance(47 * 3_600_000);
    expect((await org.send('GET', body.nextRecordsUrl ?? '')).status).toBe(200);
    org.org.clock.advance(2 * 3_600_000);
    expect(refusalOf(await org.send('GET', body.nextRecordsUrl ?? ''))).toEqual([
      400,
      'INVALID_QUERY_LOCATOR'
    ]);
  })
);

conforms('soql/total', () =>
  withManyRows(async (org) => {
    const { body } = await org.soql('SELECT Id FROM Account');
    expect(body.totalSize).toBe(2001);
    expect((await org.send('GET', body.nextRecordsUrl ?? '')).body.totalSize).toBe(2001);
  })
);

conforms('soql/query-all', async (org) => {
  const id = await createdId(org, 'Lead', { LastName: 'Gone', Company: 'C' });
  await org.send('DELETE', `/sobjects/Lead/${id}`);
  const soql = encodeURIComponent(`SELECT IsDeleted FROM Lead WHERE Id = '${id}'`);
  expect((await org.send('GET', `/query?q=${soql}`)).body.totalSize).toBe(0);
  expect((await org.send('GET', `/queryAll?q=${soql}`)).body.records).toMatchObject([
    { IsDeleted: true }
  ]);
});

conforms('soql/no-column', async (org) => {
  const answer = await org.soql('SELECT Nothing__c FROM Account');
  expect(refusalOf(answer)).toEqual([400, 'INVALID_FIELD']);
  expect(errorOf(answer).message).toMatch(
    /^\n.*\n +\^\nERROR at Row:1:Column:8\nNo such column 'Nothing__c' on entity 'Account'\. If you are attempting to use a custom field, be sure to append the '__c'/
  );
});

conforms('soql/no-type', async (org) => {
  const answer = await org.soql('SELECT Id FROM Nothing');
  expect(refusalOf(answer)).toEqual([400, 'INVALID_TYPE']);
  expect(errorOf(answer).message).toContain("sObject type 'Nothing' is not supported.");
});

conforms('soql/syntax', async (org) => {
  const answer = await org.soql('SELEKT Id FROM Account');
  expect(refusalOf(answer)).toEqual([400, 'MALFORMED_QUERY']);
  expect(errorOf(answer).message).toContain('unexpected token: SELEKT');
});

const composite = (org: OrgUnderTest, soql: string) =>
  org
    .send('POST', '/composite', {
      compositeRequest: [
        {
          method: 'GET',
          url: `/services/data/v66.0/query?q=${encodeURIComponent(soql)}`,
          referenceId: 'q'
        }
      ]
    })
    .then(({ body }) => body.compositeResponse[0] as unknown as { body: { errorCode: string }[] });

conforms('soql/100000', async (org) => {
  const ids = Array.from({ length: 5000 }, () => "'001000000000000AAA'").join(',');
  const soql = `SELECT Id FROM Account WHERE Id IN (${ids})`;
  expect(soql.length).toBeGreaterThan(100_000);
  expect((await composite(org, soql)).body[0]?.errorCode).toBe('MALFORMED_QUERY');
});

conforms('soql/literal-4000', async (org) => {
  const ask = (length: number) =>
    org.soql(`SELECT Id FROM Account WHERE Name = '${'x'.repeat(length)}'`);
  expect((await ask(4000)).status).toBe(200);
  expect((await ask(4001)).status).toBe(400);
});

conforms('soql/parents-5', async (org) => {
  const up = (levels: number) => `SELECT ${'Parent.'.repeat(levels)}Name FROM Account`;
  expect((await org.soql(up(5))).status).toBe(200);
  expect((await org.soql(up(6))).status).toBe(400);
});

/** Paths to parents of a contact, each a relationship more than those before it. */
function parentPaths(): string[] {
  const people = ['Owner', 'CreatedBy', 'LastModifiedBy'];
  const hops: Record<string, string[]> = {
    Contact: ['Account', 'ReportsTo', ...people],
    Account: ['Parent', ...people]
  };
  const paths: [path: string, type: string][] = [['', 'Contact']];
  for (const [path, type] of paths) {
    if (path.split('.').length > 5) continue;
    for (const hop of hops[type] ?? []) {
      const target = { Account: 'Account', Parent: 'Account', ReportsTo: 'Contact' }[hop] ?? 'User';
      paths.push([`${path}${hop}.`, target]);
    }
  }
  return paths.slice(1).map(([path]) => path);
}

conforms('soql/parents-55', async (org) => {
  const ask = (count: number) => {
    const fields = parentPaths().slice(0, count);
    expect(fields).toHaveLength(count);
    return org.soql(`SELECT ${fields.map((path) => `${path}Id`).join(', ')} FROM Contact`);
  };
  expect((await ask(55)).status).toBe(200);
  expect((await ask(56)).status).toBe(400);
});

conforms('soql/offset', async (org) => {
  expect((await org.soql('SELECT Id FROM Account ORDER BY Id OFFSET 2000')).status).toBe(200);
  expect(await refused(org, 'SELECT Id FROM Account ORDER BY Id OFFSET 2001')).toEqual([
    400,
    'NUMBER_OUTSIDE_VALID_RANGE'
  ]);
});

conforms('soql/fields-all', async (org) => {
  await fill(org);
  for (const group of ['ALL', 'CUSTOM']) {
    expect((await org.soql(`SELECT FIELDS(${group}) FROM Account LIMIT 200`)).status).toBe(200);
    expect((await org.soql(`SELECT FIELDS(${group}) FROM Account LIMIT 201`)).status).toBe(400);
    expect((await org.soql(`SELECT FIELDS(${group}) FROM Account`)).status).toBe(400);
  }
});

conforms('soql/fields-standard', async (org) => {
  await fill(org);
  const { status, body } = await org.soql('SELECT FIELDS(STANDARD) FROM Account');
  expect(status).toBe(200);
  expect(body.records[0]).toHaveProperty('Industry');
});

conforms('soql/duplicate-column', async (org) => {
  const answer = await org.soql('SELECT Id, Name, Id FROM Account');
  expect(refusalOf(answer)).toEqual([400, 'INVALID_FIELD']);
  expect(errorOf(answer).message).toContain('duplicate field selected: Id');
});
