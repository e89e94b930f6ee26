import { z } from 'zod';
import { columnDelimiters, lineEndingNames } from '../../bulk/index.ts';
import type { Call } from '../call.ts';
import { requireObject } from '../row-body.ts';
import { malformed, SalesforceError } from '../salesforce-error.ts';

const format = {
  columnDelimiter: z.enum(columnDelimiters).default('COMMA'),
  lineEnding: z.enum(lineEndingNames).default('LF'),
  contentType: z.literal('CSV').optional()
};

const ingestBody = z.strictObject({
  ...format,
  operation: z.enum(['insert', 'update', 'upsert', 'delete', 'hardDelete']),
  object: z.string().min(1),
  externalIdFieldName: z.string().min(1).optional(),
  assignmentRuleId: z.string().min(1).optional(),
  /** The data of a multipart request. */
  content: z.instanceof(Buffer).optional()
});

const queryBody = z.strictObject({
  ...format,
  operation: z.enum(['query', 'queryAll']),
  query: z.string().min(1)
});

const stateBody = z.looseObject({ state: z.string() });

export function readIngestBody(call: Call): z.infer<typeof ingestBody> {
  return read(ingestBody, call);
}

export function readQueryBody(call: Call): z.infer<typeof queryBody> {
  return read(queryBody, call);
}

/** A client may close a job or abort it, nothing else. */
export function readState(call: Call): string {
  return read(stateBody, call).state;
}

/** What cannot be read is a parser's error, an unknown value is the job's. */
function read<T>(schema: z.ZodType<T>, call: Call): T {
  const given = Object.entries(requireObject(call.body)).filter(([, value]) => value !== null);
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const message = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`.replace(/^: /, '');
  if (issue?.code === 'unrecognized_keys') throw malformed(message);
  throw new SalesforceError(400, 'INVALIDJOB', `InvalidJob : ${message}`);
}
