import { AppError } from '../kernel/index.ts';

export class NoConnectionError extends AppError {
  override readonly name = 'NoConnectionError';
  readonly kind = 'configuration';
  readonly code = 'no_connection';

  constructor() {
    super(
      'No Salesforce org is connected.',
      'Run: porchlight connect --url https://<my-domain>.my.salesforce.com --client-id … --client-secret -'
    );
  }
}

export class ConnectionNameTakenError extends AppError {
  override readonly name = 'ConnectionNameTakenError';
  readonly kind = 'conflict';
  readonly code = 'connection_name_taken';

  constructor(name: string) {
    super(`Another connection is called "${name}".`, 'Choose another name with --name.');
  }
}
