import { relative } from 'node:path';
import type { Finding } from './finding.ts';
import type { CheckReport } from './run-checks.ts';

/** Findings under the name of their file, then what was not checked, then one line of result. */
export function readableReport({ findings, notes, checked }: CheckReport, from: string): string {
  const files = Map.groupBy(findings, ({ file }) => relative(from, file));
  const tables = [...files].map(([file, inFile]) => `${file}\n${table(inFile)}\n`);
  const { apexFiles, queries, metadataFiles } = checked;
  const result =
    findings.length === 0
      ? 'No findings'
      : `${findings.length} ${findings.length === 1 ? 'finding' : 'findings'} in ${files.size} ${files.size === 1 ? 'file' : 'files'}`;
  const scope = `${apexFiles} Apex files, ${queries} queries, ${metadataFiles} metadata files checked`;
  return [...tables, ...notes, `${result}; ${scope}.`, ''].join('\n');
}

/** The same as data; paths are relative to a folder. */
export function jsonReport(report: CheckReport, from: string): string {
  const findings = report.findings.map((one) => ({
    ...one,
    file: relative(from, one.file).replaceAll('\\', '/')
  }));
  return `${JSON.stringify({ ...report, findings }, null, 2)}\n`;
}

function table(findings: readonly Finding[]): string {
  const lineWidth = Math.max(...findings.map(({ line }) => String(line).length));
  const ruleWidth = Math.max(...findings.map(({ rule }) => rule.length));
  return findings
    .map(({ line, rule, message, remedy }) => {
      const place = `  ${String(line).padStart(lineWidth)}  ${rule.padEnd(ruleWidth)}  `;
      return `${place}${message}\n${' '.repeat(place.length)}${remedy}`;
    })
    .join('\n');
}
