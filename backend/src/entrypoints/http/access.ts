import type { KeyScope, Role } from '../../domain/index.ts';
import type { AppError } from '../../kernel/index.ts';
import type { Caller } from './caller.ts';
import {
  InsufficientRoleError,
  InsufficientScopeError,
  NotForApiKeysError,
  NotForServiceTokenError,
  UnauthenticatedError
} from './errors.ts';

/** Who may call an endpoint; whatever is not named may not. */
export interface Access {
  /** Anyone who reaches the port. */
  readonly public?: true;
  /** Users with one of these roles. */
  readonly roles?: readonly Role[];
  /** API keys with this scope, or any key. */
  readonly key?: KeyScope | 'any';
  /** The holder of the access token in the data folder. */
  readonly service?: true;
}

export const PUBLIC: Access = { public: true };
export const EVERYONE: Access = { roles: ['admin', 'integrations_manager', 'data_viewer'] };
export const ADMINS: Access = { roles: ['admin'] };
/** Integrations, webhooks and API keys. */
export const INTEGRATORS: Access = { roles: ['admin', 'integrations_manager'] };

/** Everyone, and programs that watch. */
export const WATCHERS: Access = { ...EVERYONE, key: 'status:read' };

/** Why the caller may not; undefined when it may. */
export function refusal(access: Access, caller: Caller): AppError | undefined {
  if (access.public) return undefined;
  switch (caller.kind) {
    case 'anonymous':
      return new UnauthenticatedError();
    case 'user': {
      const { role } = caller.user;
      return access.roles?.includes(role)
        ? undefined
        : new InsufficientRoleError(access.roles ?? [], role);
    }
    case 'api-key': {
      const { scopes } = caller.key;
      if (access.key === undefined) return new NotForApiKeysError();
      const isAllowed = access.key === 'any' || scopes.includes(access.key);
      return isAllowed ? undefined : new InsufficientScopeError(access.key, scopes);
    }
    case 'service':
      return access.service ? undefined : new NotForServiceTokenError();
  }
}
