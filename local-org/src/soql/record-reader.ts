import type Database from 'better-sqlite3';
import type { SqlValue } from './fragment.ts';
import type { ChildPlan, RecordPlan } from './record-plan.ts';
import type { ChoiceColumn, FieldColumn, ResultColumn } from './result-column.ts';
import { toWire } from './wire.ts';

export type SqlRow = readonly SqlValue[];
export type QueriedRecord = Record<string, unknown>;

/** Runs record plans and turns their rows into Salesforce's JSON. */
export class RecordReader {
  private readonly db: Database.Database;
  private readonly apiVersion: string;

  constructor(db: Database.Database, apiVersion: string) {
    this.db = db;
    this.apiVersion = apiVersion;
  }

  /** The first `limit` rows in the query's order. */
  firstRows(plan: RecordPlan, limit: number): SqlRow[] {
    return this.all(
      `SELECT ${plan.select.join(', ')} FROM ${plan.from} WHERE ${plan.where.text}` +
        `${plan.orderBy.text} LIMIT ? OFFSET ?`,
      [...plan.where.values, ...plan.orderBy.values, limit, plan.offset]
    );
  }

  /** The ids of all rows in the query's order. */
  ids(plan: RecordPlan): string[] {
    const sql = `SELECT t0."Id" FROM ${plan.from} WHERE ${plan.where.text}${plan.orderBy.text}`;
    const values = [...plan.where.values, ...plan.orderBy.values, plan.limit ?? -1, plan.offset];
    const statement = this.db.prepare(`${sql} LIMIT ? OFFSET ?`).pluck(true);
    return statement.all(...values) as string[];
  }

  /** The rows with these ids, in the order of the ids; a row that is gone is left out. */
  rowsById(plan: RecordPlan, ids: readonly string[], includeDeleted: boolean): SqlRow[] {
    const alive = includeDeleted ? '' : ' AND t0."IsDeleted" = 0';
    const rows = this.all(
      `SELECT ${plan.select.join(', ')} FROM ${plan.from} ` +
        `WHERE t0."Id" IN (SELECT value FROM json_each(?))${alive}`,
      [JSON.stringify(ids)]
    );
    const byId = new Map(rows.map((row) => [row[plan.idIndex], row]));
    return ids.map((id) => byId.get(id)).filter((row) => row !== undefined);
  }

  /** Rows as records; each child relationship takes one more statement for all of them. */
  records(plan: RecordPlan, rows: readonly SqlRow[]): QueriedRecord[] {
    const ids = rows.map((row) => String(row[plan.idIndex]));
    const children = new Map(
      plan.children.map((child) => [child.name, this.childrenByParent(child, ids)])
    );
    return rows.map((row, index) => {
      const record: QueriedRecord = this.attributes(plan.object.name, ids[index]);
      return this.fill(record, plan.columns, row, (name) => {
        const found = children.get(name)?.get(String(ids[index]));
        return found ? { totalSize: found.length, done: true, records: found } : null;
      });
    });
  }

  private childrenByParent(
    { plan, parentId }: ChildPlan,
    parents: readonly string[]
  ): Map<string, QueriedRecord[]> {
    const byParent = new Map<string, QueriedRecord[]>();
    const rows = parents.length > 0 ? this.childRows(plan, parentId, parents) : [];
    const records = this.records(plan, rows);
    rows.forEach((row, index) => {
      const parent = String(row[plan.select.length]);
      const siblings = byParent.get(parent) ?? [];
      siblings.push(records[index] as QueriedRecord);
      byParent.set(parent, siblings);
    });
    return byParent;
  }

  /** Child rows of all parents, the parent's id behind the plan's own expressions. */
  private childRows(plan: RecordPlan, parentId: string, parents: readonly string[]): SqlRow[] {
    const select = [...plan.select, parentId].map((sql, index) => `${sql} AS c${index}`);
    const rank = `ROW_NUMBER() OVER (PARTITION BY ${parentId}${plan.orderBy.text}) AS place`;
    const columns = select.map((_, index) => `c${index}`);
    const rows =
      `SELECT ${[...select, rank].join(', ')} FROM ${plan.from} ` +
      `WHERE ${parentId} IN (SELECT value FROM json_each(?)) AND ${plan.where.text}`;
    const limit = plan.limit === undefined ? '' : ` WHERE place <= ${plan.limit}`;
    return this.all(`SELECT ${columns.join(', ')} FROM (${rows})${limit} ORDER BY place`, [
      ...plan.orderBy.values,
      JSON.stringify(parents),
      ...plan.where.values
    ]);
  }

  private fill(
    record: QueriedRecord,
    columns: readonly ResultColumn[],
    row: SqlRow,
    childrenOf: (name: string) => unknown
  ): QueriedRecord {
    for (const column of columns) {
      switch (column.kind) {
        case 'field':
          record[column.name] = this.value(column, row[column.index]);
          break;
        case 'children':
          record[column.name] = childrenOf(column.name);
          break;
        case 'choice':
          record[column.name] = this.chosen(column, row, childrenOf);
          break;
        case 'parent': {
          const id = row[column.idIndex];
          const table = column.objectIndex === undefined ? column.object : row[column.objectIndex];
          const parent = this.attributes(column.object, id, String(table));
          record[column.name] =
            id === null ? null : this.fill(parent, column.columns, row, childrenOf);
        }
      }
    }
    return record;
  }

  /** A matched parent is of its own object; what ELSE answers is a Name (strict reading). */
  private chosen(
    column: ChoiceColumn,
    row: SqlRow,
    childrenOf: (name: string) => unknown
  ): QueriedRecord | null {
    const object = String(row[column.objectIndex]);
    const matched = column.cases.get(object);
    const columns = matched ?? column.otherwise;
    const id = row[column.idIndex];
    if (id === null || !columns) return null;
    const parent = this.attributes(matched ? object : 'Name', id, object);
    return this.fill(parent, columns, row, childrenOf);
  }

  private value({ field, labels }: FieldColumn, stored: SqlValue | undefined): unknown {
    if (labels && typeof stored === 'string') return labelsOf(stored, labels);
    if (field.type !== 'base64' || typeof stored !== 'string') return toWire(field, stored);
    return `/services/data/v${this.apiVersion}${stored}`;
  }

  private attributes(type: string, id: SqlValue | undefined, table = type): QueriedRecord {
    return {
      attributes: { type, url: `/services/data/v${this.apiVersion}/sobjects/${table}/${id}` }
    };
  }

  private all(sql: string, values: readonly SqlValue[]): SqlRow[] {
    return this.db
      .prepare(sql)
      .raw(true)
      .all(...values) as SqlRow[];
  }
}

/** A value nobody gave a label is shown as it is. */
function labelsOf(stored: string, labels: ReadonlyMap<string, string>): string {
  const values = stored.split(';');
  return values.map((value) => labels.get(value) ?? value).join(';');
}
