import type { ConnectionAnswer } from '../../../src/entrypoints/http/contract/index.ts';

/** Stands for the connection's own user. */
export const OWN_USER = '';

/** In whose name something may be changed in the org of a connection: only users of the same org can. */
export function orgUsers(all: readonly ConnectionAnswer[], connectionId: string) {
  const { orgId, username = '' } = all.find(({ id }) => id === connectionId) ?? {};
  const others = all.filter(
    (one) => one.orgId === orgId && one.id !== connectionId && one.actions.includes('verify')
  );
  return [
    { value: OWN_USER, label: `The integration user itself (${username})` },
    ...others.map(({ id, name, username: user }) => ({ value: id, label: `${name} (${user})` }))
  ];
}
