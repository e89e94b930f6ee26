import type { OrgUnderTest } from '../api/org-under-test.ts';
import { create, createdId, refusalOf } from './conforms.ts';

/** One field of every row found. */
export const field = async (org: OrgUnderTest, soql: string, name: string) =>
  [...(await org.soql(soql)).body.records].map(
    (row) => (row as unknown as Record<string, unknown>)[name]
  );

/** How a query is refused. */
export const refused = async (org: OrgUnderTest, soql: string) => refusalOf(await org.soql(soql));

const filled = new WeakSet<OrgUnderTest>();

/** Fills the org once with what the queries of the sections look for. */
export async function fill(org: OrgUnderTest): Promise<void> {
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
