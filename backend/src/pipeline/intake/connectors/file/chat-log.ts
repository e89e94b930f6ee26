import { cleanLine, parseInstant } from '../../../../rules/index.ts';
import type { Line, RejectedRow } from '../../source-rows/index.ts';
import type { FileRow, ParsedRow } from './file-row.ts';

export interface ChatLogOptions {
  /** `YYYY-MM-DD`: the day of lines that give a time only. */
  readonly date: string | null;
  readonly channel: string | null;
}

const STAMP = /^\[(?:(\d{4}-\d{2}-\d{2})[ T])?(\d{1,2}:\d{2}(?::\d{2})?)\] ?/;
const SAID = /^<([^<>]+)> ?/;

/**
 * Reads `[YYYY-MM-DD HH:MM:SS] <handle> text` (Gitter) and `[HH:MM(:SS)] <nick> text` (IRC), in UTC.
 * A line without a stamp goes on with the message before it.
 */
export async function* parseChatLog(
  lines: AsyncIterable<Line>,
  options: ChatLogOptions
): AsyncGenerator<ParsedRow> {
  let open: Opened | undefined;
  for await (const line of lines) {
    const stamp = line.isCut ? null : STAMP.exec(line.text);
    if (!stamp && open && !line.isCut) {
      open.more.push(line.text);
      continue;
    }
    if (open) yield close(open);
    open = undefined;
    if (stamp) open = { parsed: parseMessage(line, stamp, options), more: [] };
    else if (line.isCut) yield { line: line.number, reason: 'the line is far too long' };
    else if (line.text.trim() !== '') {
      yield { line: line.number, reason: 'no [time] here, and no message before it to belong to' };
    }
  }
  if (open) yield close(open);
}

/** A message that later lines may still belong to; a rejected one takes its lines along. */
interface Opened {
  readonly parsed: FileRow | RejectedRow;
  readonly more: string[];
}

function close({ parsed, more }: Opened): ParsedRow {
  if (more.length === 0 || !('what' in parsed) || !parsed.what) return parsed;
  const text = [parsed.what.text, ...more].join('\n').trimEnd();
  return { ...parsed, what: { ...parsed.what, text } };
}

function parseMessage(line: Line, stamp: RegExpExecArray, options: ChatLogOptions): ParsedRow {
  const reject = (reason: string): RejectedRow => ({ line: line.number, reason });
  const date = stamp[1] ?? options.date;
  if (date === null) return reject('only a time of day; a mapping file can name the date');
  const at = parseInstant(`${date} ${stamp[2] ?? ''}`);
  if (at === undefined) return reject(`${stamp[0].trim()} is no time`);
  const rest = line.text.slice(stamp[0].length);
  const said = SAID.exec(rest);
  // IRC marks channel operators before the nick; they are the same people without.
  const handle = cleanLine(said?.[1]?.replace(/^[ @+%&~]+/, ''));
  if (!said || handle === null) return reject('no <handle> after the time');
  return {
    line: line.number,
    who: { ...NOBODY, key: handle, handle },
    what: {
      id: null,
      at,
      type: 'message',
      channel: options.channel,
      title: null,
      text: rest.slice(said[0].length),
      url: null
    }
  };
}

const NOBODY = {
  name: null,
  email: null,
  jobTitle: null,
  company: null,
  avatarUrl: null,
  joinedAt: null
};
