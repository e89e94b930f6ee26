import { AppError, type ErrorKind } from '../../kernel/index.ts';

/** The input as a whole cannot be imported; nothing of it was. */
export class ImportInputError extends AppError {
  readonly kind: ErrorKind = 'invalid-input';
  readonly code: string;

  constructor(code: string, message: string, remedy: string, options?: ErrorOptions) {
    super(message, remedy, options);
    this.code = code;
  }
}

/** The request contradicts itself or lacks something. */
export class ImportRequestError extends AppError {
  readonly kind: ErrorKind = 'configuration';
  readonly code: string;

  constructor(code: string, message: string, remedy: string) {
    super(message, remedy);
    this.code = code;
  }
}

/** The name belongs to a community from elsewhere; mixing the two would be hard to undo. */
export class WorkspaceMismatchError extends AppError {
  readonly kind: ErrorKind = 'conflict';
  readonly code = 'workspace_mismatch';

  constructor(name: string, existingKey: string, offeredKey: string) {
    super(
      `The community "${name}" holds the workspace ${existingKey}; this input is of ${offeredKey}.`,
      'Choose another name with --community, or import the export of the right workspace.'
    );
  }
}

/** Stopped on request; what was written stays, and the rest follows on the next start. */
export class ImportInterruptedError extends AppError {
  readonly kind: ErrorKind = 'unavailable';
  readonly code = 'import_interrupted';

  constructor() {
    super(
      'The import was stopped before its end.',
      'Run the same command again: what is in already is not imported twice.'
    );
  }
}

export function pathNotFound(path: string): ImportInputError {
  return new ImportInputError(
    'path_not_found',
    `There is nothing at ${path}.`,
    'Check the path; a relative one starts at the current folder.'
  );
}
