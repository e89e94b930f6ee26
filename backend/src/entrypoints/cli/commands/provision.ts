import type { Command } from 'commander';
import type { ProvisioningPreview, ProvisioningReport } from '../../../workspace/index.ts';
import type { CliContext } from '../context.ts';
import { describeFindings, describeRefusals } from '../describe-findings.ts';
import { amount } from '../wording.ts';

interface ProvisionOptions {
  readonly connection?: string;
  readonly as?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `porchlight provision`: what sessions and totals need, made in an org without the package. */
export function registerProvision(program: Command, context: CliContext): void {
  program
    .command('provision')
    .description(
      'make objects, fields and rights in an org without the package; leaves what is there'
    )
    .option('--connection <name>', 'name or id; the one connected last when absent')
    .option('--as <name>', 'the connection of an administrator of the same org')
    .option('--dry-run', 'change nothing: say what is missing, and what was made, when and by whom')
    .option('--json', 'print one JSON document')
    .action(async ({ connection, as, dryRun, json }: ProvisionOptions) => {
      const services = await context.services();
      if (dryRun) {
        const preview = await services.previewProvisioning(connection, as);
        context.out(json ? JSON.stringify(preview) : describePreview(preview));
        if (preview.refusals.length > 0) context.exitCode(1);
        return;
      }
      const report = await services.provision(connection, as);
      context.out(json ? JSON.stringify(report) : describeReport(report));
      if (!report.ok) context.exitCode(1);
    });
}

function describePreview({ items, refusals, made }: ProvisioningPreview): string {
  const missing = items.filter(({ isThere }) => !isThere);
  return [
    ...made.map(
      ({ kind, name, madeAt, madeBy }) => `Made: ${kind} ${name}, ${madeAt}, by ${madeBy.name}.`
    ),
    ...missing.map(({ kind, name }) => `Missing: ${kind} ${name}.`),
    ...describeRefusals(refusals),
    `${amount(missing.length, 'thing')} to make; nothing was changed.`
  ].join('\n');
}

function describeReport(report: ProvisioningReport): string {
  const { connection, made, refusals, findings } = report;
  return [
    `${connection.name}: org ${connection.orgId} as ${connection.username}.`,
    ...made.map(({ kind, name }) => `Made: ${kind} ${name}.`),
    ...describeRefusals(refusals),
    ...describeFindings(findings),
    '',
    findings.length === 0
      ? `${amount(made.length, 'thing')} made. Everything that sessions and totals need is there.`
      : `${amount(made.length, 'thing')} made; ${amount(findings.length, 'finding')} left.`
  ].join('\n');
}
