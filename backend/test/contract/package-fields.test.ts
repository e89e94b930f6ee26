import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  isStandard,
  PUSH_ORDER,
  type HealthObject,
  type TargetObject
} from '../../src/domain/index.ts';
import {
  activityWrite,
  communityWrite,
  HEALTH_FIELDS,
  issueRow,
  MAPPED_FIELDS,
  memberWrite,
  runRow,
  sessionWrite
} from '../../src/rules/index.ts';
import { aCommunity, aMember, anActivity, anIssue, aRun, aSession } from '../support/records.ts';

const objects = new URL('../../../force-app/main/default/objects/', import.meta.url);

const grants = readFileSync(
  new URL('../permissionsets/PorchlightIntegrationUser.permissionset-meta.xml', objects),
  'utf8'
);

describe('the package, as our mapping knows it', () => {
  it.each(PUSH_ORDER)('has every field that is written to %s', (object) => {
    const fields = MAPPED_FIELDS[object].filter((field) => field !== 'Name');
    expect(fields.filter((field) => !isDefined(object, field))).toEqual([]);
  });

  it.each(PUSH_ORDER.filter((object) => !isStandard(object)))(
    'keys %s by a unique external id',
    (object) => {
      const xml = fieldXml(object, 'ExternalId__c');
      expect(xml).toContain('<externalId>true</externalId>');
      expect(xml).toContain('<unique>true</unique>');
    }
  );

  it('lets the integration user edit every look-up and value that is written', () => {
    const editable = grants.match(/<editable>true<\/editable>\s*<field>[^<]+/g) ?? [];
    const granted = editable.map((text) => text.replace(/^[^]*<field>/, ''));
    const needed = PUSH_ORDER.flatMap((object) =>
      MAPPED_FIELDS[object]
        .filter((field) => field !== 'Name' && !isRequired(object, field))
        .map((field) => `${object}.${field}`)
    );
    expect(needed.filter((field) => !granted.includes(field))).toEqual([]);
  });
});

it('has every field in which the org is told of runs and issues, and the user may edit them', () => {
  for (const object of ['SyncRun__c', 'SyncIssue__c'] as const) {
    const fields = HEALTH_FIELDS[object];
    expect(fields.filter((field) => !isDefined(object, field))).toEqual([]);
    expect(fields.filter((field) => !grants.includes(`<field>${object}.${field}<`))).toEqual([]);
    expect(fieldXml(object, 'ExternalId__c')).toContain('<unique>true</unique>');
  }
});

it('writes no field that the mapping does not list', () => {
  const writes = [
    communityWrite(aCommunity()),
    memberWrite(aMember(), undefined),
    sessionWrite(aSession(), undefined),
    activityWrite(anActivity({ recipientKey: 'slack:T1:U2' }), undefined)
  ];
  const strays = writes.flatMap(({ object, fields }) =>
    Object.keys(fields)
      .map((name) => name.replace(/__r$/, '__c'))
      .filter((name) => !MAPPED_FIELDS[object].includes(name))
  );
  expect(strays).toEqual([]);
  const seen = '2024-01-01T00:00:00.000Z';
  const issue = {
    ...anIssue(),
    id: 'i1',
    state: 'open',
    firstSeenAt: seen,
    lastSeenAt: seen
  } as const;
  const told = [
    runRow(aRun(), { callsLeft: 1, studioUrl: 'https://studio.example' }),
    issueRow(issue, null),
    issueRow(issue, 'r1')
  ];
  expect(
    told.flatMap(({ object, fields }) =>
      Object.keys(fields)
        .map((name) => name.replace(/__r$/, '__c'))
        .filter((name) => !HEALTH_FIELDS[object].includes(name))
    )
  ).toEqual([]);
});

function isDefined(object: TargetObject | HealthObject, field: string): boolean {
  return existsSync(fileURLToPath(fieldFile(object, field)));
}

/** Required fields are always editable; permission sets cannot list them. */
function isRequired(object: TargetObject, field: string): boolean {
  return fieldXml(object, field).includes('<required>true</required>');
}

function fieldXml(object: TargetObject | HealthObject, field: string): string {
  return readFileSync(fieldFile(object, field), 'utf8');
}

function fieldFile(object: TargetObject | HealthObject, field: string): URL {
  return new URL(`${object}/fields/${field}.field-meta.xml`, objects);
}
