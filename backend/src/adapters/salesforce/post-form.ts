import { request } from 'undici';
import { isPassingRefusal, signInCause } from '../../rules/index.ts';
import { OrgUnavailableError, SignInRefusedError } from './errors.ts';
import { ORG_AGENT } from './guarded-agent.ts';

const TIMEOUT_MS = 30_000;

/** Failures before anything was sent: the org cannot have acted on it. */
const NOT_SENT = new Set([
  ...['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'],
  ...['UND_ERR_CONNECT_TIMEOUT', 'ADDRESS_REFUSED']
]);

export interface FormAnswer {
  readonly status: number;
  /** Empty when it is no JSON object. */
  readonly answer: Readonly<Record<string, unknown>>;
}

/**
 * One form to an OAuth endpoint, which is never repeated here: not every one may be.
 * @throws OrgUnavailableError without an answer, or with one of a server in trouble
 */
export async function postForm(
  url: string,
  fields: Readonly<Record<string, string | null | undefined>>
): Promise<FormAnswer> {
  const { statusCode: status, text } = await send(url, formOf(fields));
  if (status >= 500) throw new OrgUnavailableError(`status ${status} at sign-in`);
  return { status, answer: parse(text) };
}

/** Whether the org may have acted although we have no answer of it. */
export function mayHaveActed(error: OrgUnavailableError): boolean {
  const { code } = (error.cause ?? {}) as { code?: unknown };
  return !(typeof code === 'string' && NOT_SENT.has(code));
}

/**
 * What an OAuth endpoint refused, in words; a refusal that passes by itself is an org that is away for a
 * moment: nobody need act on it.
 */
export function refusal({ answer }: FormAnswer): SignInRefusedError | OrgUnavailableError {
  const code = textOf(answer['error']) ?? 'unknown error';
  const description = textOf(answer['error_description']);
  if (isPassingRefusal(code, description)) {
    return new OrgUnavailableError(`${code} at sign-in`);
  }
  const { cause, remedy } = signInCause(code, description);
  return new SignInRefusedError(`Salesforce refuses the sign-in (${code}): ${cause}.`, remedy);
}

export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

function formOf(fields: Readonly<Record<string, string | null | undefined>>): string {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined) form.set(name, value);
  }
  return form.toString();
}

async function send(url: string, body: string): Promise<{ statusCode: number; text: string }> {
  try {
    const response = await request(url, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body,
      dispatcher: ORG_AGENT,
      headersTimeout: TIMEOUT_MS,
      bodyTimeout: TIMEOUT_MS
    });
    return { statusCode: response.statusCode, text: await response.body.text() };
  } catch (cause) {
    throw new OrgUnavailableError(String((cause as { message?: unknown }).message), { cause });
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const answer: unknown = JSON.parse(text);
    return answer !== null && typeof answer === 'object' ? (answer as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
