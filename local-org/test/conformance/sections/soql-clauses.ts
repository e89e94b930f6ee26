import { expect } from '@jest/globals';
import { conforms, create, createdId, refusalOf, withOrg } from '../conforms.ts';
import { field, fill, refused } from '../soql-rows.ts';

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
