import { afterAll, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadProgram, runMutants, type MutantReport, type Verdict } from '../../src/apex/index.ts';
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
    (name) => wanted?.includes(name) ?? true,
    (name, found) => {
      if (found.length > 0) process.stderr.write(`${linesOf(name, found).join('\n')}\n`);
    }
  );
  const [summary] = linesOf('all', reports);
  process.stderr.write(`${summary}\n`);
  const killed = reports.filter(({ verdict }) => verdict === 'killed');
  const valid = reports.filter(({ verdict }) => verdict !== 'invalid').length;
  expect(valid).toBeGreaterThan(wanted ? 0 : 100);
  expect(killed.length / valid).toBeGreaterThanOrEqual(KILLED_SHARE);
});

/** One line of figures, then one for each survivor. */
function linesOf(name: string, reports: readonly MutantReport[]): string[] {
  const count = (verdict: Verdict) => reports.filter((one) => one.verdict === verdict).length;
  const valid = reports.length - count('invalid');
  const survivors = reports.filter(({ verdict }) => verdict === 'survived');
  return [
    `${name}: ${count('killed')} of ${valid} mutants killed (${count('invalid')} did not compile)`,
    ...survivors.map(
      ({ className, line, change }) => `survived  ${className}.cls:${line}  ${change}`
    )
  ];
}
