import type { RowError, TargetObject } from '../../domain/index.ts';
import { AppError } from '../../kernel/index.ts';
import { MAPPING_INVALID, remedyFor } from '../../rules/index.ts';

/** The org takes no rows until an admin has changed something: sending more would only cost calls. */
export class PushPausedError extends AppError {
  readonly kind = 'needs-admin';
  readonly code = 'push_paused';

  constructor(object: TargetObject, { code, message }: RowError) {
    const isMapping = code === MAPPING_INVALID;
    const refused = `Salesforce takes no more rows of ${object} (${code}): ${message}`;
    super(isMapping ? message : refused, remedyFor(code));
  }
}
