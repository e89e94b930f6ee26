import type { Command } from 'commander';
import type { BackfillRequest } from '../../../pipeline/backfill/index.ts';
import { CONNECTION_OPTION } from '../connection-option.ts';
import type { CliContext } from '../context.ts';
import { describeBackfill } from '../describe-backfill.ts';
import type { BackfillAnswer } from '../services.ts';
import { amount, moment, number } from '../wording.ts';

interface StartOptions {
  readonly connection?: string;
  readonly from?: string;
  readonly to?: string;
  readonly community?: readonly string[];
  readonly estimate?: boolean;
  readonly wait?: boolean;
  readonly json?: boolean;
}

const PROGRESS_MS = 2_000;

/** `porchlight backfill`: the history into the org, watched, paused, resumed or cancelled. */
export function registerBackfill(program: Command, context: CliContext): void {
  const backfill = program
    .command('backfill')
    .description('bring the history to the org; members with open deals come first')
    .option('--from <date>', 'activities from this date or time on')
    .option('--to <date>', 'activities before this date or time')
    .option('--community <name...>', 'only these communities')
    .option('--estimate', 'only tell rows, API calls, storage and time')
    .option('--wait', 'work here until it is done; otherwise serve or worker does the work')
    .option(...CONNECTION_OPTION)
    .option('--json', 'print one JSON document')
    .action((options: StartOptions) => start(context, options));
  const verbs = {
    status: 'show how far the last backfill is',
    pause: 'stop for now; "resume" goes on from there',
    resume: 'go on with a paused backfill',
    cancel: 'end it; what the org has stays there'
  } as const;
  for (const [verb, meaning] of Object.entries(verbs)) {
    backfill
      .command(verb)
      .description(meaning)
      .action(async (_options: unknown, command: Command) => {
        const options = command.optsWithGlobals<StartOptions>();
        const { connection, json, wait } = options;
        const services = await context.services();
        const progress = await services.steerBackfill(verb as keyof typeof verbs, connection);
        if (verb === 'resume' && wait) return work(context, options);
        context.out(json ? JSON.stringify(progress) : describeBackfill(progress));
      });
  }
}

async function start(context: CliContext, options: StartOptions): Promise<void> {
  const { connection, json, wait, estimate: onlyEstimate, from, to, community } = options;
  const request: BackfillRequest = {
    ...(from !== undefined && { from }),
    ...(to !== undefined && { to }),
    ...(community && { communities: community })
  };
  const services = await context.services();
  const estimate = await services.estimateBackfill(request, connection);
  if (!json) context.err(describeEstimate(estimate));
  if (onlyEstimate) return json ? context.out(JSON.stringify({ estimate })) : undefined;
  const progress = await services.requestBackfill(request, connection);
  if (wait) return work(context, options);
  context.out(
    json
      ? JSON.stringify({ estimate, backfill: progress })
      : 'Requested: porchlight serve or worker brings it; porchlight backfill status shows how far.'
  );
}

async function work(
  context: CliContext,
  { connection, json }: Pick<StartOptions, 'connection' | 'json'>
): Promise<void> {
  const services = await context.services();
  const watch = json ? undefined : setInterval(() => void tell(context, connection), PROGRESS_MS);
  try {
    const answer = await services.workOffBackfill({
      ...(connection !== undefined && { connection }),
      signal: context.signal
    });
    context.out(json ? JSON.stringify(answer) : describeAnswer(answer));
    if ((answer.result?.parked ?? 0) > 0) context.exitCode(3);
  } finally {
    clearInterval(watch);
  }
}

async function tell(context: CliContext, connection?: string): Promise<void> {
  const services = await context.services();
  const progress = await services.steerBackfill('status', connection);
  if (progress) context.err(describeBackfill(progress));
}

function describeEstimate(estimate: BackfillAnswer['estimate'] & object): string {
  const { rows, apiCalls, storageMb, minutes, orgStorage } = estimate;
  const cost =
    `About ${amount(rows, 'row')}, ${amount(apiCalls, 'API call')}, ` +
    `${number(storageMb)} MB of storage, ${amount(minutes, 'minute')}.`;
  if (!orgStorage) return cost;
  const { leftMb, maxMb, at } = orgStorage;
  const room = `The org had ${number(leftMb)} of ${number(maxMb)} MB left at ${moment(at)}`;
  return storageMb > leftMb
    ? `${cost}\n${room}: not enough if none of the rows is there yet. Set retentionDays or storageCapMb (porchlight settings).`
    : `${cost}\n${room}.`;
}

function describeAnswer({ backfill, result }: BackfillAnswer): string {
  if (!result) return describeBackfill(backfill);
  const { created, updated, parked } = result;
  return (
    `${describeBackfill(backfill)}\n${number(created)} created, ${number(updated)} updated, ` +
    `${number(parked)} parked; ${amount(result.apiCalls, 'API call')}.`
  );
}
