import type { Backfill, Connection } from '../domain/index.ts';
import type { Finding } from './access/index.ts';

/** `confirmed`: a person says so, for no machine can look. */
export type PointState = 'done' | 'open' | 'confirmed' | 'to_confirm';

/** One of the things to see to when an org is connected. */
export interface ChecklistPoint {
  /** Stable; people's confirmations hang on it. */
  readonly id: string;
  readonly title: string;
  readonly state: PointState;
  /** What was found, or what is to be done. */
  readonly detail: string;
}

/** What is known about a connection. */
export interface ChecklistFacts {
  readonly connection: Pick<Connection, 'state' | 'authKind' | 'username' | 'environment'>;
  /** Undefined when nobody has verified yet what the present user may do. */
  readonly findings: readonly Finding[] | undefined;
  readonly backfill: Pick<Backfill, 'state'> | undefined;
  /** Whether a sync or backfill has come to its end. */
  readonly hasRun: boolean;
  /** Whether the integration user is also somebody who signs in to the Studio. */
  readonly isPersonal: boolean;
  readonly confirmed: ReadonlySet<string>;
}

const APP = 'Setup > External Client App Manager > the app > Policies';

/** Points that only a person can look at: where to look. */
const ASKED = {
  token_policy: ['Refresh token is valid until revoked', `${APP}: Refresh Token Policy.`],
  ip_relaxed: ['IP restrictions are relaxed for the app', `${APP}: IP Relaxation.`],
  api_access: [
    'API access control lets the integration user in',
    `${APP}: Permitted Users; where API Access Control is on, install the app.`
  ],
  profile: [
    'Own profile with a licence that allows the API',
    'Setup > Profiles: a clone for the integration user, not the administrator’s.'
  ],
  files_list: [
    'Files list on the Opportunity layout',
    'Setup > Object Manager > Opportunity > Page Layouts: related list Files.'
  ],
  user_list: ['List of users for licences', 'Note who shall see the cards, and assign the set.'],
  documents: [
    'Creating and syncing back documents was tried',
    'Make a document on an Opportunity and look for it in Files.'
  ]
} as const;

/** The sixteen points, in the order in which people see to them. */
export function judgeChecklist(facts: ChecklistFacts): ChecklistPoint[] {
  const { connection, backfill, hasRun, isPersonal } = facts;
  const rights = rightsPoint(facts);
  const asked = (id: keyof typeof ASKED) => askedPoint(id, facts.confirmed);
  return [
    rights('edition', 'The edition includes API access', ['api_disabled']),
    ...[asked('token_policy'), asked('ip_relaxed'), asked('api_access')],
    point('integration_user', 'A user of its own for the integration', !isPersonal, {
      done: `It signs in as ${connection.username}.`,
      open: `${connection.username} is also a person’s: use a user of its own.`
    }),
    asked('profile'),
    rights('administrative', 'Administrative permissions', [
      'api_disabled',
      'permission_set_not_assigned'
    ]),
    rights('object_rights', 'Rights on objects', ['object_right_missing']),
    rights('field_rights', 'Rights on fields', ['field_right_missing']),
    ...[asked('files_list'), asked('user_list')],
    point('backfill', 'The part of the history to bring is chosen', backfill !== undefined, {
      done: `The last backfill is ${backfill?.state}.`,
      open: 'Start a backfill, or decide that new activity is enough.'
    }),
    point('connected', 'Connected by OAuth', connection.state === 'connected', {
      done: connection.authKind === 'access-token' ? 'By an access token.' : 'By OAuth.',
      open: `The connection is ${connection.state}.`
    }),
    rights('package', 'The package is installed', ['package_missing']),
    point('synced', 'Data syncs', hasRun && connection.state === 'connected', {
      done: 'The last run came to its end.',
      open: 'Start a sync and look at its history.'
    }),
    asked('documents')
  ];
}

/** Points that people confirm. */
export function isConfirmable(id: string): boolean {
  return Object.hasOwn(ASKED, id);
}

function askedPoint(id: keyof typeof ASKED, confirmed: ReadonlySet<string>): ChecklistPoint {
  const [title, detail] = ASKED[id];
  return { id, title, detail, state: confirmed.has(id) ? 'confirmed' : 'to_confirm' };
}

function point(
  id: string,
  title: string,
  isDone: boolean,
  { done, open }: { readonly done: string; readonly open: string }
): ChecklistPoint {
  return { id, title, state: isDone ? 'done' : 'open', detail: isDone ? done : open };
}

/** Done when the last verification found nothing of these kinds. */
function rightsPoint({ findings }: ChecklistFacts) {
  return (id: string, title: string, codes: readonly Finding['code'][]): ChecklistPoint => {
    const found = findings?.filter(({ code }) => codes.includes(code)) ?? [];
    const [first] = found;
    const more = found.length > 1 ? ` (${found.length - 1} more)` : '';
    return point(id, title, findings !== undefined && !first, {
      done: 'The last verification found nothing missing.',
      open: first ? `${first.remedy}${more}` : 'Verify the connection.'
    });
  };
}
