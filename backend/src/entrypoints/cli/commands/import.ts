import { Argument, Option, type Command } from 'commander';
import type {
  ImportConnector,
  ImportProgress,
  ImportRequest,
  ImportResult,
  PrivateConversations
} from '../../../pipeline/intake/index.ts';
import type { CliContext } from '../context.ts';
import { amount, number } from '../wording.ts';

// Types alone are imported from the stage: to check what was typed, it need not be loaded.
const CONNECTORS: readonly ImportConnector[] = ['slack-export', 'file', 'demo-sessions'];
const CONVERSATIONS: readonly PrivateConversations[] = ['groups', 'dms', 'mpims'];

interface ImportFlags {
  readonly community?: string;
  readonly mapping?: string;
  readonly preset?: 'chat-log';
  readonly include?: PrivateConversations[];
  readonly json?: boolean;
}

/** `porchlight import`: a Slack export, a table, a chat log or demo sessions into the database. */
export function registerImport(program: Command, context: CliContext): void {
  program
    .command('import')
    .description('import a community or demo sessions from disk; again imports only what is new')
    .addArgument(new Argument('<connector>', 'what it is').choices(CONNECTORS))
    .argument('<path>', 'the export (ZIP or folder), or the file (CSV, JSON, JSON lines, chat log)')
    .option('--community <name>', 'what to call the community')
    .option('--mapping <file>', 'what the columns of a file mean (JSON)')
    .addOption(
      new Option('--preset <name>', 'for files of a known form')
        .choices(['chat-log'])
        .conflicts('mapping')
    )
    .addOption(
      new Option('--include <kinds...>', 'private conversations of a Slack export').choices(
        CONVERSATIONS
      )
    )
    .option('--json', 'print one JSON document')
    .action(async (connector: ImportConnector, path: string, flags: ImportFlags) => {
      const services = await context.services();
      const result = await services.importCommunity(requestOf(connector, path, flags), {
        signal: context.signal,
        onProgress: progressPrinter(context)
      });
      context.out(flags.json ? JSON.stringify(result) : summaryOf(result));
    });
}

function requestOf(connector: ImportConnector, path: string, flags: ImportFlags): ImportRequest {
  const { community, mapping, preset, include } = flags;
  return {
    connector,
    path,
    ...(community !== undefined && { community }),
    ...(mapping !== undefined && { mapping }),
    ...(preset !== undefined && { preset }),
    ...(include !== undefined && { include })
  };
}

/** One line per ten thousand records, and one at the end: enough to see that it moves. */
function progressPrinter(context: CliContext): (progress: ImportProgress) => void {
  const STEP = 10_000;
  let nextAt = STEP;
  let phase: ImportProgress['phase'] = 'reading';
  return (progress) => {
    if (progress.phase !== phase) {
      phase = progress.phase;
      nextAt = 0;
    }
    if (progress.done < nextAt && progress.done !== progress.total) return;
    nextAt = progress.done + STEP;
    const of = progress.total === undefined ? '' : ` of ${number(progress.total)}`;
    context.err(`${phase} ${number(progress.done)}${of}`);
  };
}

const SHOWN_REJECTIONS = 20;

function summaryOf(result: ImportResult): string {
  const { counts, written } = result;
  const shown = result.rejected.slice(0, SHOWN_REJECTIONS);
  const more = result.rejectedCount - shown.length;
  return [
    result.community === null
      ? `${amount(counts.sessions, 'demo session')}.`
      : `${result.community}: ${amount(counts.activities, 'activity', 'activities')} of ${amount(counts.members, 'member')}.`,
    `New or changed: ${number(result.accepted)}, known already: ${number(result.duplicates)}, ` +
      `rejected: ${number(result.rejectedCount)}.`,
    result.community === null
      ? `Written: ${amount(written.sessions, 'demo session')}.`
      : `Written: ${amount(written.members, 'member')}, ${amount(written.activities, 'activity', 'activities')}.`,
    ...result.notes.map((note) => note.message),
    ...shown.map(({ line, entry, reason }) => `  ${entry ?? `line ${line}`}: ${reason}`),
    ...(more > 0 ? [`  … and ${number(more)} more`] : [])
  ].join('\n');
}
