import type { Kysely } from 'kysely';
import {
  PUSH_ORDER,
  type ExceptionState,
  type TargetObject,
  type WriteException
} from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import { inChunks } from '../in-chunks.ts';
import type { ExceptionTable, Tables } from '../tables.ts';

const COLUMNS = [
  'exceptions.connection_id',
  'exceptions.object',
  'exceptions.external_id',
  'exceptions.state',
  'exceptions.code',
  'exceptions.field',
  'exceptions.message',
  'exceptions.remedy',
  'exceptions.attempts',
  'exceptions.retry_at',
  'exceptions.parent_key',
  'exceptions.payload_hash',
  'exceptions.first_seen_at',
  'exceptions.last_seen_at'
] as const;

const ROWS_PER_STATEMENT = 1000;

/** The rows of the outbox that did not land: everything else is said by the cursors. */
export class ExceptionRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** `firstSeenAt` of a row already known is kept. */
  async saveAll(exceptions: readonly WriteException[]): Promise<void> {
    for (const part of chunk(exceptions, ROWS_PER_STATEMENT)) {
      await this.db
        .insertInto('exceptions')
        .values(part.map(toRow))
        .onConflict((conflict) =>
          conflict.columns(['connection_id', 'object', 'external_id']).doUpdateSet((eb) => ({
            state: eb.ref('excluded.state'),
            code: eb.ref('excluded.code'),
            field: eb.ref('excluded.field'),
            message: eb.ref('excluded.message'),
            remedy: eb.ref('excluded.remedy'),
            attempts: eb.ref('excluded.attempts'),
            retry_at: eb.ref('excluded.retry_at'),
            parent_key: eb.ref('excluded.parent_key'),
            payload_hash: eb.ref('excluded.payload_hash'),
            last_seen_at: eb.ref('excluded.last_seen_at')
          }))
        )
        .execute();
    }
  }

  async deleteAll(
    connectionId: string,
    object: TargetObject,
    externalIds: readonly string[]
  ): Promise<void> {
    for (const part of chunk(externalIds, ROWS_PER_STATEMENT)) {
      await this.db
        .deleteFrom('exceptions')
        .where('exceptions.connection_id', '=', connectionId)
        .where('exceptions.object', '=', object)
        .where('exceptions.external_id', 'in', part)
        .execute();
    }
  }

  /** The exceptions among these records, whatever their object: children ask for their parents too. */
  async listByKeys(connectionId: string, keys: readonly string[]): Promise<WriteException[]> {
    return this.listIn(connectionId, 'exceptions.external_id', keys);
  }

  /** The rows that were held back for one of these parents. */
  async listWaitingFor(
    connectionId: string,
    parents: readonly string[]
  ): Promise<WriteException[]> {
    const children = await this.listIn(connectionId, 'exceptions.parent_key', parents);
    return children.filter((exception) => exception.state === 'waiting');
  }

  async listByState(
    connectionId: string,
    object: TargetObject,
    state: ExceptionState
  ): Promise<WriteException[]> {
    const rows = await this.db
      .selectFrom('exceptions')
      .select(COLUMNS)
      .where('exceptions.connection_id', '=', connectionId)
      .where('exceptions.object', '=', object)
      .where('exceptions.state', '=', state)
      .orderBy('exceptions.external_id')
      .execute();
    return rows.map(toException);
  }

  /** Keys of the excepted records of these objects that the org, as far as we know, does not have. */
  async listNeverLanded(connectionId: string, objects: readonly TargetObject[]): Promise<string[]> {
    const rows = await this.db
      .selectFrom('exceptions')
      .leftJoin('sent_hashes', (join) =>
        join
          .onRef('sent_hashes.connection_id', '=', 'exceptions.connection_id')
          .onRef('sent_hashes.object', '=', 'exceptions.object')
          .onRef('sent_hashes.external_id', '=', 'exceptions.external_id')
      )
      .select('exceptions.external_id')
      .where('exceptions.connection_id', '=', connectionId)
      .where('exceptions.object', 'in', objects)
      .where('sent_hashes.external_id', 'is', null)
      .execute();
    return rows.map((row) => row.external_id);
  }

  /**
   * Parked rows become due: all of them, or those with one of these codes or keys.
   * @returns how many
   */
  async retryParked(
    connectionId: string,
    { codes, keys }: { readonly codes?: readonly string[]; readonly keys?: readonly string[] }
  ): Promise<number> {
    const result = await this.db
      .updateTable('exceptions')
      .set({ state: 'retry', retry_at: null, attempts: 0 })
      .where('exceptions.connection_id', '=', connectionId)
      .where('exceptions.state', '=', 'parked')
      .$if(codes !== undefined, (query) => query.where('exceptions.code', 'in', codes ?? []))
      .$if(keys !== undefined, (query) => query.where('exceptions.external_id', 'in', keys ?? []))
      .executeTakeFirst();
    return Number(result.numUpdatedRows);
  }

  async counts(connectionId: string): Promise<Record<ExceptionState, number>> {
    const rows = await this.db
      .selectFrom('exceptions')
      .select(['exceptions.state', (eb) => eb.fn.countAll<number | string>().as('rows')])
      .where('exceptions.connection_id', '=', connectionId)
      .groupBy('exceptions.state')
      .execute();
    const of = (state: ExceptionState) =>
      Number(rows.find((row) => row.state === state)?.rows ?? 0);
    return { retry: of('retry'), waiting: of('waiting'), parked: of('parked') };
  }

  private async listIn(
    connectionId: string,
    column: 'exceptions.external_id' | 'exceptions.parent_key',
    keys: readonly string[]
  ): Promise<WriteException[]> {
    const rows = await inChunks(keys, ROWS_PER_STATEMENT, (part) =>
      this.db
        .selectFrom('exceptions')
        .select(COLUMNS)
        .where('exceptions.connection_id', '=', connectionId)
        .where('exceptions.object', 'in', PUSH_ORDER)
        .where(column, 'in', part)
        .execute()
    );
    return rows.map(toException);
  }
}

function toRow(exception: WriteException): ExceptionTable {
  return {
    connection_id: exception.connectionId,
    object: exception.object,
    external_id: exception.externalId,
    state: exception.state,
    code: exception.code,
    field: exception.field,
    message: exception.message,
    remedy: exception.remedy,
    attempts: exception.attempts,
    retry_at: exception.retryAt,
    parent_key: exception.parentKey,
    payload_hash: exception.payloadHash,
    first_seen_at: exception.firstSeenAt,
    last_seen_at: exception.lastSeenAt
  };
}

function toException(row: ExceptionTable): WriteException {
  return {
    connectionId: row.connection_id,
    object: row.object as TargetObject,
    externalId: row.external_id,
    state: row.state as ExceptionState,
    code: row.code,
    field: row.field,
    message: row.message,
    remedy: row.remedy,
    attempts: row.attempts,
    retryAt: row.retry_at,
    parentKey: row.parent_key,
    payloadHash: row.payload_hash,
    firstSeenAt: row.first_seen_at,
    lastSeenAt: row.last_seen_at
  };
}
