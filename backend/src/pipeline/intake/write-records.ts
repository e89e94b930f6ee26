import type { Scope, Storage, SaveOutcome } from '../../adapters/storage/index.ts';
import type { Activity, Change, Community, Session } from '../../domain/index.ts';
import { mergeMember, type MemberDetails } from '../../rules/index.ts';
import type { IntakeRecord } from './connector.ts';
import { ImportInterruptedError } from './import-errors.ts';
import type { ImportCounts } from './import-request.ts';

/** Records per commit: large enough that the disk is not the limit, small enough to be interrupted. */
const GROUP_SIZE = 1_000;

/** What became of the records, by kind. */
export interface WriteTotals {
  /** Created or updated; each has one change in the log. */
  readonly written: ImportCounts;
  readonly unchanged: ImportCounts;
}

interface Group {
  readonly communities: Community[];
  readonly members: MemberDetails[];
  readonly activities: Activity[];
  readonly sessions: Session[];
}

/**
 * Writes the community, if there is one, and the records in group commits. Each transaction saves its rows and appends a change
 * for every row that is not what it was, so a crash leaves whole groups and no change without its row.
 */
export async function writeRecords(
  storage: Storage,
  community: Community | null,
  records: AsyncIterable<IntakeRecord>,
  options: { signal: AbortSignal | undefined; onCommitted: (records: number) => void }
): Promise<WriteTotals> {
  const totals = new Totals();
  let group: Group = { ...emptyGroup(), communities: community ? [community] : [] };
  let size = 0;
  const commit = async () => {
    if (options.signal?.aborted) throw new ImportInterruptedError();
    const closed = group;
    totals.add(await storage.transaction((scope) => saveGroup(scope, closed)));
    options.onCommitted(size);
    group = emptyGroup();
    size = 0;
  };
  for await (const record of records) {
    if (record.kind === 'member') group.members.push(record.member);
    else if (record.kind === 'activity') group.activities.push(record.activity);
    else group.sessions.push(record.session);
    size += 1;
    if (size >= GROUP_SIZE) await commit();
  }
  await commit();
  return totals;
}

function emptyGroup(): Group {
  return { communities: [], members: [], activities: [], sessions: [] };
}

type Outcomes = Readonly<Record<keyof ImportCounts, readonly SaveOutcome[]>>;

async function saveGroup(scope: Scope, group: Group): Promise<Outcomes> {
  const known = await scope.members.listByKeys(group.members.map(({ externalId }) => externalId));
  const byKey = new Map(known.map((member) => [member.externalId, member]));
  const members = group.members.map((told) => mergeMember(byKey.get(told.externalId), told));
  const authors = await scope.activities.authorsOf(
    group.activities.map(({ externalId }) => externalId)
  );
  const outcomes = {
    communities: await scope.communities.saveAll(group.communities),
    members: await scope.members.saveAll(members),
    activities: await scope.activities.saveAll(group.activities),
    sessions: await scope.sessions.saveAll(group.sessions)
  };
  await scope.changes.append([
    ...changesOf('community', group.communities, outcomes.communities),
    ...changesOf('member', members, outcomes.members),
    ...formerAuthors(group.activities, authors),
    ...changesOf('activity', group.activities, outcomes.activities),
    ...changesOf('session', group.sessions, outcomes.sessions)
  ]);
  return outcomes;
}

/** Who loses an activity to another member is not what he was either: his totals differ. */
export function formerAuthors(
  activities: readonly Activity[],
  authors: ReadonlyMap<string, string>
): Change[] {
  const former = activities.flatMap(({ externalId, memberKey }) => {
    const author = authors.get(externalId);
    return author !== undefined && author !== memberKey ? [author] : [];
  });
  return [...new Set(former)].map((key) => ({
    ...{ kind: 'member', key, connectionId: null, origin: 'intake', depth: 0 }
  }));
}

/** What is new to us, and what its source changed. */
export function changesOf(
  kind: Change['kind'],
  rows: readonly { readonly externalId: string }[],
  outcomes: readonly SaveOutcome[]
): Change[] {
  return rows.flatMap(({ externalId: key }, index): Change[] => {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome === 'unchanged') return [];
    const origin = outcome === 'created' ? 'intake' : 'edit';
    return [{ kind, key, connectionId: null, origin, depth: 0 }];
  });
}

class Totals implements WriteTotals {
  readonly written = { communities: 0, members: 0, activities: 0, sessions: 0 };
  readonly unchanged = { communities: 0, members: 0, activities: 0, sessions: 0 };

  add(outcomes: Outcomes): void {
    for (const kind of ['communities', 'members', 'activities', 'sessions'] as const) {
      const unchanged = outcomes[kind].filter((outcome) => outcome === 'unchanged').length;
      this.unchanged[kind] += unchanged;
      this.written[kind] += outcomes[kind].length - unchanged;
    }
  }
}
