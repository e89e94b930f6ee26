import { AppError } from '../../kernel/index.ts';

/** A newer release has changed this database: running older code on it could lose what it added. */
export class StorageTooNewError extends AppError {
  readonly kind = 'configuration';
  readonly code = 'storage_too_new';

  constructor(unknown: readonly string[]) {
    super(
      `The database was changed by a newer release (${unknown.join(', ')}).`,
      'Run the newer release, or restore a backup made before the upgrade.'
    );
  }
}

/** The database cannot be opened or reached. */
export class StorageUnavailableError extends AppError {
  readonly kind = 'configuration';
  readonly code = 'storage_unavailable';
}

export class SecretNotFoundError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'secret_not_found';

  constructor(id: string) {
    super(`No secret is stored under ${id}.`, 'Connect again, so that it is entered anew.');
  }
}
