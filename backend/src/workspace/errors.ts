import { AppError } from '../kernel/index.ts';

export class NoConnectionError extends AppError {
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
  readonly kind = 'conflict';
  readonly code = 'connection_name_taken';

  constructor(name: string) {
    super(`Another connection is called "${name}".`, 'Choose another name with --name.');
  }
}

export class ConnectionNotFoundError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'connection_not_found';

  constructor(wanted: string, names: readonly string[]) {
    super(
      `No connection has the name or id "${wanted}".`,
      names.length > 0 ? `There are: ${names.join(', ')}.` : 'None has been made yet.'
    );
  }
}

/** The answer of a consent page that is not the answer to a question of this session. */
export class AuthorisationRefusedError extends AppError {
  readonly kind = 'refused';
  readonly code: 'oauth_state_missing' | 'oauth_state_unknown' | 'oauth_state_expired';

  constructor(reason: 'missing' | 'unknown' | 'expired') {
    super(STATE_PROBLEMS[reason], 'Start again with Connect, in one browser window.');
    this.code = `oauth_state_${reason}`;
  }
}

const STATE_PROBLEMS = {
  missing: 'The answer of Salesforce does not say which question it belongs to.',
  unknown: 'The answer of Salesforce belongs to no question of this session, or came twice.',
  expired: 'The authorisation took too long.'
};

/** The consent was given for another org than the one whose token was to be renewed. */
export class OtherOrgError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'other_org';

  constructor(wanted: string, given: string) {
    super(
      `The consent was given in org ${given}; this connection is for org ${wanted}.`,
      'Sign in to the right org in the consent window, or add a new connection.'
    );
  }
}

/** There is nothing left to sign in with. */
export class AccountDisconnectedError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'account_disconnected';

  constructor(name: string) {
    super(
      `The account of "${name}" is disconnected: its app and tokens are forgotten.`,
      'Connect it again, with the consumer key and secret of the app.'
    );
  }
}

/** A session was given in place of an app: there is none to ask a consent for. */
export class AppNeededError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'app_needed';

  constructor(name: string) {
    super(
      `"${name}" was connected with a session, not with an app.`,
      'Give the consumer key and secret of an app.'
    );
  }
}

/** The org gave a session, but no way to renew it. */
export class NoRefreshTokenError extends AppError {
  readonly kind = 'needs-admin';
  readonly code = 'no_refresh_token';

  constructor() {
    super(
      'Salesforce gave no refresh token: the sync would stop within hours.',
      'Setup, External Client App Manager, the app, Settings: add the scope refresh_token.'
    );
  }
}

/** The package brings its own objects and fields. */
export class PackageInstalledError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'package_installed';

  constructor(version: string | undefined) {
    super(
      `This org has the Porchlight package${version === undefined ? '' : ` ${version}`}: nothing is made beside it.`,
      'Run verify; where a field is missing, upgrade the package to its newest version.'
    );
  }
}
