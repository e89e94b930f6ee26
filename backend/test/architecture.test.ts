import { expect, it } from '@jest/globals';
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Who may import whom: each room of backend/src and the rooms it may know, besides itself. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  kernel: [],
  domain: ['kernel'],
  rules: ['domain', 'kernel'],
  'adapters/mail': ['domain', 'rules', 'kernel'],
  'adapters/openid': ['domain', 'rules', 'kernel'],
  'adapters/passwords': ['domain', 'rules', 'kernel'],
  'adapters/platforms': ['domain', 'rules', 'kernel'],
  'adapters/queue': ['domain', 'rules', 'kernel'],
  'adapters/salesforce': ['domain', 'rules', 'kernel'],
  'adapters/storage': ['domain', 'rules', 'kernel'],
  'adapters/vault': ['adapters/storage', 'domain', 'rules', 'kernel'],
  pipeline: ['rules', 'domain', 'kernel', 'adapters'],
  workspace: ['rules', 'domain', 'kernel', 'adapters'],
  history: ['rules', 'domain', 'kernel', 'adapters'],
  entrypoints: ['pipeline', 'workspace', 'history', 'domain', 'kernel'],
  config: ['kernel'],
  app: ['*'],
  'main.ts': ['*']
};

/** Things that belong to one room alone: what the source must not contain elsewhere. */
const ONLY_IN: readonly { what: RegExp; rooms: readonly string[] }[] = [
  { what: /from 'jsforce'/, rooms: ['adapters/salesforce'] },
  { what: /from '(kysely|better-sqlite3|pg)'/, rooms: ['adapters/storage'] },
  { what: /process\.env/, rooms: ['config/env.ts'] },
  { what: /from 'nodemailer'/, rooms: ['adapters/mail'] },
  { what: /from 'openid-client'/, rooms: ['adapters/openid'] },
  { what: /from '@node-rs\/argon2'/, rooms: ['adapters/passwords'] },
  { what: /from 'express'/, rooms: ['entrypoints/http'] },
  { what: /new Date\(\)|Date\.now\(\)/, rooms: ['kernel/clock.ts'] }
];

interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** Paths of our own files it imports, relative to the checkout. */
  readonly imports: readonly string[];
}

const files = sourceFiles([
  'backend/src',
  'local-org/src',
  'tools/browser',
  'tools/guide',
  'tools/lwc-vite'
]);
const backend = files.filter((file) => file.path.startsWith('backend/src/'));

it('finds the source it judges', () => {
  expect(backend.length).toBeGreaterThan(30);
  expect(backend.flatMap((file) => file.imports).length).toBeGreaterThan(50);
});

it('lets each room know only the rooms of the table', () => {
  expect(backend.flatMap((file) => file.imports.flatMap((to) => refusal(file.path, to)))).toEqual(
    []
  );
});

it('keeps what belongs to one room in that room', () => {
  const strays = backend.flatMap((file) =>
    ONLY_IN.filter(
      ({ what, rooms }) =>
        what.test(file.text) && !rooms.some((room) => inner(file.path).startsWith(room))
    ).map(({ what }) => `${file.path} contains ${what.source}`)
  );
  expect(strays).toEqual([]);
});

it('reaches another room only through its index', () => {
  const sideDoors = backend.flatMap((file) =>
    file.imports
      .filter((to) => to.startsWith('backend/src/') && door(to) !== door(file.path))
      .filter((to) => !/\/(index|main)\.ts$/.test(to) && hasIndex(to) && door(file.path) !== 'app')
      .map((to) => `${file.path} imports ${to}`)
  );
  expect(sideDoors).toEqual([]);
});

it('lets the Studio know the contract and nothing else of the backend', () => {
  const studio = sourceFiles(['backend/studio/src']);
  expect(studio.length).toBeGreaterThan(10);
  const strays = studio.flatMap((file) =>
    file.imports
      .filter((to) => !to.startsWith('backend/studio/'))
      .filter((to) => to !== 'backend/src/entrypoints/http/contract/index.ts')
      .map((to) => `${file.path} imports ${to}`)
  );
  expect(strays).toEqual([]);
  // Types only: what runs in the browser brings no server code along.
  expect(studio.filter(({ text }) => /^import \{[^}]*\} from '[^']*contract/m.test(text))).toEqual(
    []
  );
});

it('keeps backend and local org strangers to each other', () => {
  const meetings = files.flatMap((file) =>
    file.imports
      .filter((to) => /^(?:backend|local-org)\//.test(to))
      .filter((to) => to.split('/')[0] !== file.path.split('/')[0])
      .map((to) => `${file.path} imports ${to}`)
  );
  expect(meetings).toEqual([]);
});

it('keeps the pages and the API of the local org strangers to each other', () => {
  const rooms = /^local-org\/src\/(api|pages)\//;
  const meetings = files.flatMap((file) =>
    file.imports
      .filter((to) => rooms.test(file.path) && rooms.test(to))
      .filter((to) => rooms.exec(to)?.[1] !== rooms.exec(file.path)?.[1])
      .map((to) => `${file.path} imports ${to}`)
  );
  expect(meetings).toEqual([]);
});

it('keeps records, soql, access and metadata of the local org free of HTTP', () => {
  const lower = /^local-org\/src\/(metadata|standard|records|soql|access)\//;
  const upward = files
    .filter((file) => lower.test(file.path))
    .flatMap((file) => file.imports.filter((to) => to.startsWith('local-org/src/api/')));
  expect(upward).toEqual([]);
});

it('lets no file grow beyond what one idea needs', () => {
  const long = files.filter((file) => file.text.split('\n').length > 301).map((file) => file.path);
  expect(long).toEqual([]);
});

function refusal(from: string, to: string): string[] {
  if (!to.startsWith('backend/src/')) return [`${from} imports ${to}`];
  const [room, target] = [roomOf(from), roomOf(to)];
  const allowed = MAY_IMPORT[room];
  if (!allowed) return [`${from} lies in no known room`];
  if (room === 'pipeline' && target === 'pipeline' && stageOf(from) !== stageOf(to)) {
    return [`${from} imports another stage: ${to}`];
  }
  const welcome =
    room === target ||
    allowed.includes('*') ||
    allowed.some((name) => target === name || target.startsWith(`${name}/`));
  return welcome ? [] : [`${from} imports ${to}`];
}

function inner(path: string): string {
  return path.replace('backend/src/', '');
}

function roomOf(path: string): string {
  const [first = '', second = ''] = inner(path).split('/');
  return first === 'adapters' ? `${first}/${second}` : first;
}

function stageOf(path: string): string {
  return inner(path).split('/')[1] ?? '';
}

/** The folder whose index outsiders use: a stage, an adapter, or a whole room. */
function door(path: string): string {
  return roomOf(path) === 'pipeline' ? `pipeline/${stageOf(path)}` : roomOf(path);
}

function hasIndex(path: string): boolean {
  return files.some((file) => file.path === `backend/src/${door(path)}/index.ts`);
}

function sourceFiles(folders: readonly string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.ts`, { cwd: root }))
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !path.endsWith('.test.ts'))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, imports: ownImports(path, text) };
    });
}

function ownImports(path: string, text: string): string[] {
  const specifiers = [...text.matchAll(/(?:from|import\(?)\s*'(\.[^']+)'/g)].map(
    (match) => match[1]
  );
  return specifiers.map((specifier) =>
    relative(root, join(root, dirname(path), specifier ?? ''))
      .split(sep)
      .join('/')
  );
}
