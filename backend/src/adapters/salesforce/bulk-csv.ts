import type { Write } from '../../domain/index.ts';
import type { Namespace } from './namespace.ts';

const KEY_FIELD = 'ExternalId__c';
/** Clears a field; an empty cell leaves it as it is (Prepare CSV Files). */
const CLEARED = '#N/A';
/** Documented: Bulk API 2.0 limits; characters of one field and of one record. */
const MAX_FIELD = 32_000;
const MAX_RECORD = 400_000;

/** Whether CSV can say these values at all: not too long, and none that would mean "cleared". */
export function canSayInCsv(fields: Write['fields']): boolean {
  return Object.values(fields).every((value) => cellOf(value) !== undefined);
}

/** Bytes of its line, without the empty cells of other rows' columns. */
export function csvSize({ externalId, fields }: Pick<Write, 'externalId' | 'fields'>): number {
  let bytes = cellSize(externalId);
  for (const value of Object.values(fields)) bytes += cellSize(cellOf(value) ?? '');
  return bytes;
}

/**
 * The columns of one upload and its lines. A look-up is named by the parent's external id
 * (`Member__r.ExternalId__c`) in the same column as rows that clear it (`Member__c: null`).
 */
export class BulkCsv {
  /** API names of the columns in the org, the key first. */
  readonly header: readonly string[];
  /** For each field of a write, its place behind the key. */
  private readonly places: ReadonlyMap<string, number>;

  /** @param fields every field name that occurs in the writes. */
  constructor(fields: ReadonlySet<string>, namespace: Namespace) {
    const names = [...fields].filter((name) => !fields.has(relationshipOf(name))).sort();
    const places = new Map(names.map((name, index) => [name, index]));
    for (const name of fields) {
      const place = places.get(relationshipOf(name));
      if (place !== undefined) places.set(name, place);
    }
    this.places = places;
    const key = namespace.qualify(KEY_FIELD);
    this.header = [key, ...names.map((name) => columnOf(namespace.qualify(name), key))];
  }

  get headerLine(): string {
    return `${this.header.join(',')}\n`;
  }

  /** One line; undefined when CSV cannot say it: only a Composite can. */
  line({ externalId, fields }: Pick<Write, 'externalId' | 'fields'>): string | undefined {
    const cells = Array<string>(this.header.length).fill('');
    cells[0] = quoted(externalId);
    let size = externalId.length;
    for (const [name, value] of Object.entries(fields)) {
      const place = this.places.get(name);
      const text = cellOf(value);
      if (place === undefined || text === undefined) return undefined;
      size += text.length;
      cells[place + 1] = quoted(text);
    }
    return size > MAX_RECORD ? undefined : `${cells.join(',')}\n`;
  }
}

function relationshipOf(field: string): string {
  return field.endsWith('__c') ? `${field.slice(0, -1)}r` : '';
}

function columnOf(name: string, key: string): string {
  return name.endsWith('__r') ? `${name}.${key}` : name;
}

function cellOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return CLEARED;
  if (typeof value === 'object') return cellOf((value as Record<string, unknown>)[KEY_FIELD]);
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text === CLEARED || text.length > MAX_FIELD ? undefined : text;
}

/** With the separator. */
function cellSize(text: string): number {
  return Buffer.byteLength(quoted(text)) + 1;
}

function quoted(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
