import { AppError } from '../../kernel/index.ts';

/** The secret was sealed with a key that is not at hand. */
export class WrongMasterKeyError extends AppError {
  readonly kind = 'configuration';
  readonly code = 'wrong_master_key';

  constructor(wanted: string, present: string) {
    super(
      `A stored secret was sealed with master key ${wanted}; the present one is ${present}.`,
      'Set PORCHLIGHT_MASTER_KEY to the key in use when the connection was made, or connect again.'
    );
  }
}

/** The stored secret was changed or moved: it is refused rather than guessed at. */
export class DamagedSecretError extends AppError {
  readonly kind = 'refused';
  readonly code = 'damaged_secret';

  constructor(options?: ErrorOptions) {
    super(
      'A stored secret is damaged and cannot be opened.',
      'Connect again, so that it is entered anew.',
      options
    );
  }
}
