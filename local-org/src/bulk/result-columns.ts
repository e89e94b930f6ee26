import type { QueriedRecord, ResultColumn } from '../soql/index.ts';

/** One column of a query's CSV. */
export interface ResultCell {
  /** As selected: `Name`, `Account.Name`. */
  readonly name: string;
  readonly path: readonly string[];
  readonly isTime: boolean;
  readonly index: number;
}

/** Columns of records side by side, in the order of the select list. */
export function resultColumns(columns: readonly ResultColumn[]): ResultCell[] {
  return flatten(columns, []).sort((a, b) => a.index - b.index);
}

/** The cells of one record; what is null is empty. */
export function cellsOf(columns: readonly ResultCell[], record: QueriedRecord): string[] {
  return columns.map(({ path, isTime }) => {
    const value = path.reduce<unknown>(
      (at, name) => Reflect.get(Object(at) as object, name),
      record
    );
    if (typeof value === 'boolean' || typeof value === 'number') return String(value);
    if (typeof value !== 'string') return '';
    // Unlike JSON answers, CSV has the zone as a letter (documented: Valid Date Format in Records).
    return isTime ? value.replace(/\+0000$/, 'Z') : value;
  });
}

function flatten(columns: readonly ResultColumn[], parents: readonly string[]): ResultCell[] {
  return columns.flatMap((column) => {
    if (column.kind === 'parent') return flatten(column.columns, [...parents, column.name]);
    if (column.kind !== 'field') return [];
    const path = [...parents, column.name];
    const isTime = column.field.type === 'datetime';
    return [{ name: path.join('.'), path, isTime, index: column.index }];
  });
}
