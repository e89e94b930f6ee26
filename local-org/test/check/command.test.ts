import { expect, it } from '@jest/globals';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const command = fileURLToPath(new URL('../../../bin/local-org.js', import.meta.url));

/** Runs `local-org check` in a folder whose one class lies in `source`. */
function check(apexClass: string, ...args: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const meta =
    '<ApexClass xmlns="http://soap.sforce.com/2006/04/metadata"><apiVersion>66.0</apiVersion><status>Active</status></ApexClass>';
  mkdirSync(join(folder, 'source', 'classes'), { recursive: true });
  writeFileSync(join(folder, 'source', 'classes', 'Reader.cls'), apexClass);
  writeFileSync(join(folder, 'source', 'classes', 'Reader.cls-meta.xml'), meta);
  const env = { ...process.env };
  delete env['NODE_OPTIONS'];
  const run = spawnSync(process.execPath, [command, 'check', '--source', 'source', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8'
  });
  rmSync(folder, { recursive: true });
  return { code: run.status, output: run.stdout };
}

const clean = 'public with sharing class Reader {}';
const faulty = 'public with sharing class Reader {\n    Object o = [SELECT Id FROM Account];\n}';

it('ends with 0 when nothing was found, and says what was skipped', () => {
  const { code, output } = check(clean);

  expect(code).toBe(0);
  expect(output).toMatch(/^SKIPPED apex-ls and Code Analyzer: .+\.$/m);
  expect(output).toMatch(/^No findings; 1 Apex files, 0 queries, 1 metadata files checked\.$/m);
});

it('ends with 1 and lists findings by file with line, rule, message and remedy', () => {
  const { code, output } = check(faulty);

  expect(code).toBe(1);
  expect(output.split('\n').slice(0, 3)).toEqual([
    join('source', 'classes', 'Reader.cls'),
    '  2  apex/user-mode  Query on Account does not run in user mode.',
    '                     Add WITH USER_MODE, or give the reason above it: // System mode: …'
  ]);
  expect(output).toContain('1 finding in 1 file;');
});

it('prints findings as JSON', () => {
  const { code, output } = check(faulty, '--json');
  const report = JSON.parse(output) as { findings: unknown[] };

  expect(code).toBe(1);
  expect(report.findings).toEqual([
    {
      rule: 'apex/user-mode',
      file: 'source/classes/Reader.cls',
      line: 2,
      message: 'Query on Account does not run in user mode.',
      remedy: 'Add WITH USER_MODE, or give the reason above it: // System mode: …'
    }
  ]);
});
