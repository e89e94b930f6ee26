import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { serveOrg, type OrgUnderTest } from '../api/org-under-test.ts';
import { catalogue, type Statement } from './catalogue/index.ts';
import { attachedChecks } from './conforms.ts';
import { summary } from './summary.ts';
import './sections/index.ts';

const statements = new Map(catalogue.map((statement) => [statement.id, statement]));
const covered = new Set(attachedChecks().map(({ id }) => id));

const sections = Map.groupBy(attachedChecks(), ({ id }) => id.split('/')[0] ?? id);
for (const [section, checks] of sections) {
  describe(section, () => {
    let org: OrgUnderTest;
    beforeAll(async () => {
      org = await serveOrg();
    });
    afterEach(() => org.send('DELETE', '/local-org/faults'));
    afterAll(() => org.stop());
    for (const { id, check } of checks) it(title(id), () => check(org));
  });
}

it('says everything once', () => {
  expect(statements.size).toBe(catalogue.length);
  expect(covered.size).toBe(attachedChecks().length);
});

it('shows only what the catalogue says', () => {
  expect([...covered].filter((id) => !statements.has(id))).toEqual([]);
});

it('shows every statement or says why not', () => {
  const silent = catalogue.filter(({ id, left }) => !covered.has(id) && left === undefined);
  expect(silent.map(({ id }) => id)).toEqual([]);
});

it('gives no reason for what it shows, and asserts nothing that is unconfirmed', () => {
  const contradicted = catalogue.filter(({ id, left }) => covered.has(id) && left !== undefined);
  expect(contradicted.map(({ id }) => id)).toEqual([]);
});

// Not through the console: Jest would wrap each line in a stack trace.
afterAll(() => {
  process.stderr.write(summary(catalogue, covered));
});

function title(id: string): string {
  const statement: Statement | undefined = statements.get(id);
  return statement ? `${id}: ${statement.says} (${statement.evidence})` : id;
}
