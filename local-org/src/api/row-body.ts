import type { Row } from '../records/index.ts';
import { malformed, SalesforceError } from './salesforce-error.ts';

/** The JSON body as a row, without its `attributes`; anything but an object is refused. */
export function rowOf(body: unknown): Row {
  const given = Object.entries(requireObject(body));
  return Object.fromEntries(given.filter(([name]) => name !== 'attributes'));
}

/** A body that has to be one JSON object. Throws JSON_PARSER_ERROR (recorded: without any body). */
export function requireObject(body: unknown): object {
  if (body === undefined) {
    throw malformed('The HTTP entity body is required, but this request has no entity body.');
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body;
  throw malformed('The HTTP entity body is required and must be one JSON object.');
}

/** The id or key that stands in the URL may not be repeated in the body. */
export function refuseField(row: Row, name: string): void {
  const given = Object.keys(row).some((key) => key.toLowerCase() === name.toLowerCase());
  if (!given) return;
  const message = `The ${name} field should not be specified in the sobject data.`;
  throw new SalesforceError(400, 'INVALID_FIELD', message);
}
