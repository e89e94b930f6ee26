import type { Scope } from '../../adapters/storage/index.ts';
import type { RollupObject, TargetObject, Write, WriteException } from '../../domain/index.ts';
import {
  activityWrite,
  communityWrite,
  keepWritable,
  memberRollupFields,
  memberWrite,
  sessionWrite
} from '../../rules/index.ts';
import { lockPlace } from './lock.ts';
import { ROWS_PER_COLLECTION } from './planner.ts';
import { hashOf, type Row } from './row.ts';
import { RECIPIENT_MISSING } from './verdict.ts';

type Sources = Pick<Scope, 'feed' | 'memberRollups' | 'recordRollups' | 'people' | 'opportunities'>;

/** Turns keys into rows: the record's present state, mapped, without what cannot be written. */
export class RowLoader {
  private readonly scope: Sources;
  private readonly connectionId: string;
  private readonly writable: ReadonlyMap<TargetObject, ReadonlySet<string>>;

  constructor(
    scope: Sources,
    connectionId: string,
    writable: ReadonlyMap<TargetObject, ReadonlySet<string>>
  ) {
    this.scope = scope;
    this.connectionId = connectionId;
    this.writable = writable;
  }

  /** In the order of the keys; none for records that are gone or objects that cannot be written. */
  async load(object: TargetObject, keys: readonly string[]): Promise<Row[]> {
    const fields = this.writable.get(object);
    if (!fields || keys.length === 0) return [];
    const writes = new Map<string, Write>();
    for (const write of await this.writes(object, keys)) writes.set(write.externalId, write);
    return keys.flatMap((key) => {
      const write = writes.get(key);
      const kept = write && keepWritable(write, fields);
      // The caller's own text, which is remembered for long: a second one would take as much again.
      return kept && Object.keys(kept.fields).length > 0 ? [toRow(kept, key)] : [];
    });
  }

  /** Those of which nothing is to be sent any more; none of an object that cannot be written now. */
  async listGone(object: TargetObject, keys: readonly string[]): Promise<string[]> {
    if (keys.length === 0 || !this.writable.has(object)) return [];
    const there = new Set((await this.writes(object, keys)).map(({ externalId }) => externalId));
    return keys.filter((key) => !there.has(key));
  }

  private async writes(object: TargetObject, keys: readonly string[]): Promise<Write[]> {
    const { feed } = this.scope;
    switch (object) {
      case 'Community__c':
        return this.communities(keys);
      case 'Member__c':
        return this.members(keys);
      case 'Session__c':
        return (await feed.sessions(this.connectionId, keys)).map((state) =>
          sessionWrite(state.session, state.link)
        );
      case 'Activity__c':
        return (await feed.activities(this.connectionId, keys)).map((state) =>
          activityWrite(state.activity, state.link, state.level)
        );
      case 'Account':
      case 'Contact':
      case 'Lead':
      case 'Opportunity':
        return this.totals(object, keys);
    }
  }

  private async communities(keys: readonly string[]): Promise<Write[]> {
    const { feed, recordRollups } = this.scope;
    const totals = await recordRollups.find(this.connectionId, 'Community__c', keys);
    return (await feed.communities(keys)).map((community) =>
      communityWrite(community, totals.get(community.externalId))
    );
  }

  private async members(keys: readonly string[]): Promise<Write[]> {
    const { feed, memberRollups } = this.scope;
    const rollups = await memberRollups.find(this.connectionId, keys);
    return (await feed.members(this.connectionId, keys)).map(({ member, link }) =>
      memberWrite(member, link, memberRollupFields(rollups.get(member.externalId)))
    );
  }

  /** A Lead that was converted, and records that are gone, take no values any more. */
  private async totals(object: RollupObject, keys: readonly string[]): Promise<Write[]> {
    const { people, opportunities, recordRollups } = this.scope;
    const totals = await recordRollups.find(this.connectionId, object, keys);
    const writes = [...totals].map(([externalId, fields]) => ({
      ...{ object, externalId, fields, parentKeys: [] }
    }));
    if (object === 'Opportunity') {
      const gone = new Set(await opportunities.listDeleted(this.connectionId, keys));
      return writes.filter(({ externalId }) => !gone.has(externalId));
    }
    if (object !== 'Contact' && object !== 'Lead') return writes;
    const known = await people.listByIds(this.connectionId, keys);
    const there = new Set(known.flatMap((one) => (one.isConverted ? [] : [one.recordId])));
    return writes.filter(({ externalId }) => there.has(externalId));
  }
}

/**
 * The row as a further try of what the outbox holds as an exception.
 * @param hasHash an earlier state of it has landed
 */
export function asRetry(row: Row, exception: WriteException, hasHash: boolean): Row {
  const { code, payloadHash } = exception;
  const attempts = hashOf(row) === payloadHash ? exception.attempts : 0;
  // An activity has no hash; without its recipient it is in the org.
  const isNew = !hasHash && code !== RECIPIENT_MISSING;
  return { ...row, attempts, exceptionCode: code, isNew };
}

function toRow(write: Write, externalId: string): Row {
  return {
    write: { ...write, externalId },
    payload: write.fields,
    place: lockPlace(write),
    attempts: 0,
    tries: 0,
    notBefore: 0,
    together: ROWS_PER_COLLECTION,
    isNew: true,
    exceptionCode: null,
    parentsResent: false,
    missingRecipient: null
  };
}
