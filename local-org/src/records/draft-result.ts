import type { Draft } from './draft.ts';
import type { DmlOptions, RowResult } from './row-result.ts';

const unreadableCodes = new Set(['JSON_PARSER_ERROR', 'INVALID_FIELD', 'NOT_FOUND']);

/** A failed row says `created` only where allOrNone undid a would-be insert (recorded). */
export function resultOf(draft: Draft, options: DmlOptions): RowResult {
  const created = draft.operation === 'insert';
  if (draft.errors.length === 0) return { success: true, id: draft.id ?? '', created };
  // A row that cannot be read at all reports only that.
  const unreadable = draft.errors.find((error) => unreadableCodes.has(error.statusCode));
  const errors = unreadable ? [unreadable] : draft.errors;
  return { success: false, created: options.allOrNone === true && created, errors };
}
