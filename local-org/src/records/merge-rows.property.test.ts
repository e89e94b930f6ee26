import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LibraryOrg } from '../../test/support/library-org.ts';
import { childLinks } from './child-links.ts';
import { quoteName } from './tables.ts';

const people = 6;

/** Live rows whose lookup leads to no live row. */
function danglingLookups(org: LibraryOrg): string[] {
  return [...childLinks(org.store.schema)].flatMap(([parent, links]) =>
    links
      .filter(({ field }) => field.reference?.to.length === 1)
      .flatMap(({ child, field }) => {
        const column = `c.${quoteName(field.name)}`;
        const sql = `
          SELECT '${child.name}.${field.name}' FROM ${quoteName(child.name)} c
          WHERE c."IsDeleted" = 0 AND ${column} IS NOT NULL AND NOT EXISTS (
            SELECT 1 FROM ${quoteName(parent)} p WHERE p."Id" = ${column} AND p."IsDeleted" = 0)`;
        return org.store.prepare(sql).pluck().all() as string[];
      })
  );
}

const place = fc.integer({ min: 0, max: people - 1 });

const step = fc.oneof(
  fc.record({ kind: fc.constant('merge' as const), one: place, other: place, third: place }),
  fc.record({ kind: fc.constant('delete' as const), one: place }),
  fc.record({ kind: fc.constant('undelete' as const), one: place }),
  fc.record({ kind: fc.constant('report' as const), one: place, other: place }),
  fc.record({ kind: fc.constant('lend' as const), one: place })
);

it('leaves no lookup that leads to nothing, whatever is merged, deleted and brought back', () => {
  let number = 0;
  const org = new LibraryOrg();
  const shelf = org.shelf('s');
  fc.assert(
    fc.property(fc.array(step, { minLength: 5, maxLength: 25 }), (steps) => {
      const ids = Array.from({ length: people }, (_, index) =>
        org.insert('Contact', { LastName: `P${index}` })
      );
      const at = (index: number) => ids[index] ?? '';
      for (const one of steps) {
        switch (one.kind) {
          case 'merge': {
            const loserIds = [...new Set([at(one.other), at(one.third)])];
            const request = { object: 'Contact', masterId: at(one.one), loserIds };
            org.records.merge(org.admin, request);
            break;
          }
          case 'delete':
            org.records.delete(org.admin, [at(one.one)]);
            break;
          case 'undelete':
            org.records.undelete(org.admin, [at(one.one)]);
            break;
          case 'report': {
            const row = { Id: at(one.one), ReportsToId: at(one.other) };
            org.records.update(org.admin, 'Contact', [row]);
            break;
          }
          case 'lend': {
            const row = { ExternalId__c: `b${(number += 1)}`, Shelf__c: shelf };
            org.records.insert(org.admin, 'Book__c', [{ ...row, Contact__c: at(one.one) }]);
          }
        }
      }
      expect(danglingLookups(org)).toEqual([]);
    }),
    { numRuns: 150 }
  );
});
