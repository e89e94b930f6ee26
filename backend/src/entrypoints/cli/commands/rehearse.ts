import type { Command } from 'commander';
import type { PlannedRow, PlanSummary } from '../../../domain/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { amount, number, withoutMiddle } from '../wording.ts';

const SHOWN = 10;

interface RehearseFlags {
  readonly connection?: string;
  readonly wait?: boolean;
  readonly json?: boolean;
}

/** `porchlight rehearse`: what a sync would do, without a write. */
export function registerRehearse(program: Command, context: CliContext): void {
  program
    .command('rehearse')
    .description('tell what a sync would do, row by row, without writing to the org')
    .option('--wait', 'wait for a run that is going on already, instead of failing')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action(async ({ connection, wait = false, json = false }: RehearseFlags) => {
      const services = await context.services();
      const { plan, rows } = await services.rehearse({
        ...(connection !== undefined && { connection }),
        ...{ wait, signal: context.signal }
      });
      context.out(
        json
          ? JSON.stringify({ plan: plan.id, createdAt: plan.createdAt, ...plan.summary, rows })
          : [...describeSummary(plan.summary), ...describeRows(rows), runIt(plan.id)].join('\n')
      );
      if (plan.summary.park > 0) context.exitCode(3);
    });
}

function describeSummary(summary: PlanSummary): string[] {
  const { create, update, unchanged, park, wait, paused } = summary;
  return [
    `${number(create)} to create, ${number(update)} to update, ${number(unchanged)} unchanged, ` +
      `${number(park)} to park, ${number(wait)} to wait; nothing was written.`,
    `It takes ${amount(summary.apiCalls, 'API call')}, ${number(summary.storageMb)} MB of storage ` +
      `and about ${amount(summary.minutes, 'minute')}.`,
    ...(paused.length > 0 ? [`Not writable, so paused: ${paused.join(', ')}.`] : [])
  ];
}

function describeRows(rows: readonly PlannedRow[]): string[] {
  const parked = rows.filter(({ action }) => action === 'park');
  const changed = rows.filter(({ differences }) => differences.length > 0);
  return [
    ...parked.slice(0, SHOWN).flatMap(describeParked),
    ...changed.slice(0, SHOWN).map(describeChange),
    ...(parked.length > SHOWN || changed.length > SHOWN ? ['… (--json lists every row)'] : [])
  ];
}

function describeParked({
  object,
  externalId,
  field,
  code,
  message,
  remedy
}: PlannedRow): string[] {
  const place = field ? `${object}.${field}` : object;
  return [`${place} ${externalId}: ${withoutMiddle(message ?? '')} [${code}]`, `→ ${remedy}`];
}

function describeChange({ object, externalId, differences }: PlannedRow): string {
  const parts = differences.map(
    ({ field, before, after }) => `${field} ${shown(before)} → ${shown(after)}`
  );
  return `${object} ${externalId}: ${parts.join(', ')}`;
}

function shown(value: unknown): string {
  return withoutMiddle(JSON.stringify(value), 60);
}

function runIt(planId: string): string {
  return `Run exactly this with: porchlight sync --plan ${planId}`;
}
