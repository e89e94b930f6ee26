import { spawnSync } from 'node:child_process';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));
const VERSION = '04tXX0000004abcDEF';

interface Answer {
  readonly status: number | null;
  readonly lines: readonly string[];
  readonly problem: string;
}

function run(script: 'org' | 'package', ...args: readonly string[]): Answer {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(checkout, 'scripts', `${script}.js`), ...args],
    { encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } }
  );
  return { status, lines: stdout.trimEnd().split('\n'), problem: stderr };
}

function dryRun(script: 'org' | 'package', ...args: readonly string[]): string[] {
  const { status, lines, problem } = run(script, ...args, '--dry-run');
  expect({ status, problem }).toEqual({ status: 0, problem: '' });
  return lines.map((line) => line.replace(/^\$ sf /, ''));
}

it('brings up a scratch org in order: create, deploy, assign, seed, open', () => {
  const commands = dryRun('org', 'up', '--alias', 'mine', '--days', '3');
  expect(commands.map((line) => line.split(' --')[0])).toEqual([
    'org create scratch',
    'project deploy start',
    'org assign permset',
    'data import tree',
    'org open'
  ]);
  expect(commands[0]).toContain('--alias mine --duration-days 3');
  expect(commands.slice(1).every((line) => line.includes('--target-org mine'))).toBe(true);
});

it('takes the namespace of the Dev Hub only for the namespaced definition', () => {
  const create = (definition: string) => dryRun('org', 'create', '--definition', definition)[0];
  expect(create('plain')).toContain('--no-namespace');
  expect(create('minimal')).toContain('--no-namespace');
  expect(create('namespaced')).not.toContain('--no-namespace');
});

it('creates versions that can be promoted, and promotes only what is named', () => {
  expect(dryRun('package', 'create')[0]).toContain('--code-coverage');
  expect(dryRun('package', 'promote', '--version', VERSION)).toEqual([
    `package version promote --package ${VERSION} --no-prompt --target-dev-hub hub`
  ]);
});

it('installs for admins only and runs the tests in the empty org', () => {
  const commands = dryRun('package', 'install-test', '--version', VERSION);
  expect(commands[1]).toContain(`--package ${VERSION} --security-type AdminsOnly`);
  expect(commands[2]).toContain('porchlight__PorchlightAdmin');
  expect(commands[3]).toContain('RunAllTestsInOrg');
});

const refusals: [script: 'org' | 'package', args: readonly string[], why: RegExp][] = [
  ['org', ['fly'], /There is no verb "fly"; there are up, create/],
  ['org', ['create', '--days', '31'], /--days is a whole number from 1 to 30, not "31"/],
  ['org', ['create', '--definition', 'huge'], /--definition is one of plain, namespaced, minimal/],
  ['org', ['create', 'deploy'], /One verb at a time/],
  ['org', ['create', '--wings'], /--wings/],
  ['package', ['promote'], /--version is the id of a package version .* none is given/],
  ['package', ['promote', '--version', '033x'], /"033x" is none/]
];

it.each(refusals)('refuses npm run %s -- %j and says why', (script, args, why) => {
  const { status, problem } = run(script, ...args, '--dry-run');
  expect(status).toBe(2);
  expect(problem).toMatch(why);
  expect(problem).toContain(`npm run ${script} -- --help`);
});

it.each(['org', 'package'] as const)('explains every verb of npm run %s', (script) => {
  const { status, lines } = run(script, '--help');
  expect(status).toBe(0);
  expect(lines[0]).toBe(`npm run ${script} -- <verb> [options]`);
  expect(lines.some((line) => line.trim().startsWith('--dry-run'))).toBe(true);
  expect(run(script).status).toBe(2);
});

it('names files that exist', () => {
  const commands = [
    ...['plain', 'namespaced', 'minimal'].flatMap((one) =>
      dryRun('org', 'up', '--definition', one)
    ),
    ...dryRun('package', 'create')
  ];
  const files = commands.flatMap((line) =>
    [...line.matchAll(/--(?:definition-file|plan|source-dir) (\S+)/g)].map(([, file = '']) => file)
  );
  expect(files.length).toBeGreaterThan(8);
  expect(files.filter((file) => !existsSync(join(checkout, file)))).toEqual([]);
});

interface Manifest {
  readonly commands: Readonly<
    Record<string, { readonly flags: Readonly<Record<string, unknown>> }>
  >;
}

const manifests = globSync(
  join(checkout, 'tools/sf/node_modules/@salesforce/*/oclif.manifest.json')
);
const withSf = manifests.length > 0 ? it : it.skip;

withSf('uses only commands and flags that sf has', () => {
  const known = new Map(
    manifests.flatMap((file) =>
      Object.entries((JSON.parse(readFileSync(file, 'utf8')) as Manifest).commands)
    )
  );
  const commands = [
    ...['up', 'test', 'delete'].flatMap((verb) => dryRun('org', verb)),
    ...['register', 'create', 'install-test', 'promote'].flatMap((verb) =>
      dryRun('package', verb, '--version', VERSION)
    )
  ];
  const wrong = commands.flatMap((line) => {
    const [words = ''] = line.split(' --');
    const command = known.get(words.replaceAll(' ', ':'));
    const flags = [...line.matchAll(/ --([a-z-]+)/g)].map(([, flag = '']) => flag);
    return command ? flags.filter((flag) => !(flag in command.flags)) : [`no command ${words}`];
  });
  expect(commands.length).toBe(14);
  expect(wrong).toEqual([]);
});
