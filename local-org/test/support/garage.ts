import { fileURLToPath } from 'node:url';
import { Sessions } from '../../src/api/oauth/index.ts';
import type { OrgOptions } from '../../src/org.ts';
import { serveOrg, type Body, type OrgUnderTest } from '../api/org-under-test.ts';

export const garageDir = fileURLToPath(new URL('../fixtures/garage', import.meta.url));

/** A served org whose metadata has rules: cars of dealers, bought by contacts. */
export interface Garage extends OrgUnderTest {
  /** Creates a row as the admin and returns its id. */
  create(object: string, fields: Record<string, unknown>): Promise<string>;
  /** Records of a statement, as the admin. */
  rows(statement: string): Promise<Body>;
  /** Gives a base user a permission set. */
  assign(ref: string, permissionSet: string): Promise<string>;
  /** A token of a base user. */
  tokenOf(ref: string): string;
}

export async function serveGarage(options: Partial<OrgOptions> = {}): Promise<Garage> {
  const served = await serveOrg({
    sourceDirs: [garageDir],
    clock: new Date('2026-03-02T09:00:00Z'),
    ...options
  });
  const create: Garage['create'] = async (object, fields) => {
    const { status, body } = await served.send('POST', `/sobjects/${object}`, fields);
    if (status !== 201) throw new Error(JSON.stringify(body));
    return body.id;
  };
  const { store, clock, users } = served.org;
  const idOf = (ref: string) => users.find((user) => user.ref === ref)?.id ?? '';
  const rows: Garage['rows'] = async (statement) => (await served.soql(statement)).body.records;
  return {
    ...served,
    create,
    rows,
    assign: async (ref, permissionSet) => {
      const [set] = await rows(`SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`);
      const row = { AssigneeId: idOf(ref), PermissionSetId: set?.Id };
      return create('PermissionSetAssignment', row);
    },
    tokenOf: (ref) => new Sessions(store, clock).openForever(idOf(ref))
  };
}
