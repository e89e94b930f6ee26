import type { OrgClient } from './org-client.ts';

export type Row = Readonly<Record<string, unknown>>;

/** Every row of a query, page by page: for the few there are of anything in Setup. */
export async function queryAll(client: OrgClient, root: string, soql: string): Promise<Row[]> {
  const rows: Row[] = [];
  let path: string | undefined = `${root}/query?q=${encodeURIComponent(soql)}`;
  while (path !== undefined) {
    const { body } = await client.call({ method: 'GET', path });
    const page = body as { records?: readonly Row[]; nextRecordsUrl?: string };
    rows.push(...(page.records ?? []));
    path = page.nextRecordsUrl;
  }
  return rows;
}
