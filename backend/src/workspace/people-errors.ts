import { AppError } from '../kernel/index.ts';

/** One message for every way a sign-in can be wrong, so that it does not tell who has an account. */
export class WrongCredentialsError extends AppError {
  readonly kind = 'refused';
  readonly code = 'wrong_credentials';

  constructor() {
    super('The address or the password is wrong.', 'Try again, or choose “Forgot your password?”.');
  }
}

export class LockedOutError extends AppError {
  readonly kind = 'unavailable';
  readonly code = 'locked_out';

  constructor(until: string) {
    super(
      `Too many wrong passwords for this address: it is locked until ${until}.`,
      'Wait until then. If it was not you who tried, tell an admin.'
    );
  }
}

/** At the change of a password; at sign-in nothing says which of both is wrong. */
export class WrongPasswordError extends AppError {
  readonly kind = 'refused';
  readonly code = 'wrong_password';

  constructor() {
    super(
      'The current password is wrong.',
      'Try again, or sign out and choose “Forgot your password?”.'
    );
  }
}

export class NoPasswordError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'no_password';

  constructor(email: string, provider: string | null) {
    const name = provider ?? 'an identity provider';
    super(`${email} signs in with ${name} and has no password.`, `Sign in with ${name}.`);
  }
}

export class WeakPasswordError extends AppError {
  readonly kind = 'invalid-input';
  readonly code = 'weak_password';
}

export class LinkNotValidError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'link_not_valid';

  /** @param remedy of another link than an invitation */
  constructor(
    remedy = 'Sign in if you have accepted it already; otherwise ask an admin to send it again.'
  ) {
    super('This link is not valid: it was used or withdrawn, or it has run out.', remedy);
  }
}

export class InvitationMismatchError extends AppError {
  readonly kind = 'refused';
  readonly code = 'invitation_email_mismatch';

  constructor(invited: string, profile: string) {
    super(
      `This invitation is for ${invited}, but the profile you signed in with has ${profile}.`,
      'Sign in with the other profile, change its address, or ask an admin to invite this one.'
    );
  }
}

export class NotInvitedError extends AppError {
  readonly kind = 'refused';
  readonly code = 'not_invited';

  constructor(profile: string | null) {
    super(
      profile === null
        ? 'The profile you signed in with has no verified e-mail address to compare with an invitation.'
        : `Nobody with the address of this profile, ${profile}, has been invited.`,
      'Ask an admin to invite exactly the address of the profile.'
    );
  }
}

export class UserNotFoundError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'user_not_found';

  constructor() {
    super('There is no such user: someone may have removed them.', 'Reload the list of users.');
  }
}

export class LastAdminError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'last_admin';

  constructor() {
    super(
      'This is the last admin: without one nobody could let people in.',
      'Make somebody else an admin first.'
    );
  }
}

export class AlreadyUserError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'already_user';

  constructor(email: string) {
    super(`${email} is a user already.`, 'Change the role of that user instead.');
  }
}

export class AlreadyInvitedError extends AppError {
  readonly kind = 'conflict';
  readonly code = 'already_invited';

  constructor(email: string) {
    super(`${email} has been invited already.`, 'Send that invitation again, or revoke it.');
  }
}

export class InvitationNotFoundError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'invitation_not_found';

  constructor() {
    super(
      'There is no such pending invitation: it was accepted or revoked.',
      'Reload the list of invitations.'
    );
  }
}

export class ApiKeyNotFoundError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'api_key_not_found';

  constructor() {
    super('There is no such API key: it was revoked.', 'Reload the list of API keys.');
  }
}

export class OpenIdNotSetError extends AppError {
  readonly kind = 'not-found';
  readonly code = 'openid_not_set';

  constructor() {
    super(
      'No identity provider is set.',
      'Set PORCHLIGHT_OIDC_ISSUER, …_CLIENT_ID and …_CLIENT_SECRET, or sign in with a password.'
    );
  }
}
