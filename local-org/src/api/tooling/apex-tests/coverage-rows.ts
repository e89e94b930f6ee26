import type { TestOutcome } from '../../../apex/index.ts';
import type { CatalogueRow } from '../catalogue-rows.ts';
import type { SetupIds } from '../setup-ids.ts';
import type { ApexTestRun } from './test-run.ts';

/** Coverage by test method, by class and of the org, from the latest run of each test. */
export function coverageRows(
  runs: readonly ApexTestRun[],
  ids: SetupIds
): [string, CatalogueRow[]][] {
  const measured = runs.filter(({ coverage }) => coverage.length > 0);
  const lines = new Map(
    measured.flatMap(({ coverage }) =>
      coverage.map(({ name, covered, uncovered }) => [name, [...covered, ...uncovered]] as const)
    )
  );
  const latest = new Map(
    measured.flatMap(({ outcomes }) =>
      outcomes.map((one) => [`${one.className}.${one.methodName}`, one] as const)
    )
  );
  const outcomes = [...latest.values()];
  const total = [...lines].map(([name, all]) => ({ name, all, covered: union(outcomes, name) }));
  return [
    ['ApexCodeCoverage', outcomes.flatMap((one) => methodRows(one, lines, ids))],
    [
      'ApexCodeCoverageAggregate',
      total.map(({ name, all, covered }) => ({
        Id: ids.of('716', name),
        ...coverageOf(name, all, covered, ids)
      }))
    ],
    ['ApexOrgWideCoverage', [{ Id: ids.of('717', 'org'), PercentCovered: percent(total) }]]
  ];
}

type Lines = readonly number[];

function methodRows(
  { className, methodName, covered }: TestOutcome,
  lines: ReadonlyMap<string, Lines>,
  ids: SetupIds
): CatalogueRow[] {
  return covered.map(({ name, lines: ran }) => ({
    Id: ids.of('715', `${className}.${methodName}:${name}`),
    ApexTestClassId: ids.of('01p', className),
    TestMethodName: methodName,
    ...coverageOf(name, lines.get(name) ?? [], ran, ids)
  }));
}

function coverageOf(name: string, all: Lines, covered: Lines, ids: SetupIds) {
  const ran = new Set(covered);
  const uncoveredLines = all.filter((line) => !ran.has(line));
  const coveredLines = all.filter((line) => ran.has(line));
  return {
    ApexClassOrTriggerId: ids.of('01p', name),
    NumLinesCovered: coveredLines.length,
    NumLinesUncovered: uncoveredLines.length,
    Coverage: JSON.stringify({ coveredLines, uncoveredLines })
  };
}

function union(outcomes: readonly TestOutcome[], className: string): number[] {
  const ran = outcomes.flatMap(({ covered }) => covered.filter(({ name }) => name === className));
  return [...new Set(ran.flatMap(({ lines }) => lines))];
}

function percent(total: readonly { all: Lines; covered: Lines }[]): number {
  const lines = total.reduce((sum, { all }) => sum + all.length, 0);
  const covered = total.reduce((sum, one) => sum + one.covered.length, 0);
  return Math.floor((100 * covered) / Math.max(lines, 1));
}
