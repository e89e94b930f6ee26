import type { RoleName, UserAnswer } from '../../../src/entrypoints/http/contract/index.ts';

export interface Page {
  readonly route: string;
  readonly label: string;
  readonly roles: readonly RoleName[];
  /** The page whose tab this one is; it has no entry of its own in the navigation. */
  readonly within?: string;
  /** Reached from the name of who is signed in; it has no entry in the navigation. */
  readonly isPersonal?: true;
}

const EVERYONE: readonly RoleName[] = ['admin', 'integrations_manager', 'data_viewer'];

/** The pages there are, in the order of the navigation, and who may open them. */
export const PAGES: readonly Page[] = [
  { route: '/', label: 'Overview', roles: EVERYONE },
  { route: '/connections', label: 'Connections', roles: EVERYONE },
  { route: '/sync', label: 'Sync', roles: EVERYONE },
  { route: '/backfill', label: 'Backfill', roles: EVERYONE, within: '/sync' },
  { route: '/history', label: 'History', roles: EVERYONE, within: '/sync' },
  { route: '/issues', label: 'Issues', roles: EVERYONE, within: '/sync' },
  { route: '/api-use', label: 'API use', roles: EVERYONE, within: '/sync' },
  { route: '/record', label: 'Record', roles: EVERYONE, within: '/sync' },
  { route: '/people', label: 'People', roles: ['admin'] },
  { route: '/api-keys', label: 'API keys', roles: ['admin', 'integrations_manager'] },
  { route: '/outbox', label: 'Outbox', roles: ['admin'] },
  { route: '/audit-log', label: 'Audit log', roles: ['admin'] },
  { route: '/support', label: 'Support', roles: ['admin', 'integrations_manager'] },
  { route: '/account', label: 'Account', roles: EVERYONE, isPersonal: true }
];

/** Pages that need no sign-in, each with what shows it. */
export const OPEN_PAGES: Readonly<Record<string, string>> = {
  '/first-admin': 'firstAdmin',
  '/invitation': 'invitation',
  '/forgot-password': 'forgotPassword',
  '/new-password': 'newPassword',
  '/sign-in-failed': 'signInFailed',
  '/connection-failed': 'connectionFailed'
};

/** Whether somebody may change integrations, or only look. */
export function mayManage({ role }: UserAnswer): boolean {
  return role === 'admin' || role === 'integrations_manager';
}

/**
 * The address of a route, for a link. Not the fragment alone: where a template has ids, LWC takes that
 * for one of them and changes it.
 */
export function linkTo(route: string): string {
  return `/#${route}`;
}

export interface Place {
  readonly route: string;
  /** What follows the route: the token of a link, the id of what is shown. */
  readonly rest: string;
  /** Which page of it. */
  readonly part: string;
  readonly query: URLSearchParams;
}

/** Where an address of the Studio leads: `#/connections/<id>/verify`, `#/sign-in-failed?code=…`. */
export function placeOf(hash: string): Place {
  const [path = '', query = ''] = hash.replace(/^#/, '').split('?');
  const [, first = '', rest = '', part = ''] = path.split('/');
  return { route: `/${first}`, rest, part, query: new URLSearchParams(query) };
}
