import { contentHash, type Scope } from '../../adapters/storage/index.ts';
import type { TargetObject, Write, WriteException } from '../../domain/index.ts';
import { activityWrite, communityWrite, keepWritable, memberWrite } from '../../rules/index.ts';
import { ROWS_PER_COLLECTION } from './planner.ts';
import type { Row } from './row.ts';

/** Turns keys into rows: the record's present state, mapped, without what cannot be written. */
export class RowLoader {
  private readonly scope: Pick<Scope, 'feed'>;
  private readonly connectionId: string;
  private readonly writable: ReadonlyMap<TargetObject, ReadonlySet<string>>;

  constructor(
    scope: Pick<Scope, 'feed'>,
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
      return write ? [toRow(keepWritable(write, fields))] : [];
    });
  }

  private async writes(object: TargetObject, keys: readonly string[]): Promise<Write[]> {
    switch (object) {
      case 'Community__c':
        return (await this.scope.feed.communities(keys)).map(communityWrite);
      case 'Member__c':
        return (await this.scope.feed.members(this.connectionId, keys)).map((state) =>
          memberWrite(state.member, state.link)
        );
      case 'Activity__c':
        return (await this.scope.feed.activities(this.connectionId, keys)).map((state) =>
          activityWrite(state.activity, state.link)
        );
    }
  }
}

/** The row as a further try of what the outbox holds as an exception. */
export function asRetry(row: Row, exception: WriteException): Row {
  const isSame = row.hash === exception.payloadHash;
  return { ...row, attempts: isSame ? exception.attempts : 0, exceptionCode: exception.code };
}

function toRow(write: Write): Row {
  return {
    write,
    hash: contentHash(write.fields),
    attempts: 0,
    tries: 0,
    notBefore: 0,
    together: ROWS_PER_COLLECTION,
    isNew: false,
    exceptionCode: null,
    parentsResent: false,
    missingRecipient: null
  };
}
