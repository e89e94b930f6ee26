import type { Kysely } from 'kysely';
import type { Plan, PlannedAction, PlannedRow, PlanSummary } from '../../../domain/index.ts';
import { chunk } from '../../../kernel/index.ts';
import type { PlanRowTable, PlanTable } from '../run-tables.ts';
import type { Tables } from '../tables.ts';

const ROWS_PER_STATEMENT = 1000;

export interface PlanRowQuery {
  /** Position of the first one. */
  readonly from: number;
  readonly limit: number;
  readonly action?: PlannedAction;
}

/** Rehearsed runs, row by row. */
export class PlanRepository {
  private readonly db: Kysely<Tables>;

  constructor(db: Kysely<Tables>) {
    this.db = db;
  }

  /** Inside a transaction: a plan without its rows is no plan. */
  async insert(plan: Plan, rows: readonly PlannedRow[]): Promise<void> {
    await this.db
      .insertInto('plans')
      .values({
        ...{ id: plan.id, connection_id: plan.connectionId, created_at: plan.createdAt },
        ...{ used_at: plan.usedAt, head: plan.head },
        schema: JSON.stringify(plan.schema),
        summary: JSON.stringify(plan.summary)
      })
      .execute();
    const numbered = rows.map((row, position) => toRow(plan.id, position, row));
    for (const part of chunk(numbered, ROWS_PER_STATEMENT)) {
      await this.db.insertInto('plan_rows').values(part).execute();
    }
  }

  async find(id: string): Promise<Plan | undefined> {
    const row = await this.plans().where('plans.id', '=', id).executeTakeFirst();
    return row && toPlan(row);
  }

  /** The newest of a connection. */
  async latest(connectionId: string): Promise<Plan | undefined> {
    const row = await this.plans()
      .where('plans.connection_id', '=', connectionId)
      .orderBy('plans.id', 'desc')
      .executeTakeFirst();
    return row && toPlan(row);
  }

  async markUsed(id: string, at: string): Promise<void> {
    await this.db.updateTable('plans').set({ used_at: at }).where('plans.id', '=', id).execute();
  }

  /** A page of rows in order, from this position on. */
  async listRows(
    planId: string,
    { from, limit, action }: PlanRowQuery
  ): Promise<(PlannedRow & { readonly position: number })[]> {
    const rows = await this.db
      .selectFrom('plan_rows')
      .select(['position', 'object', 'external_id', 'action', 'details'])
      .where('plan_rows.plan_id', '=', planId)
      .$if(action !== undefined, (query) => query.where('plan_rows.action', '=', action ?? ''))
      .where('plan_rows.position', '>=', from)
      .orderBy('plan_rows.position')
      .limit(limit)
      .execute();
    return rows.map((row) => ({
      position: row.position,
      object: row.object as PlannedRow['object'],
      externalId: row.external_id,
      action: row.action as PlannedRow['action'],
      ...(JSON.parse(row.details) as Omit<PlannedRow, 'object' | 'externalId' | 'action'>)
    }));
  }

  private plans() {
    return this.db
      .selectFrom('plans')
      .select(['id', 'connection_id', 'created_at', 'used_at', 'head', 'schema', 'summary']);
  }
}

function toPlan(row: PlanTable): Plan {
  return {
    ...{ id: row.id, connectionId: row.connection_id, createdAt: row.created_at },
    ...{ usedAt: row.used_at, head: row.head },
    schema: JSON.parse(row.schema) as Plan['schema'],
    summary: JSON.parse(row.summary) as PlanSummary
  };
}

function toRow(planId: string, position: number, row: PlannedRow): PlanRowTable {
  const { object, externalId, action, ...details } = row;
  return {
    ...{ plan_id: planId, position, object, external_id: externalId, action },
    details: JSON.stringify(details)
  };
}
