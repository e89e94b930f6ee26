import type { Backfill, Connection } from '../../domain/index.ts';
import type { Finding } from '../access/index.ts';
import { writesAnything } from '../sync-scope.ts';
import {
  done,
  notNeeded,
  open,
  setupPages,
  studioPages,
  type ChecklistPoint,
  type Judged,
  type Mend
} from './point.ts';
import { profilePoint } from './profile-point.ts';
import { syncedPoint, type SyncFacts } from './synced-point.ts';

/** What is known about a connection. */
export interface ChecklistFacts extends SyncFacts {
  readonly connection: Omit<Connection, 'secretId'>;
  /** Undefined when nobody has verified yet what the present user may do. */
  readonly findings: readonly Finding[] | undefined;
  /** What a run could not write any more since. */
  readonly lostSince: readonly string[];
  /** Of the integration user; null when it is not known. */
  readonly user: { readonly profile: string; readonly license: string } | null;
  readonly backfill: Pick<Backfill, 'state'> | undefined;
  /** Whether the integration user is also somebody who signs in to the Studio. */
  readonly isPersonal: boolean;
  /** Ids of the points that people have confirmed. */
  readonly confirmed: ReadonlySet<string>;
}

const TITLES = {
  edition: 'The edition includes API access',
  token_policy: 'Refresh token is valid until revoked',
  ip_relaxed: 'IP restrictions are relaxed for the app',
  api_access: 'API access control lets the integration user in',
  integration_user: 'A user of its own for the integration',
  profile: 'Own profile with a licence that allows the API',
  administrative: 'Administrative permissions',
  object_rights: 'Rights on objects',
  field_rights: 'Rights on fields',
  files_list: 'Files list on the Opportunity layout',
  user_list: 'List of users for licences',
  backfill: 'The part of the history to bring is chosen',
  connected: 'Connected by OAuth',
  package: 'The package is installed',
  synced: 'Data syncs',
  documents: 'Creating and syncing back documents was tried'
} as const;
type PointId = keyof typeof TITLES;

const NO_DOCUMENTS = 'Documents are not brought to Salesforce by this version.';

/** The sixteen points, in the order in which people see to them. */
export function judgeChecklist(facts: ChecklistFacts): ChecklistPoint[] {
  const judged: Readonly<Record<PointId, Judged>> = { ...appPoints(facts), ...restPoints(facts) };
  return (Object.keys(TITLES) as PointId[]).map((id) => ({ id, title: TITLES[id], ...judged[id] }));
}

/** How the app and its user get in. */
function appPoints(facts: ChecklistFacts) {
  const { connection, isPersonal } = facts;
  const { apps, users, profiles } = setupPages(connection);
  const pages = studioPages(connection);
  const { username, state, stateReason, authKind } = connection;
  const isIn = state === 'connected' || state === 'degraded';
  const closed = `The connection is ${state}. ${stateReason ?? ''}`.trimEnd();
  return {
    token_policy: tokenPoint(facts),
    ip_relaxed: asked(facts, 'ip_relaxed', 'The app, Policies: IP Relaxation.', apps),
    api_access: isIn
      ? done(`The org lets ${username} in through the app.`)
      : open(closed, pages.connection),
    integration_user: isPersonal
      ? open(`${username} is also a person’s: use a user of its own.`, users)
      : done(`It signs in as ${username}.`),
    profile: facts.user
      ? profilePoint(facts.user, connection)
      : asked(facts, 'profile', 'A clone for the integration user, not that of people.', profiles),
    connected: connectedPoint(isIn ? null : closed, authKind, pages.connection)
  };
}

function connectedPoint(
  closed: string | null,
  authKind: Connection['authKind'],
  page: Mend
): Judged {
  if (closed !== null) return open(closed, page);
  return authKind === 'access-token'
    ? open('By a session, which ends: connect by consent or client credentials.', page)
    : done('By OAuth.');
}

function restPoints(facts: ChecklistFacts) {
  const { connection, backfill } = facts;
  const pages = studioPages(connection);
  const { sets } = setupPages(connection);
  const writes = writesAnything(connection);
  const onlyRead = 'Nothing is brought to an org that is only read.';
  const missing = (...codes: readonly Finding['code'][]) => rightsPoint(facts, codes, pages.verify);
  return {
    edition: missing('api_disabled'),
    administrative: missing('api_disabled', 'permission_set_not_assigned'),
    object_rights:
      lostPoint(facts, (name) => !name.includes('.')) ?? missing('object_right_missing'),
    field_rights: lostPoint(facts, (name) => name.includes('.')) ?? missing('field_right_missing'),
    files_list: notNeeded(NO_DOCUMENTS),
    user_list: asked(facts, 'user_list', 'Note who shall see the cards, and assign the set.', sets),
    backfill: backfill
      ? done(`The last backfill is ${backfill.state}.`)
      : writes
        ? open('Start a backfill, or decide that new activity is enough.', pages.backfill)
        : notNeeded(onlyRead),
    package: writes ? missing('package_missing') : notNeeded(onlyRead),
    synced: syncedPoint(connection, facts),
    documents: notNeeded(NO_DOCUMENTS)
  };
}

/** Only where the org does not say how long a token lives, somebody must look. */
function tokenPoint(facts: ChecklistFacts): Judged {
  const { connection } = facts;
  const { apps } = setupPages(connection);
  const { authKind, tokenExpiresAt } = connection;
  if (authKind === 'client-credentials') return done('Client credentials need no refresh token.');
  if (authKind === 'access-token') {
    return open(
      'There is no refresh token: connect by consent.',
      studioPages(connection).connection
    );
  }
  if (tokenExpiresAt !== null) {
    const day = tokenExpiresAt.slice(0, 10);
    return open(`The token ends on ${day} if it is not used: Refresh Token Policy.`, apps);
  }
  return asked(facts, 'token_policy', 'The app, Policies: Refresh Token Policy.', apps);
}

function asked({ confirmed }: ChecklistFacts, id: PointId, detail: string, mend: Mend): Judged {
  return { state: confirmed.has(id) ? 'confirmed' : 'to_confirm', detail, mend };
}

/** A run knows better than an older verification. */
function lostPoint(
  { lostSince, connection }: ChecklistFacts,
  concerns: (name: string) => boolean
): Judged | undefined {
  const lost = lostSince.filter(concerns);
  if (lost.length === 0) return undefined;
  const more = lost.length > 1 ? ` (${lost.length - 1} more)` : '';
  return open(`A run could not write ${lost[0]}${more}.`, studioPages(connection).verify);
}

/** Done when the last verification found nothing of these kinds. */
function rightsPoint(
  { findings }: ChecklistFacts,
  codes: readonly Finding['code'][],
  page: Mend
): Judged {
  const found = findings?.filter(({ code }) => codes.includes(code)) ?? [];
  const [first] = found;
  if (!findings) return open('Verify the connection.', page);
  if (!first) return done('The last verification found nothing missing.');
  const more = found.length > 1 ? ` (${found.length - 1} more)` : '';
  return open(`${first.remedy}${more}`, page);
}
