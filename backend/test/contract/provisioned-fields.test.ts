import { expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { convert } from 'xmlbuilder2';
import { MAPPED_FIELDS, PROVISIONED_FIELDS, SESSION_OBJECT } from '../../src/rules/index.ts';

const objects = new URL('../../../force-app/main/default/objects/', import.meta.url);

/** Kept by the package alone, and the field that leads to one of its own objects. */
const PACKAGE_ONLY = { property: 'trackHistory', field: 'Session__c.Member__c' };

type Xml = { [name: string]: Xml | string | readonly (Xml | string)[] };

it('makes the fields of the package, word for word', () => {
  const ours = Object.entries(PROVISIONED_FIELDS).flatMap(([object, fields]) =>
    Object.entries(fields).map(([field, definition]) => [`${object}.${field}`, definition] as const)
  );
  const theirs = Object.keys(PROVISIONED_FIELDS).flatMap((object) =>
    readdirSync(new URL(`${object}/fields/`, objects)).map((file) => {
      const { fullName, ...definition } = rootOf(new URL(`${object}/fields/${file}`, objects));
      return [`${object}.${fullName as string}`, definition] as const;
    })
  );
  const comparable = theirs
    .filter(([path]) => path !== PACKAGE_ONLY.field)
    .map(([path, definition]) => [path, withoutHistory(definition)] as const);
  expect(byPath(ours)).toEqual(byPath(comparable));
});

it('makes every field that a run writes', () => {
  const missing = Object.entries(PROVISIONED_FIELDS).flatMap(([object, fields]) =>
    MAPPED_FIELDS[object as keyof typeof PROVISIONED_FIELDS].filter(
      (field) => !(field in fields) && field !== 'Name' && field !== 'Member__c'
    )
  );
  expect(missing).toEqual([]);
});

it('makes the object of the package', () => {
  const theirs = rootOf(new URL('Session__c/Session__c.object-meta.xml', objects));
  const nameField = withoutHistory(theirs['nameField'] as Xml);
  expect(asText({ ...theirs, nameField })).toMatchObject(asText(SESSION_OBJECT));
});

/** XML holds text alone; values of a picklist are named otherwise in the Tooling API. */
function byPath(entries: readonly (readonly [string, unknown])[]): Record<string, unknown> {
  return Object.fromEntries(
    entries.map(([path, definition]) => [path, asText(definition)] as const)
  );
}

function asText(value: unknown): Record<string, unknown> {
  const renamed = JSON.stringify(value).replaceAll('"valueName":', '"fullName":');
  return JSON.parse(renamed, (_, one: unknown) =>
    typeof one === 'boolean' || typeof one === 'number' ? String(one) : one
  ) as Record<string, unknown>;
}

function withoutHistory(xml: Xml): Xml {
  return Object.fromEntries(Object.entries(xml).filter(([name]) => name !== PACKAGE_ONLY.property));
}

function rootOf(file: URL): Xml {
  const document = convert(readFileSync(file, 'utf8'), { format: 'object' }) as Record<string, Xml>;
  const root = Object.values(document)[0] ?? {};
  return Object.fromEntries(Object.entries(root).filter(([name]) => !name.startsWith('@')));
}
