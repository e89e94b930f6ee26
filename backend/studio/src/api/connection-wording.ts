import type { ConnectionAnswer } from '../../../src/entrypoints/http/contract/index.ts';
import { linkTo } from './routes.ts';
import { wordsOf } from './wording.ts';

const THEMES: Readonly<Record<ConnectionAnswer['state'], string>> = {
  connected: 'slds-theme_success',
  degraded: 'slds-theme_warning',
  expired: 'slds-theme_error',
  disconnected: '',
  revoked: ''
};

const METHODS: Readonly<Record<ConnectionAnswer['authKind'], string>> = {
  'web-server': 'Consent of the user (OAuth, PKCE)',
  'client-credentials': 'Client credentials',
  'access-token': 'A session'
};

/** A connection in the words of a page. */
export function describeConnection(connection: ConnectionAnswer) {
  const { id, state, authKind } = connection;
  return {
    ...connection,
    href: linkTo(`/connections/${id}`),
    syncHref: linkTo(`/sync?connection=${id}`),
    verifyHref: linkTo(`/connections/${id}/verify`),
    fieldsHref: linkTo(`/connections/${id}/fields`),
    stateText: wordsOf(state),
    badge: `slds-badge ${THEMES[state]}`,
    methodText: METHODS[authKind],
    tokenText: tokenText(connection)
  };
}

function tokenText({ token, authKind, state }: ConnectionAnswer): string {
  if (token === null) return authKind === 'web-server' ? 'None' : 'Made at each sign-in';
  const age = token.ageDays === 0 ? 'Made today' : `${days(token.ageDays)} old`;
  // What the org said last counts more than what it had promised.
  if (state === 'expired') return `${age}, refused by the org`;
  if (token.expiresInDays === null) return age;
  return token.expiresInDays < 0
    ? `${age}, expired`
    : `${age}, expires in ${days(token.expiresInDays)} without use`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}
