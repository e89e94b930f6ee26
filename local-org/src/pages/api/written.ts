import type { RowError, RowResult } from '../../records/index.ts';

/** Rows the org refused: what Lightning hands to a component whose record could not be saved. */
export class WriteRefused extends Error {
  override readonly name = 'WriteRefused';
  readonly body: unknown;

  constructor(errors: readonly RowError[]) {
    const message = 'An error occurred while trying to update the record. Please try again.';
    super(message);
    const ofFields = errors.filter(({ fields }) => fields.length > 0);
    this.body = {
      message,
      statusCode: 400,
      output: {
        errors: errors
          .filter(({ fields }) => fields.length === 0)
          .map(({ statusCode, message: text }) => ({ errorCode: statusCode, message: text })),
        fieldErrors: Object.fromEntries(
          ofFields.flatMap(({ fields, statusCode, message: text }) =>
            fields.map((field) => [field, [{ errorCode: statusCode, field, message: text }]])
          )
        )
      }
    };
  }
}

/** The id of a row that was written. Throws WriteRefused. */
export function written(result: RowResult | undefined): string {
  if (result?.success) return result.id;
  throw new WriteRefused(result?.errors ?? []);
}
