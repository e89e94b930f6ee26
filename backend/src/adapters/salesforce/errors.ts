import { AppError } from '../../kernel/index.ts';

/** The org did not answer, or not sensibly, however often we asked. */
export class OrgUnavailableError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'org_unavailable';

  constructor(reason: string, options?: ErrorOptions) {
    super(
      `Salesforce cannot be reached: ${reason}`,
      'Check the address and the network, or run the command again later: nothing is lost.',
      options
    );
  }
}

/** The org's daily allowance of API calls is used up (documented: REQUEST_LIMIT_EXCEEDED). */
export class ApiLimitError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'api_limit_reached';
  /** When it is worth another try, ISO-8601 UTC; null when that is not known. */
  readonly resumesAt: string | null;

  constructor(resumesAt: string | null = null) {
    super(
      'The org has used up its API calls of the last 24 hours.',
      `Nothing is lost: the service goes on by itself, ${resumesAt ? `at the earliest at ${resumesAt}` : 'when calls are free'} (Setup, Company Information).`
    );
    this.resumesAt = resumesAt;
  }
}

/** The org refuses our credentials. */
export class SignInRefusedError extends AppError {
  readonly kind = 'needs-admin';
  readonly code = 'sign_in_refused';
}

/** The org knows us but does not let us in (no API access, no rights at all). */
export class OrgAccessError extends AppError {
  readonly kind = 'needs-admin';
  readonly code = 'org_access_refused';
  readonly errorCode: string;

  constructor(errorCode: string) {
    super(
      `Salesforce refuses the integration user (${errorCode}).`,
      'Check that the user is active, has "API Enabled" and PorchlightIntegrationUser.'
    );
    this.errorCode = errorCode;
  }
}

/** The org does not understand a whole call: nothing to repeat. */
export class RequestRejectedError extends AppError {
  readonly kind = 'refused';
  readonly code = 'request_rejected';
  readonly errorCode: string;

  constructor(errorCode: string, message: string) {
    super(
      `Salesforce rejected a call: ${errorCode}: ${message}`,
      'Check that the package in the org is up to date.'
    );
    this.errorCode = errorCode;
  }
}

/** The package's objects are not there for this user. */
export class PackageMissingError extends AppError {
  readonly kind = 'needs-admin';
  readonly code = 'package_missing';

  constructor() {
    super(
      'The Porchlight package is not installed in this org, or this user cannot see its objects.',
      'Install the package and assign PorchlightIntegrationUser to this user, or run: porchlight provision'
    );
  }
}
