import { expect } from '@jest/globals';
import { conforms, create, createdId, errorOf, refusalOf, withOrg } from '../conforms.ts';
import type { OrgUnderTest } from '../../api/org-under-test.ts';

const field = async (org: OrgUnderTest, soql: string, name: string) =>
  [...(await org.soql(soql)).body.records].map(
    (row) => (row as unknown as Record<string, unknown>)[name]
  );

const refused = async (org: OrgUnderTest, soql: string) => refusalOf(await org.soql(soql));

/** Fills the org once with what the queries below look for. */
const filled = new WeakSet<OrgUnderTest>();
async function fill(org: OrgUnderTest): Promise<void> {
  if (filled.has(org)) return;
  filled.add(org);
  const parent = await createdId(org, 'Account', {
    Name: 'Parent',
    Industry: 'Banking',
    Phone: '1'
  });
  await create(org, 'Account', { Name: 'Childless', NumberOfEmployees: 5 });
  await create(org, 'Contact', { LastName: 'Ada', AccountId: parent });
  await create(org, 'Contact', { LastName: 'Bob' });
}

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

conforms('soql/operators', async (org) => {
  await fill(org);
  const names = (where: string) => field(org, `SELECT Name FROM Account WHERE ${where}`, 'Name');
  expect(await names("Name = 'Parent'")).toEqual(['Parent']);
  expect(await names("Name != 'Parent'")).toEqual(['Childless']);
  expect(await names('NumberOfEmployees > 4 AND NumberOfEmployees <= 5')).toEqual(['Childless']);
  expect(await names('NumberOfEmployees >= 5 AND NumberOfEmployees < 6')).toEqual(['Childless']);
  expect(await names("Name LIKE 'Par%'")).toEqual(['Parent']);
  expect(await names("Name IN ('Parent', 'Nobody')")).toEqual(['Parent']);
  expect(await names("Name NOT IN ('Parent')")).toEqual(['Childless']);
  expect(await names("(Name = 'Parent' OR Name = 'x') AND (NOT Industry = null)")).toEqual([
    'Parent'
  ]);
  expect((await org.soql("SELECT Id FROM Account WHERE Name INCLUDES ('a')")).status).toBe(400);
});

conforms('soql/mixed-and-or', async (org) => {
  const where = "Name = 'a' AND Name = 'b' OR Name = 'c'";
  expect(await refused(org, `SELECT Id FROM Account WHERE ${where}`)).toEqual([
    400,
    'MALFORMED_QUERY'
  ]);
});

conforms('soql/semi-join', async (org) => {
  await fill(org);
  const inner = 'SELECT AccountId FROM Contact';
  const names = (where: string) => field(org, `SELECT Name FROM Account WHERE ${where}`, 'Name');
  expect(await names(`Id IN (${inner})`)).toEqual(['Parent']);
  expect(await names(`Id NOT IN (${inner} WHERE AccountId != null)`)).toEqual(['Childless']);
  expect((await org.soql(`SELECT Id FROM Account WHERE NOT Id IN (${inner})`)).status).toBe(400);
  expect(
    (await org.soql(`SELECT Id FROM Account WHERE Name = 'x' OR Id IN (${inner})`)).status
  ).toBe(400);
});

