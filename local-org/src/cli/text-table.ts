type Cells = Map<string, string>;

const WIDEST = 60;

/** Query records as aligned columns; parents are flattened to `Account.Name`, child rows are counted. */
export function textTable(records: readonly Record<string, unknown>[]): string {
  const rows = records.map((record) => flatten(record));
  const columns = columnsOf(rows);
  const widths = columns.map((column) =>
    Math.max(column.length, ...rows.map((row) => (row.get(column) ?? '').length))
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, index) => cell.padEnd(widths[index] ?? 0))
      .join('  ')
      .trimEnd();
  return [
    line(columns),
    line(widths.map((width) => '-'.repeat(width))),
    ...rows.map((row) => line(columns.map((column) => row.get(column) ?? '')))
  ].join('\n');
}

export function rowCount(count: number): string {
  return `${count} ${count === 1 ? 'row' : 'rows'}`;
}

/** Every column any row has: a missing parent shows no columns of its own. */
function columnsOf(rows: readonly Cells[]): string[] {
  const columns = new Set(rows.flatMap((row) => [...row.keys()]));
  const isParent = (column: string) => [...columns].some((other) => other.startsWith(`${column}.`));
  return [...columns].filter((column) => !isParent(column));
}

function flatten(record: Record<string, unknown>, prefix = ''): Cells {
  const cells: Cells = new Map();
  for (const [name, value] of Object.entries(record)) {
    if (name === 'attributes') continue;
    const path = prefix + name;
    if (isChildResult(value)) cells.set(path, rowCount(value.totalSize));
    else if (typeof value === 'object' && value !== null) {
      const parent = flatten(value as Record<string, unknown>, `${path}.`);
      for (const [column, cell] of parent) cells.set(column, cell);
    } else cells.set(path, shown(value));
  }
  return cells;
}

function isChildResult(value: unknown): value is { totalSize: number } {
  return typeof value === 'object' && value !== null && 'totalSize' in value && 'records' in value;
}

/** A cell on one line; only scalars come here. */
function shown(value: unknown): string {
  if (value === null) return '';
  const text = (typeof value === 'string' ? value : JSON.stringify(value)).replace(/\s+/g, ' ');
  return text.length > WIDEST ? `${text.slice(0, WIDEST - 1)}…` : text;
}
