import type { ObjectSchema } from '../../metadata/index.ts';
import { sourceName, type Viewer } from '../viewer.ts';
import { labelOf, linkedCellOf, type FieldCell } from './field-cell.ts';
import { iconOf } from './icons.ts';
import { countRows, readRows } from './read-rows.ts';
import { selectedPaths, type ShownField } from './shown-field.ts';

export interface TableRequest {
  readonly object: ObjectSchema;
  readonly fields: readonly ShownField[];
  /** SOQL behind WHERE; every record without it. */
  readonly where?: string;
  /** SOQL behind ORDER BY. */
  readonly orderBy: string;
  readonly offset: number;
  readonly limit: number;
}

/** One page of records as a table. */
export interface RecordTable {
  readonly object: {
    readonly name: string;
    readonly label: string;
    readonly labelPlural: string;
    readonly icon: string;
  };
  readonly columns: readonly {
    readonly name: string;
    readonly label: string;
    readonly type: string;
  }[];
  readonly rows: readonly { readonly id: string; readonly cells: readonly FieldCell[] }[];
  /** All records, not only this page's. */
  readonly total: number;
  readonly offset: number;
  /** Records behind these can be asked for. */
  readonly hasNext: boolean;
}

/** SOQL's own bound (documented: OFFSET). */
const MAX_OFFSET = 2000;

export function recordTable(viewer: Viewer, request: TableRequest): RecordTable {
  const { object, fields, orderBy, limit } = request;
  const offset = Math.min(request.offset, MAX_OFFSET);
  const where = request.where ? ` WHERE ${request.where}` : '';
  const rows = readRows(
    viewer,
    `SELECT ${selectedPaths(fields).join(', ')} FROM ${object.name}${where} ORDER BY ${orderBy} LIMIT ${limit} OFFSET ${offset}`
  );
  const total = countRows(viewer, `SELECT COUNT() FROM ${object.name}${where}`);
  return {
    object: {
      name: sourceName(viewer, object.name),
      label: object.label,
      labelPlural: object.labelPlural,
      icon: iconOf(viewer, object)
    },
    columns: fields.map((shown) => ({
      name: shown.name,
      label: labelOf(shown),
      type: shown.field.type
    })),
    rows: rows.map((row) => ({
      id: String(row['Id']),
      cells: fields.map((field) => linkedCellOf(viewer, field, row))
    })),
    ...{ total, offset },
    hasNext: offset + rows.length < total && offset + limit <= MAX_OFFSET
  };
}
