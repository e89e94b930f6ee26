import { afterAll, beforeAll, expect, it as always } from '@jest/globals';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { optionsOf, readGuide } from '../../../tools/guide/guide.ts';
import { serveOrg, type OrgUnderTest } from '../api/org-under-test.ts';
import { isInstalled, SfCli } from './sf-cli.ts';

const it = isInstalled ? always : always.skip;
const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const BY_REST = { SF_ORG_METADATA_REST_DEPLOY: 'true' };
const SELECTOR = 'classes/selectors/ActivitySelector.cls';
const CURSOR_TEST = 'classes/tests/ActivityCursorTest.cls';
const VIEWER = 'permissionsets/PorchlightViewer.permissionset-meta.xml';

let org: OrgUnderTest;
let sf: SfCli;

beforeAll(async () => {
  org = await serveOrg();
  sf = new SfCli();
  if (!isInstalled) return;
  cpSync(join(checkout, 'sfdx-project.json'), join(sf.home, 'sfdx-project.json'));
  cpSync(join(checkout, 'force-app'), join(sf.home, 'force-app'), { recursive: true });
  cpSync(join(checkout, '.forceignore'), join(sf.home, '.forceignore'));
  expect((await sf.signIn(org.url, org.adminToken)).status).toBe(0);
}, 300_000);
afterAll(async () => {
  await org.stop();
  sf.remove();
});

function run(args: readonly string[], env: Record<string, string> = {}) {
  return sf.run([...args, '--target-org', 'local'], env);
}

function deploy(args: readonly string[], env: Record<string, string> = {}) {
  const start = ['project', 'deploy', 'start', '--source-dir', 'force-app', '--wait', '5'];
  return run([...start, ...args], env);
}

/** Does work on a copy of the package in which one file says something else. */
async function broken<T>(
  file: string,
  wrong: (text: string) => string,
  work: () => Promise<T>
): Promise<T> {
  const path = join(sf.home, 'force-app/main/default', file);
  const right = readFileSync(path, 'utf8');
  expect(wrong(right)).not.toBe(right);
  writeFileSync(path, wrong(right));
  try {
    return await work();
  } finally {
    writeFileSync(path, right);
  }
}

it('validates the package by SOAP, tests included, and changes nothing', async () => {
  const before = org.org.schemaTag;
  const checked = await deploy(['--dry-run', '--test-level', 'RunLocalTests']);
  expect(checked).toMatchObject({
    status: 0,
    result: { status: 'Succeeded', checkOnly: true, numberComponentErrors: 0, numberTestErrors: 0 }
  });
  expect(Number(checked.result['numberTestsCompleted'])).toBeGreaterThan(20);
  expect(org.org.schemaTag).toBe(before);
}, 300_000);

it('deploys the package by REST, by the command of the install guide', async () => {
  const [command = ''] = guideCommands('sf project deploy start');
  const [, ...args] = command.replace('my-org', 'local').split(' ');
  expect(await sf.run(args, BY_REST)).toMatchObject({
    status: 0,
    result: { status: 'Succeeded', checkOnly: false, numberComponentErrors: 0 }
  });
}, 300_000);

it('takes every option that the install guide names', async () => {
  const commands = guideCommands('sf ');
  expect(commands).toHaveLength(3);
  for (const command of commands) {
    const words = command.split(' ').slice(1);
    const name = words.slice(
      0,
      words.findIndex((word) => word.startsWith('--'))
    );
    const help = await sf.text([...name, '--help']);
    const missing = optionsOf(command).filter((option) => !help.includes(option));
    expect([command, missing]).toEqual([command, []]);
  }
}, 60_000);

function guideCommands(beginning: string): readonly string[] {
  return readGuide().commands.filter((command) => command.startsWith(beginning));
}

it('names a field that does not exist and a class that a permission set misses', async () => {
  const wrongField = (text: string) => text.replace(/\bOccurredAt__c\b/, 'HappenedAt__c');
  const wrongClass = (text: string) => text.replace(/<apexClass>\w+/, '<apexClass>NoSuchClass');
  const failed = await broken(SELECTOR, wrongField, () =>
    broken(VIEWER, wrongClass, () => deploy(['--dry-run'], BY_REST))
  );
  expect(failed.status).toBe(1);
  expect(failed.output).toContain('HappenedAt__c');
  expect(failed.output).toMatch(/ActivitySelector\.cls/);
  expect(failed.output).toContain('NoSuchClass');
}, 300_000);

it('names the test that fails', async () => {
  const wrong = (text: string) => text.replace(/Assert\.areEqual\(/, 'Assert.areNotEqual(');
  const failed = await broken(CURSOR_TEST, wrong, () =>
    deploy(['--dry-run', '--test-level', 'RunSpecifiedTests', '--tests', 'ActivityCursorTest'])
  );
  expect(failed.status).toBe(1);
  expect(failed.output).toContain('Class.ActivityCursorTest.');
}, 300_000);

it('names the file whose XML is malformed', async () => {
  const wrong = (text: string) => text.replace('</label>', '</lable>');
  const malformed = await broken(VIEWER, wrong, () => deploy(['--dry-run']));
  expect(malformed.status).toBe(1);
  expect(malformed.output).toContain('PorchlightViewer');
}, 300_000);

it('runs tests at once, with coverage, and writes JUnit', async () => {
  const test = ['apex', 'run', 'test', '--synchronous', '--class-names', 'ActivityCursorTest'];
  expect(await run([...test, '--code-coverage'])).toMatchObject({
    status: 0,
    result: {
      summary: { outcome: 'Passed', failing: 0 },
      tests: expect.any(Array),
      coverage: { coverage: expect.any(Array) }
    }
  });
  const junit = [...test, '--result-format', 'junit', '--target-org', 'local'];
  expect(await sf.text(junit)).toContain('<testsuite name="force.apex"');
}, 300_000);

it('queues tests, waits for them and finds their result again', async () => {
  const test = ['apex', 'run', 'test', '--class-names', 'ActivityCursorTest', '--wait', '5'];
  const ran = await run([...test, '--code-coverage']);
  expect(ran).toMatchObject({ status: 0, result: { summary: { outcome: 'Passed' } } });
  const { testRunId } = ran.result['summary'] as { testRunId: string };
  expect(await run(['apex', 'get', 'test', '--test-run-id', testRunId])).toMatchObject({
    status: 0,
    result: { summary: { outcome: 'Passed', testRunId } }
  });
}, 300_000);

it('runs anonymous Apex and says where it does not compile', async () => {
  const script = join(sf.home, 'script.apex');
  writeFileSync(script, "insert as user new Account(Name = 'By script');\nSystem.debug('done');\n");
  const ran = await run(['apex', 'run', '--file', script]);
  expect(ran).toMatchObject({ status: 0, result: { compiled: true, success: true } });
  expect(ran.output).toContain('USER_DEBUG|DEBUG|done');
  writeFileSync(script, 'Integer one = 1;\nInteger two = ;\n');
  const refused = await run(['apex', 'run', '--file', script]);
  expect(refused.status).toBe(1);
  expect(refused.output).toMatch(/"line(Number)?": "?2"?/);
}, 300_000);
