import type { Command } from 'commander';
import type { RecordHistory } from '../../../history/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { describeRun } from '../describe-status.ts';
import { moment } from '../wording.ts';

const RUNS = 50;

interface HistoryFlags {
  readonly connection?: string;
  readonly json?: boolean;
}

/** `porchlight history`: the runs, or what happened to one record. */
export function registerHistory(program: Command, context: CliContext): void {
  program
    .command('history')
    .description('show the runs, or what happened to one record, when, why, and in which run')
    .argument('[key]', 'external id of a community, member, activity or session')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action(async (key: string | undefined, { connection, json }: HistoryFlags) => {
      const services = await context.services();
      if (key === undefined) {
        const runs = await services.runs(RUNS, connection);
        const lines = runs.map((run) => `${run.kind} ${describeRun(run)}`);
        return context.out(json ? JSON.stringify({ runs }) : lines.join('\n') || 'No run yet.');
      }
      const history = await services.recordHistory(key, connection);
      context.out(json ? JSON.stringify(history) : describe(history));
    });
}

function describe({ key, changes, exceptions }: RecordHistory): string {
  if (changes.length === 0) return `Nothing is known of ${key}.`;
  return [
    ...changes.map(({ at, origin, run }) => {
      const taken = run ? `${run.kind} of ${moment(run.startedAt)} (${run.id})` : 'no run yet';
      return `${moment(at)} changed by ${origin}; ${taken}`;
    }),
    ...exceptions.map(
      ({ object, state, code, message, remedy }) =>
        `${object} ${state}: ${message} [${code}]\n→ ${remedy}`
    )
  ].join('\n');
}
