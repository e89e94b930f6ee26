import type { Command } from 'commander';
import type { VerifyReport } from '../../../workspace/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { describeFindings, describeRefusals } from '../describe-findings.ts';
import { amount } from '../wording.ts';

interface DoctorOptions {
  readonly connection?: string;
  readonly fix?: boolean;
  readonly as?: string;
  readonly json?: boolean;
}

/** `porchlight doctor`: what stands between a connection and a sync. */
export function registerDoctor(program: Command, context: CliContext): void {
  program
    .command('doctor')
    .description('check package, objects, fields and rights; each finding with its remedy')
    .option(...CONNECTION_OPTION)
    .option('--fix', 'give the integration user what is missing, where the API allows')
    .option('--as <name>', 'with --fix: the connection of an administrator of the same org')
    .option('--json', 'print one JSON document')
    .action(async ({ connection, fix, as, json }: DoctorOptions, command: Command) => {
      if (as !== undefined && !fix) command.error('--as is for --fix.');
      const services = await context.services();
      const report = fix
        ? await services.fixAccess(connection, as)
        : await services.verify(connection);
      context.out(json ? JSON.stringify(report) : describeReport(report));
      if (!report.ok) context.exitCode(1);
    });
}

function describeReport(report: VerifyReport): string {
  const { connection, findings, fixed, refusals } = report;
  return [
    `${connection.name}: org ${connection.orgId} as ${connection.username}.`,
    describePackage(report),
    ...fixed.map(
      ({ object, field, right, code }) => `Given: ${nameOf(object, field, right, code)}.`
    ),
    ...describeRefusals(refusals),
    ...describeFindings(findings),
    '',
    findings.length === 0
      ? 'Everything a sync needs is there.'
      : `${amount(findings.length, 'finding')}; --fix --as <connection of an administrator> gives what the API allows.`
  ].join('\n');
}

function describePackage({ package: found, connection, isProvisioned }: VerifyReport): string {
  if (isProvisioned) return 'No package: sessions and totals, in what Porchlight made here.';
  if (found) return `Package ${found.name} ${found.version}, namespace ${found.namespace}.`;
  return connection.namespace === ''
    ? 'Objects without a namespace.'
    : `Namespace ${connection.namespace}; the user may not see the version of the package.`;
}

function nameOf(object: string, field: string, right: string, code: string): string {
  if (object === '') return code;
  return `${right} on ${field === '' ? object : `${object}.${field}`}`;
}
