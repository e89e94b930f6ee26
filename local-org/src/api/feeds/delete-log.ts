import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import { notePurge, purgedUntil, quoteName } from '../../records/index.ts';
import type { TimeSpan } from './time-span.ts';

/** Documented: a log that has grown large may lose what is older than this. */
const KEPT_FOR = 2 * 3_600_000;

export interface Deletion {
  readonly id: string;
  readonly date: string;
}

/** What was deleted, per object: rows in the recycle bin, as far back as the log has not been purged. */
export class DeleteLog {
  private readonly org: Org;

  constructor(org: Org) {
    this.org = org;
  }

  deletions(object: ObjectSchema, { start, end }: TimeSpan, limit: number): Deletion[] {
    const date = quoteName(object.fields.has('systemmodstamp') ? 'SystemModstamp' : 'CreatedDate');
    const from = new Date(Math.max(start.getTime(), this.earliest(object).getTime()));
    return this.org.store
      .prepare(
        `SELECT "Id" AS id, ${date} AS date FROM ${quoteName(object.name)}
         WHERE "IsDeleted" = 1 AND ${date} >= ? AND ${date} < ? ORDER BY ${date}, "Id" LIMIT ?`
      )
      .all(from.toISOString(), end.toISOString(), limit) as Deletion[];
  }

  /** Before this nothing is known: the last purge, or the beginning of the org. */
  earliest({ name }: ObjectSchema): Date {
    const { store, createdAt } = this.org;
    const purged = purgedUntil(store, name) ?? createdAt;
    return new Date(purged > createdAt ? purged : createdAt);
  }

  /** Forgets what is older than two hours, as Salesforce does with a log that has grown large. */
  purge({ name }: ObjectSchema): void {
    const until = new Date(this.org.clock.now().getTime() - KEPT_FOR);
    notePurge(this.org.store, name, until.toISOString());
  }
}
