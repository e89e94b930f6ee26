import type {
  AddedApiKeyAnswer,
  ApiKeyAnswer,
  AuditAnswer,
  ChecklistAnswer,
  InvitationAnswer,
  InvitationFound,
  MadePasswordLinkAnswer,
  MailListAnswer,
  MeAnswer,
  PasswordLinkFound,
  RoleName,
  ScopeListAnswer,
  ScopeName,
  SentInvitationAnswer,
  SignInOptions,
  StatusAnswer,
  SupportBundleAnswer,
  SyncViewAnswer,
  UserAnswer
} from '../../../src/entrypoints/http/contract/index.ts';
import { call, useCsrfToken } from './call.ts';
import { asText, type Query } from './sync-backend.ts';

/** Everything the Studio asks of the backend, typed by the contract. */
export const backend = {
  signInOptions: () => call<SignInOptions>('GET', '/v1/sign-in'),
  signIn: (given: { email: string; password: string }) => call('POST', '/v1/sign-in', given),
  becomeFirstAdmin: (given: NewcomerFields & { email: string }) =>
    call('POST', '/v1/first-admin', given),
  findInvitation: (token: string) =>
    call<InvitationFound>('POST', '/v1/invitation/look-up', { token }),
  acceptInvitation: (given: NewcomerFields) => call('POST', '/v1/invitation/accept', given),
  askPasswordLink: (email: string) => call('POST', '/v1/password-link', { email }),
  findPasswordLink: (token: string) =>
    call<PasswordLinkFound>('POST', '/v1/password-link/look-up', { token }),
  usePasswordLink: (token: string, password: string) =>
    call('POST', '/v1/password-link/use', { token, password }),
  changePassword: (current: string, next: string) =>
    call('POST', '/v1/me/password', { current, next }),
  /** Also learns what later requests must carry. */
  me: async () => {
    const me = await call<MeAnswer>('GET', '/v1/me');
    useCsrfToken(me.csrfToken);
    return me;
  },
  signOut: async () => {
    await call('POST', '/v1/sign-out');
    useCsrfToken(undefined);
  },

  syncView: (connection: string) =>
    call<SyncViewAnswer>('GET', `/v1/connections/${encodeURIComponent(connection)}/sync`),
  status: () => call<StatusAnswer>('GET', '/v1/status'),

  users: async () => (await call<{ users: UserAnswer[] }>('GET', '/v1/users')).users,
  changeRole: (id: string, role: RoleName) =>
    call<UserAnswer>('PATCH', `/v1/users/${id}`, { role }),
  makePasswordLink: (id: string) =>
    call<MadePasswordLinkAnswer>('POST', `/v1/users/${id}/password-link`),
  removeUser: (id: string) => call('DELETE', `/v1/users/${id}`),
  invitations: async () =>
    (await call<{ invitations: InvitationAnswer[] }>('GET', '/v1/invitations')).invitations,
  invite: (email: string, role: RoleName) =>
    call<SentInvitationAnswer>('POST', '/v1/invitations', { email, role }),
  resend: (id: string) => call<SentInvitationAnswer>('POST', `/v1/invitations/${id}/resend`),
  revokeInvitation: (id: string) => call('DELETE', `/v1/invitations/${id}`),
  mails: async () => (await call<MailListAnswer>('GET', '/v1/mails')).mails,
  audit: async (query: Query) =>
    (await call<AuditAnswer>('GET', `/v1/audit${asText(query)}`)).entries,
  supportBundle: () => call<SupportBundleAnswer>('GET', '/v1/support-bundle'),
  checklist: async (connection: string) =>
    (await call<ChecklistAnswer>('GET', checklistOf(connection))).points,
  confirm: async (connection: string, point: string, isConfirmed: boolean) =>
    (await call<ChecklistAnswer>('PATCH', `${checklistOf(connection)}/${point}`, { isConfirmed }))
      .points,

  scopes: async () => (await call<ScopeListAnswer>('GET', '/v1/api-key-scopes')).scopes,
  apiKeys: async () => (await call<{ apiKeys: ApiKeyAnswer[] }>('GET', '/v1/api-keys')).apiKeys,
  addApiKey: (name: string, scopes: readonly ScopeName[]) =>
    call<AddedApiKeyAnswer>('POST', '/v1/api-keys', { name, scopes }),
  revokeApiKey: (id: string) => call('DELETE', `/v1/api-keys/${id}`)
};

interface NewcomerFields {
  readonly token: string;
  readonly name: string;
  readonly password: string;
}

function checklistOf(connection: string): string {
  return `/v1/connections/${encodeURIComponent(connection)}/checklist`;
}
