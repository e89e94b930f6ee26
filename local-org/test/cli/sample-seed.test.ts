import { afterAll, beforeAll, expect, it as always } from '@jest/globals';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { serveOrg, type OrgUnderTest } from '../api/org-under-test.ts';
import { isInstalled, SfCli } from './sf-cli.ts';

const it = isInstalled ? always : always.skip;
const samples = fileURLToPath(new URL('../../../samples/scratch-org', import.meta.url));

let org: OrgUnderTest;
let sf: SfCli;

beforeAll(async () => {
  org = await serveOrg();
  sf = new SfCli();
  if (!isInstalled) return;
  cpSync(samples, join(sf.home, 'samples'), { recursive: true });
  expect((await sf.signIn(org.url, org.adminToken)).status).toBe(0);
}, 180_000);
afterAll(async () => {
  await org.stop();
  sf.remove();
});

it('brings the sample community of scratch orgs in, parents first', async () => {
  const plan = ['data', 'import', 'tree', '--plan', 'samples/plan.json'];
  const { status, output } = await sf.run([...plan, '--target-org', 'local']);
  expect({ status, output }).toMatchObject({ status: 0 });

  const query = "SELECT Name FROM Member__c WHERE Community__r.Name = 'Pipwright users'";
  const found = await sf.run(['data', 'query', '--query', query, '--target-org', 'local']);
  const records = found.result['records'] as { Name: string }[];
  expect(records.map(({ Name }) => Name).sort()).toEqual([
    'Ada Byron',
    'Mira Solberg',
    'Tomás Iglesias',
    'Yuki Tanaka'
  ]);
});
