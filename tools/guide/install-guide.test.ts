import { expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { run } from '../../backend/src/main.ts';
import { INSTALL_GUIDE, optionsOf, readGuide } from './guide.ts';

const spawned = promisify(execFile);
const root = fileURLToPath(new URL('../..', import.meta.url));
const guide = readGuide();

/** Salesforce's own pages: nothing of this repository can say what they are called. */
const OF_SALESFORCE = [
  ...['Setup', 'App Launcher', 'Permission Sets', 'Manage Assignments', 'Add Assignment'],
  ...['Install for Admins Only', 'Installed Packages', 'Lightning App Builder', 'Trusted URLs'],
  ...['External Client App Manager', 'New External Client App', 'Allow']
];
/** Permissions, licenses and profiles of Salesforce, and who is in the local org. */
const NAMES_OF_SALESFORCE = [
  ...['View Setup and Configuration', 'Manage Users', 'Customize Application'],
  ...['Assign Permission Sets', 'Salesforce', 'Salesforce Integration', 'Salesforce Platform'],
  ...['Standard User', 'Minimum Access - Salesforce'],
  ...['Minimum Access - API Only Integrations', 'Salesforce API Integration'],
  ...['Alex Admin', 'Porchlight Integration']
];

/** Every text the package and the Studio show: labels, and what stands between two tags. */
function shownTexts(): ReadonlySet<string> {
  const metadata = textsIn('force-app/**/*-meta.xml', /<(?:value|label|fullName)>([^<]+)</g);
  const pages = textsIn('backend/studio/src/**/*.html', />\s*([^<>{}]+?)\s*</g);
  const attributes = textsIn('backend/studio/src/**/*.html', /\b(?:label|title)="([^"{}]+)"/g);
  const strings = textsIn('backend/studio/src/**/*.ts', /'([^'\n]+)'/g);
  const catalogue = textsIn(
    'backend/src/{domain,workspace}/**/*.ts',
    /\b(?:title|label): '([^'\n]+)'/g
  );
  return new Set([metadata, pages, attributes, strings, catalogue].flat());
}

function textsIn(files: string, pattern: RegExp): readonly string[] {
  return globSync(files, { cwd: root })
    .filter((file) => !file.includes('__tests__'))
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .flatMap((text) => [...text.matchAll(pattern)].map(([, one = '']) => one));
}

it('names no button, page or field that nobody shows', () => {
  const shown = shownTexts();
  expect(guide.labels.length).toBeGreaterThan(40);
  const unknown = guide.labels
    .flatMap((label) => label.replace(/\.$/, '').split(' · '))
    .filter((label) => !shown.has(label) && !OF_SALESFORCE.includes(label));
  expect(unknown).toEqual(['Studio', 'By link', 'By the Salesforce CLI', 'From the source']);
});

it('calls permission sets, apps and choices what they are called', () => {
  const shown = [...shownTexts()];
  const unknown = guide.names.filter(
    (name) =>
      !NAMES_OF_SALESFORCE.includes(name) &&
      !shown.some((text) => text === name || text === `${name} (recommended)`)
  );
  expect(unknown).toEqual([]);
});

it('has a chapter for every step of the wizard, in order', () => {
  const labels = readFileSync(
    join(root, 'force-app/main/default/labels/CustomLabels.labels-meta.xml'),
    'utf8'
  );
  const wizard = readFileSync(
    join(root, 'force-app/main/default/lwc/setupWizard/setupWizard.js'),
    'utf8'
  );
  const steps = [...wizard.matchAll(/\{ name: '\w+', label: (\w+) \}/g)].map(([, name]) => {
    const label = new RegExp(`import ${name} from '@salesforce/label/c\\.(\\w+)'`).exec(wizard);
    const text = new RegExp(`<fullName>${label?.[1]}</fullName>.*?<value>(.*?)</value>`, 's');
    return text.exec(labels)?.[1];
  });
  expect(steps).toHaveLength(6);
  const from = guide.headings.indexOf('4. The setup wizard') + 1;
  expect(guide.headings.slice(from, from + steps.length)).toEqual(steps);
});

it('shows pictures that are there, each with a text for who cannot see it', () => {
  expect(guide.images.length).toBeGreaterThan(10);
  for (const { alt, path } of guide.images) {
    expect([path, existsSync(join(dirname(INSTALL_GUIDE), path))]).toEqual([path, true]);
    expect([path, alt.length > 10]).toEqual([path, true]);
  }
});

it('leads to pages and chapters that are there', () => {
  for (const link of guide.links.filter((one) => !one.startsWith('http'))) {
    const [file = '', chapter] = link.split('#');
    const path = file === '' ? INSTALL_GUIDE : join(dirname(INSTALL_GUIDE), file);
    expect([link, existsSync(path)]).toEqual([link, true]);
    if (chapter === undefined) continue;
    expect(readGuide(path).headings.map(anchorOf)).toContain(chapter);
  }
});

/** As GitHub makes it of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\w\- ]/g, '')
    .replaceAll(' ', '-');
}

it('names npm scripts that are there', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  const named = guide.commands.filter((one) => one.startsWith('npm '));
  expect(named.length).toBeGreaterThan(3);
  for (const command of named) {
    const [, name = ''] = /^npm (?:run )?([\w:]+)/.exec(command) ?? [];
    expect([command, name in scripts]).toEqual([command, true]);
  }
});

it('names commands of ours as they are, with options they have', async () => {
  const ours = guide.commands.filter((command) => command.startsWith('npx '));
  expect(ours.length).toBeGreaterThan(5);
  await Promise.all(ours.map(expectKnown));
}, 60_000);

async function expectKnown(command: string): Promise<void> {
  const [, program = '', name = ''] = command.split(' ');
  const help = program === 'porchlight' ? await helpOf(name) : await helpOfLocalOrg(name);
  expect(help).toContain(`Usage: ${program} ${name}`);
  const missing = optionsOf(command).filter((option) => !help.includes(option));
  expect([command, missing]).toEqual([command, []]);
}

async function helpOf(name: string): Promise<string> {
  const lines: string[] = [];
  await run([name, '--help'], { out: (text) => lines.push(text), err: () => undefined });
  return lines.join('\n');
}

async function helpOfLocalOrg(name: string): Promise<string> {
  const script = join(root, 'bin', 'local-org.js');
  return (await spawned(process.execPath, [script, name, '--help'])).stdout;
}

it.each(['porchlight', 'local-org'])('says what to do when %s comes first', async (program) => {
  const clone = mkdtempSync(join(tmpdir(), 'porchlight-clone-'));
  for (const part of ['package.json', 'bin', join('scripts', 'setup')]) {
    cpSync(join(root, part), join(clone, part), { recursive: true });
  }
  const args = [join(clone, 'bin', `${program}.js`), 'serve'];
  const ended = spawned(process.execPath, args).finally(() => rmSync(clone, { recursive: true }));
  const stderr = 'What Porchlight is built on is not installed yet. Run this first: npm ci\n';
  await expect(ended).rejects.toMatchObject({ code: 1, stderr });
});