conforms('soql/typeof', async (org) => {
  const WhatId = await createdId(org, 'Account', { Name: 'Related', Phone: '7' });
  const caseId = await createdId(org, 'Case', { Subject: 'Other' });
  for (const [Subject, what] of [
    ['T1', { WhatId }],
    ['T2', { WhatId: caseId }],
    ['T3', {}]
  ] as const)
    await create(org, 'Task', { Subject, ...what });
  const choice = (otherwise: string) =>
    `SELECT TYPEOF What WHEN Account THEN Phone, Owner.Id ${otherwise} END FROM Task ORDER BY Subject`;
  const [matched, other, none] = await field(org, choice('ELSE Id'), 'What');
  expect(matched).toMatchObject({
    attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${WhatId}` },
    Phone: '7',
    Owner: { Id: org.org.admin.id }
  });
  expect(other).toMatchObject({ Id: caseId });
  expect(none).toBeNull();
  expect((await field(org, choice(''), 'What'))[1]).toBeNull();
  const old = `/services/data/v45.0/query?q=${encodeURIComponent(choice(''))}`;
  expect(refusalOf(await org.send('GET', old))).toEqual([400, 'MALFORMED_QUERY']);
});

conforms('soql/typeof-select-only', async (org) => {
  const choice = 'TYPEOF What WHEN Account THEN Id END';
  for (const soql of [
    `SELECT ${choice}, COUNT(Id) FROM Task`,
    `SELECT Subject, ${choice} FROM Task GROUP BY Subject`,
    `SELECT What.Name, ${choice} FROM Task`,
    `SELECT Id FROM Task WHERE ${choice} != null`,
    `SELECT Id FROM Account WHERE Id IN (SELECT ${choice} FROM Task)`
  ]) {
    expect(await refused(org, soql)).toEqual([400, 'MALFORMED_QUERY']);
  }
});

conforms('soql/group', async (org) => {
  for (const Title of ['G1', 'G1', 'G2'])
    await create(org, 'Contact', { LastName: 'Grouped', Title });
  const soql =
    "SELECT Title, COUNT(Id) n FROM Contact WHERE LastName = 'Grouped' GROUP BY Title HAVING COUNT(Id) > 1";
  expect((await org.soql(soql)).body.records).toMatchObject([{ Title: 'G1', n: 2 }]);
});

conforms('soql/nulls-first', async (org) => {
  for (const Title of ['T', null]) await create(org, 'Contact', { LastName: 'Nulls', Title });
  const ask = (nulls: string) =>
    field(
      org,
      `SELECT Title FROM Contact WHERE LastName = 'Nulls' ORDER BY Title ${nulls}`,
      'Title'
    );
  expect(await ask('')).toEqual([null, 'T']);
  expect(await ask('NULLS LAST')).toEqual(['T', null]);
});

conforms('soql/for-view', async (org) => {
  for (const purpose of ['VIEW', 'REFERENCE']) {
    expect((await org.soql(`SELECT Id FROM Account LIMIT 1 FOR ${purpose}`)).status).toBe(200);
  }
});

conforms('soql/apex-only', async (org) => {
  for (const clause of ['WITH USER_MODE', 'WITH SECURITY_ENFORCED', 'ALL ROWS']) {
    expect((await org.soql(`SELECT Id FROM Account ${clause}`)).status).toBe(400);
  }
});

conforms('soql/case', async (org) => {
  await fill(org);
  expect(await field(org, "SELECT Name FROM Account WHERE Name = 'pARENT'", 'Name')).toEqual([
    'Parent'
  ]);
  await create(org, 'Community__c', { ExternalId__c: 'Case', Name: 'C', Platform__c: 'Slack' });
  const keys = (key: string) =>
    field(
      org,
      `SELECT ExternalId__c FROM Community__c WHERE ExternalId__c = '${key}'`,
      'ExternalId__c'
    );
  expect([await keys('Case'), await keys('case')]).toEqual([['Case'], []]);
});

conforms('soql/like', async (org) => {
  await fill(org);
  const names = (pattern: string) =>
    field(org, `SELECT Name FROM Account WHERE Name LIKE '${pattern}'`, 'Name');
  expect(await names('_arent')).toEqual(['Parent']);
  expect(await names('%ILDL%')).toEqual(['Childless']);
});

conforms('soql/missing-parent', async (org) => {
  await fill(org);
  const names = (where: string) =>
    field(org, `SELECT LastName FROM Contact WHERE LastName = 'Bob' AND ${where}`, 'LastName');
  expect(await names('Account.IsDeleted = false')).toEqual(['Bob']);
  expect(await names('Account.Name = null')).toEqual(['Bob']);
});

conforms('soql/long-text', async (org) => {
  expect((await org.soql("SELECT Id FROM Account WHERE Description = 'x'")).status).toBe(400);
});

conforms('soql/date-literals', () =>
  withOrg({ clock: new Date('2026-03-02T03:00:00Z') }, async (org) => {
    const user = `/sobjects/User/${org.org.admin.id}`;
    await org.send('PATCH', user, { TimeZoneSidKey: 'America/Los_Angeles' });
    const row = { Name: 'Dated', StageName: 'Prospecting', CloseDate: '2026-03-01' };
    await createdId(org, 'Opportunity', row);
    const ask = (literal: string) =>
      field(org, `SELECT Name FROM Opportunity WHERE CloseDate = ${literal}`, 'Name');
    expect([await ask('TODAY'), await ask('YESTERDAY')]).toEqual([['Dated'], []]);
  })
);

conforms('soql/datetime', async (org) => {
  await fill(org);
  const ask = (literal: string) =>
    org.soql(`SELECT Id FROM Account WHERE CreatedDate > ${literal}`);
  expect((await ask('2020-01-01T00:00:00Z')).body.totalSize).toBeGreaterThan(0);
  expect((await ask('2020-01-01T00:00:00+02:00')).body.totalSize).toBeGreaterThan(0);
  expect((await ask("'2020-01-01T00:00:00Z'")).status).toBe(400);
});

conforms('soql/whole-seconds', async (org) => {
  await fill(org);
  const [stamp] = await field(org, 'SELECT SystemModstamp FROM Account LIMIT 1', 'SystemModstamp');
  expect(stamp).toMatch(/:\d\d\.000\+0000$/);
});
