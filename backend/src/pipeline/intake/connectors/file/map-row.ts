import { cleanLine, parseInstant } from '../../../../rules/index.ts';
import type { FileActivity, FileMember, ParsedRow } from './file-row.ts';
import type { TableMapping, ValueSource } from './mapping.ts';
import type { SourceRow } from '../../source-rows/index.ts';

/** Reads a row as its mapping says, or tells what it lacks. */
export function mapRow(row: SourceRow, mapping: TableMapping): ParsedRow {
  const { line } = row;
  const joined = readTime(row, mapping.who.joinedAt);
  if (isProblem(joined)) return { line, reason: joined.problem };
  const who = readMember(row, mapping, joined);
  if (!who) return { line, reason: 'no id, handle, e-mail or name that says who' };
  if (mapping.kind === 'members') return { line, who, what: null };
  const at = readTime(row, mapping.when);
  if (at === null) return { line, reason: `no time in ${JSON.stringify(mapping.when)}` };
  if (isProblem(at)) return { line, reason: at.problem };
  return { line, who, what: readActivity(row, mapping, at) };
}

function readMember(
  row: SourceRow,
  { who }: TableMapping,
  joinedAt: string | null
): FileMember | undefined {
  const read = (column: string | undefined) => cleanLine(column && row.value(column));
  const [name, email, handle] = [read(who.name), read(who.email), read(who.handle)];
  const key = read(who.id) ?? handle ?? email?.toLowerCase() ?? name;
  if (key === null) return undefined;
  const [jobTitle, company, avatarUrl] = [
    read(who.jobTitle),
    read(who.company),
    read(who.avatarUrl)
  ];
  return { key, name, email, handle, jobTitle, company, avatarUrl, joinedAt };
}

function readActivity(row: SourceRow, mapping: TableMapping, at: string): FileActivity {
  const read = (column: string | undefined) => cleanLine(column && row.value(column));
  return {
    id: read(mapping.id),
    at,
    type: readType(row, mapping.what) ?? 'message',
    channel: readSource(row, mapping.where),
    title: read(mapping.title),
    text: (mapping.text && row.value(mapping.text)) ?? '',
    url: read(mapping.link)
  };
}

function readType(row: SourceRow, what: TableMapping['what']): string | null {
  if (typeof what === 'string' || 'always' in what) return readSource(row, what);
  const written = readSource(row, what.column);
  return written === null ? null : (new Map(Object.entries(what.values)).get(written) ?? written);
}

function readSource(row: SourceRow, source: ValueSource | undefined): string | null {
  if (source === undefined) return null;
  return cleanLine(typeof source === 'string' ? row.value(source) : source.always);
}

interface Problem {
  readonly problem: string;
}

function readTime(row: SourceRow, column: string | undefined): string | null | Problem {
  const written = column && row.value(column);
  if (!written) return null;
  const instant = parseInstant(written);
  if (instant !== undefined) return instant;
  const shown = JSON.stringify(written.slice(0, 40));
  return { problem: `${shown} is no time: use ISO 8601, or Unix seconds or milliseconds` };
}

function isProblem(time: string | null | Problem): time is Problem {
  return typeof time === 'object' && time !== null;
}
