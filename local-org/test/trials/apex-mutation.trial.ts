import { afterAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadProgram, runMutants, type MutantReport } from '../../src/apex/index.ts';
import { SourceFiles } from '../../src/metadata/index.ts';
import { openOrg } from '../../src/org.ts';

const KILLED_SHARE = 0.85;

const source = fileURLToPath(new URL('../../../force-app/main/default', import.meta.url));
/** `APEX_CLASSES=MatchService,PersonService` tries some classes; all without it. */
const wanted = process.env['APEX_CLASSES']?.split(',');
const org = openOrg({ sourceDirs: [source] });

afterAll(() => org.close());

it("the package's Apex tests notice at least 85 % of the changes made to its classes", () => {
  const files = new Map(
    new SourceFiles([source])
      .ofKind('cls')
      .map(({ file, name }) => [name, file.replace(/-meta\.xml$/, '')])
  );
  const program = loadProgram([source], org.schema);
  const reports = runMutants(
    program,
    org,
    (name) => readFileSync(files.get(name) ?? '', 'utf8'),
    (name) => wanted?.includes(name) ?? true
  );
  const survivors = reports.filter(({ verdict }) => verdict === 'survived');
  const killed = reports.filter(({ verdict }) => verdict === 'killed');
  const valid = killed.length + survivors.length;
  const summary = `${killed.length} of ${valid} mutants killed (${reports.length - valid} did not compile)`;
  const lines = survivors.map((one) => survivorLine(one, files.get(one.className) ?? ''));
  process.stdout.write(`${[summary, ...lines].join('\n')}\n`);
  expect(valid).toBeGreaterThan(wanted ? 0 : 100);
  expect(killed.length / valid).toBeGreaterThanOrEqual(KILLED_SHARE);
});

function survivorLine({ line, change }: MutantReport, file: string): string {
  return `survived  ${basename(file)}:${line}  ${change}`;
}
