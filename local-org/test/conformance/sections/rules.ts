import { expect } from '@jest/globals';
import type { OrgUnderTest } from '../../api/org-under-test.ts';
import { conforms, createdId, refusalOf, withOrg } from '../conforms.ts';

const ada = { LastName: 'Lovelace', Email: 'ada@x.test' };

/** An org in which a second contact with the same e-mail address is a duplicate. */
function withDuplicateRule(
  how: 'alert' | 'block',
  check: (org: OrgUnderTest) => Promise<void>
): Promise<void> {
  return withOrg({}, async (org) => {
    await org.send('POST', '/local-org/rules', { standardDuplicateRules: how });
    await createdId(org, 'Contact', ada);
    await check(org);
  });
}

function again(org: OrgUnderTest, header?: string, version = '66.0') {
  const headers = header === undefined ? {} : { 'Sforce-Duplicate-Rule-Header': header };
  return org.send('POST', `/services/data/v${version}/sobjects/Contact`, ada, { headers });
}

conforms('errors/DUPLICATES_DETECTED', () =>
  withDuplicateRule('alert', async (org) => {
    const answer = await again(org);
    expect(refusalOf(answer)).toEqual([400, 'DUPLICATES_DETECTED']);
    expect(JSON.stringify(answer.body)).toContain('"duplicateResult"');
  })
);

conforms('header/duplicate-rule', () =>
  withDuplicateRule('alert', async (org) => {
    expect((await again(org)).status).toBe(400);
    expect((await again(org, 'allowSave=true')).status).toBe(201);
    expect((await again(org, 'allowSave=false')).status).toBe(400);
  })
);

conforms('header/duplicate-rule-block', () =>
  withDuplicateRule('block', async (org) => {
    expect((await again(org, 'allowSave=true')).status).toBe(400);
  })
);

conforms('versions/duplicate-header', () =>
  withDuplicateRule('alert', async (org) => {
    expect((await again(org, 'allowSave=true', '51.0')).status).toBe(400);
    expect((await again(org, 'allowSave=true', '52.0')).status).toBe(201);
  })
);

conforms('errors/CANNOT_UPDATE_CONVERTED_LEAD', async (org) => {
  const leadId = await createdId(org, 'Lead', { LastName: 'Turned', Company: 'Contact' });
  const converted = await org.send('POST', '/local-org/convert-lead', {
    leadId,
    convertedStatus: 'Closed - Converted'
  });
  expect(converted.status).toBe(200);
  const { body } = await org.send('PATCH', '/composite/sobjects', {
    records: [{ attributes: { type: 'Lead' }, id: leadId, Title: 'x' }]
  });
  expect(body[0]?.errors[0]).toMatchObject({
    statusCode: 'CANNOT_UPDATE_CONVERTED_LEAD',
    message: 'cannot reference converted lead'
  });
});

conforms('header/default-namespace', () =>
  withOrg({ namespace: 'porchlight' }, async (org) => {
    const headers = { 'Sforce-Call-Options': 'client=x, defaultNamespace=porchlight' };
    const q = encodeURIComponent('SELECT ExternalId__c FROM Community__c');
    expect((await org.send('GET', `/query?q=${q}`)).status).toBe(400);
    expect((await org.send('GET', `/query?q=${q}`, undefined, { headers })).status).toBe(200);
  })
);

conforms('errors/EXCEEDED_ID_LIMIT', () =>
  withOrg({ clock: new Date('2026-03-01T09:00:00Z') }, async (org) => {
    org.org.store.db.exec(
      `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600001)
       INSERT INTO "OpportunityContactRole" ("Id", "SystemModstamp")
       SELECT printf('00K%015d', i), '2026-02-20T00:00:30.000Z' FROM n`
    );
    const span = 'start=2026-02-20T00:00:00Z&end=2026-02-20T00:01:00Z';
    const answer = await org.send('GET', `/sobjects/OpportunityContactRole/updated?${span}`);
    expect(refusalOf(answer)).toEqual([400, 'EXCEEDED_ID_LIMIT']);
  })
);
