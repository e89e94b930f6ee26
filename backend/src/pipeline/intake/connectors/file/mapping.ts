import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { parseInstant } from '../../../../rules/index.ts';
import { pathNotFound } from '../../import-errors.ts';
import { mappingInvalid } from './file-errors.ts';

const column = z.string().min(1);
/** A column's name, or one value for all rows. */
const source = z.union([column, z.strictObject({ always: z.string().min(1) })], {
  error: 'expected a column name or { "always": "…" }'
});
const what = z.union([source, z.strictObject({ column, values: z.record(column, column) })], {
  error: 'expected a column name, { "always": "…" } or { "column": "…", "values": { … } }'
});
const date = z.string().refine((text) => /^\d{4}-/.test(text) && parseInstant(text) !== undefined, {
  error: 'expected a date such as 2026-08-31'
});

const who = z
  .strictObject({
    id: column,
    handle: column,
    name: column,
    email: column,
    jobTitle: column,
    company: column,
    avatarUrl: column,
    joinedAt: column
  })
  .partial()
  .refine((fields) => fields.id ?? fields.handle ?? fields.email ?? fields.name, {
    error: 'needs at least one of id, handle, email and name'
  });

const tableMapping = z
  .strictObject({
    format: z.enum(['csv', 'json-lines']).optional(),
    kind: z.enum(['activities', 'members']).default('activities'),
    delimiter: z.string().length(1).default(','),
    who,
    when: column.optional(),
    what: what.default({ always: 'message' }),
    where: source.optional(),
    id: column.optional(),
    text: column.optional(),
    link: column.optional(),
    title: column.optional()
  })
  .refine((mapping) => mapping.kind === 'members' || mapping.when !== undefined, {
    error: 'activities need "when": the column with their time',
    path: ['when']
  });

const chatLogMapping = z.strictObject({
  format: z.literal('chat-log'),
  date: date.optional(),
  where: z.strictObject({ always: z.string().min(1) }).optional()
});

/** What the columns of a table mean. */
export type TableMapping = z.infer<typeof tableMapping>;
/** What a chat log does not say itself. */
export type ChatLogMapping = z.infer<typeof chatLogMapping>;
export type ValueSource = z.infer<typeof source>;
export type Mapping = TableMapping | ChatLogMapping;

/** Reads a mapping file; reports everything that is wrong with it at once. */
export async function readMapping(path: string): Promise<Mapping> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') throw pathNotFound(path);
    throw error;
  });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw mappingInvalid(path, ['it is not JSON']);
  }
  const isChatLog = (value as { format?: unknown } | null)?.format === 'chat-log';
  const parsed = (isChatLog ? chatLogMapping : tableMapping).safeParse(value);
  if (parsed.success) return parsed.data;
  throw mappingInvalid(
    path,
    parsed.error.issues.map((issue) =>
      [issue.path.join('.'), issue.message].filter(Boolean).join(': ')
    )
  );
}

export function isChatLog(mapping: Mapping): mapping is ChatLogMapping {
  return mapping.format === 'chat-log';
}

/** Every column a table's mapping names. */
export function columnsOf(mapping: TableMapping): string[] {
  const { who: people, when, what: kind, where, id, text, link, title } = mapping;
  const sources = [kind, where].map((from) =>
    typeof from === 'string' ? from : from && 'column' in from ? from.column : undefined
  );
  const named = [...Object.values(people), when, ...sources, id, text, link, title];
  return [...new Set(named.filter((name) => name !== undefined))];
}
