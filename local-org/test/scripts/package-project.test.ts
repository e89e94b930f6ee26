import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

const checkout = fileURLToPath(new URL('../../..', import.meta.url));

interface Project {
  readonly path: string;
  readonly keep: () => void;
}

const module = pathToFileURL(join(checkout, 'scripts/salesforce/package-project.js')).href;
const { packageProject } = (await import(module)) as {
  readonly packageProject: (from: string) => Project;
};

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-package-'));
  for (const name of ['config', '.forceignore', 'sfdx-project.json']) {
    cpSync(join(checkout, name), join(folder, name), { recursive: true });
  }
  cpSync(join(checkout, 'force-app/package.json'), join(folder, 'force-app/package.json'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const projectIn = (path: string) =>
  JSON.parse(readFileSync(join(path, 'sfdx-project.json'), 'utf8')) as Record<string, unknown>;

it('gives the copy the namespace and leaves the repository without one', () => {
  const { path, keep } = packageProject(folder);
  keep();

  expect(projectIn(path)['namespace']).toBe('porchlight');
  expect(projectIn(folder)['namespace']).toBe('');
  expect(readFileSync(join(path, 'force-app/package.json'), 'utf8')).toContain('commonjs');
});

it('brings back the ids that sf has noted', () => {
  const { path, keep } = packageProject(folder);
  const packageAliases = { Porchlight: '0HoXX0000000001AAA', 'Porchlight@0.1.0-1': '04tXX0001' };
  const noted = { ...projectIn(path), packageAliases };
  writeFileSync(join(path, 'sfdx-project.json'), JSON.stringify(noted));
  keep();

  expect(projectIn(folder)).toMatchObject({ namespace: '', packageAliases });
});
