import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { isStandard, PUSH_ORDER, type TargetObject } from '../../src/domain/index.ts';
import {
  activityWrite,
  communityWrite,
  MAPPED_FIELDS,
  memberWrite,
  sessionWrite
} from '../../src/rules/index.ts';
import { aCommunity, aMember, anActivity, aSession } from '../support/records.ts';

const objects = new URL('../../../force-app/main/default/objects/', import.meta.url);

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
    const grants = readFileSync(
      new URL('../permissionsets/PorchlightIntegrationUser.permissionset-meta.xml', objects),
      'utf8'
    );
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
});

function isDefined(object: TargetObject, field: string): boolean {
  return existsSync(fileURLToPath(fieldFile(object, field)));
}

/** Required fields are always editable; permission sets cannot list them. */
function isRequired(object: TargetObject, field: string): boolean {
  return fieldXml(object, field).includes('<required>true</required>');
}

function fieldXml(object: TargetObject, field: string): string {
  return readFileSync(fieldFile(object, field), 'utf8');
}

function fieldFile(object: TargetObject, field: string): URL {
  return new URL(`${object}/fields/${field}.field-meta.xml`, objects);
}
