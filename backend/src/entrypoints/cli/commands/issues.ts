import type { Command } from 'commander';
import { writeFile } from 'node:fs/promises';
import type { Issue } from '../../../domain/index.ts';
import { issuesCsv } from '../../../history/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { amount, moment, withoutMiddle } from '../wording.ts';

interface IssuesFlags {
  readonly connection?: string;
  readonly csv?: string;
  readonly json?: boolean;
}

/** `porchlight issues`: everything that needs attention, for people, scripts and spreadsheets. */
export function registerIssues(program: Command, context: CliContext): void {
  program
    .command('issues')
    .description('list what needs attention, parked rows among it, each with its remedy')
    .option('--csv <file>', 'write them as CSV; - for stdout')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action(async ({ connection, csv, json }: IssuesFlags) => {
      const services = await context.services();
      const issues = await services.issues(connection);
      if (csv === '-') return context.out(issuesCsv(issues).trimEnd());
      if (csv !== undefined) await writeFile(csv, issuesCsv(issues), { mode: 0o600 });
      if (json) return context.out(JSON.stringify({ issues }));
      context.out(
        csv === undefined ? describe(issues) : `${amount(issues.length, 'issue')} in ${csv}`
      );
    });
}

function describe(issues: readonly Issue[]): string {
  if (issues.length === 0) return 'Nothing needs attention.';
  return issues.flatMap(describeIssue).join('\n');
}

function describeIssue(issue: Issue): string[] {
  const { object, field, recordKey, code, message, remedy, firstSeenAt, lastSeenAt } = issue;
  const place = [object, field].filter((part) => part !== '').join('.') || 'Connection';
  const since = firstSeenAt === lastSeenAt ? '' : `, last ${moment(lastSeenAt)}`;
  return [
    `${[place, recordKey].filter(Boolean).join(' ')}: ${withoutMiddle(message)} [${code}]`,
    `  seen ${moment(firstSeenAt)}${since}`,
    `  → ${remedy}`
  ];
}
