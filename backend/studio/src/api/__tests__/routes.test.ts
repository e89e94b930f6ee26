import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { PAGES, placeOf } from '../routes.ts';

it.each([
  ['', '/', ''],
  ['#/', '/', ''],
  ['#/people', '/people', ''],
  ['#/invitation/abc-_1', '/invitation', 'abc-_1']
])('takes %s to its route', (hash, route, rest) => {
  expect(placeOf(hash)).toMatchObject({ route, rest });
});

it('reads what an address says after its route', () => {
  expect(placeOf('#/sign-in-failed?code=not_invited&message=a%20b').query.get('message')).toBe(
    'a b'
  );
});

it('has a page for every role', () => {
  for (const role of ['admin', 'integrations_manager', 'data_viewer'] as const) {
    expect(PAGES.filter(({ roles }) => roles.includes(role)).length).toBeGreaterThan(0);
  }
});

it('is linked to by no fragment alone, which LWC changes where a template has ids', () => {
  const templates = globSync(resolve('backend/studio/src/**/*.html'));
  expect(templates.length).toBeGreaterThan(20);
  const changed = templates.filter((file) => readFileSync(file, 'utf8').includes('href="#'));
  expect(changed).toEqual([]);
});
