import type { Connection } from '../../domain/index.ts';

/**
 * `confirmed` and `to_confirm`: a person says so, for no machine can look. `not_needed`: nothing that this
 * connection does depends on it.
 */
export type PointState = 'done' | 'open' | 'confirmed' | 'to_confirm' | 'not_needed';

/** Where a point is mended: on a page of the Studio, or of Setup in the org. */
export type Mend =
  | { readonly kind: 'studio'; readonly label: string; readonly route: string }
  | { readonly kind: 'org'; readonly label: string; readonly url: string };

/** One of the things to see to when an org is connected. */
export interface ChecklistPoint {
  /** Stable; people's confirmations hang on it. */
  readonly id: string;
  readonly title: string;
  readonly state: PointState;
  /** What was found, or what is to be done. */
  readonly detail: string;
  /** Null where nothing is to be mended. */
  readonly mend: Mend | null;
}

/** A point before its id and title. */
export type Judged = Omit<ChecklistPoint, 'id' | 'title'>;

export function done(detail: string): Judged {
  return { state: 'done', detail, mend: null };
}

export function open(detail: string, mend: Mend): Judged {
  return { state: 'open', detail, mend };
}

export function notNeeded(detail: string): Judged {
  return { state: 'not_needed', detail, mend: null };
}

/** Whether people confirm the point, as it stands now. */
export function isConfirmable({ state }: Pick<ChecklistPoint, 'state'>): boolean {
  return state === 'confirmed' || state === 'to_confirm';
}

/** Pages of the Studio about one connection. */
export function studioPages({ id }: Pick<Connection, 'id'>) {
  const page = (label: string, route: string): Mend => ({ kind: 'studio', label, route });
  const of = `connection=${encodeURIComponent(id)}`;
  return {
    connection: page('Open the connection', `/connections/${id}`),
    verify: page('Verify', `/connections/${id}/verify`),
    sync: page('Open the sync', `/sync?${of}`),
    backfill: page('Open the backfill', `/backfill?${of}`),
    issues: page('Open the issues', `/issues?${of}`),
    run: (runId: string) => page('Open the run', `/history/${runId}?${of}`)
  };
}

/** Pages of Setup in the org. */
export function setupPages({ instanceUrl }: Pick<Connection, 'instanceUrl'>) {
  const page = (label: string, name: string): Mend => {
    return { kind: 'org', label, url: `${instanceUrl}/lightning/setup/${name}/home` };
  };
  return {
    apps: page('External Client App Manager', 'ManageExternalClientApplication'),
    profiles: page('Profiles', 'EnhancedProfiles'),
    users: page('Users', 'ManageUsers'),
    sets: page('Permission Sets', 'PermSets')
  };
}
