import type { Collection, ExistingRow } from '../../adapters/salesforce/index.ts';
import type { ObjectSchema, Receipt, RowError, TargetObject, Write } from '../../domain/index.ts';
import { predictRefusal } from '../../rules/index.ts';

/** What the org has, by object and key. */
export type ExistingRows = ReadonlyMap<TargetObject, ReadonlyMap<string, ExistingRow>>;

/** A write that the org would have taken. */
export interface LandedWrite {
  readonly write: Write;
  /** Undefined for a new record. */
  readonly before: ExistingRow | undefined;
}

/** Answers as the org would, and notes what it was sent; nothing leaves this process. */
export class PredictingWriter {
  readonly landed: LandedWrite[] = [];
  private readonly schemas: ReadonlyMap<string, ObjectSchema>;
  private readonly existing: ExistingRows;
  /** Keys of the records that the org has by now, whatever their object. */
  private readonly there: Set<string>;
  private made = 0;

  constructor(schemas: readonly ObjectSchema[], existing: ExistingRows) {
    this.schemas = new Map(schemas.map((schema) => [schema.object, schema]));
    this.existing = existing;
    this.there = new Set([...existing.values()].flatMap((rows) => [...rows.keys()]));
  }

  /** API calls that the real one would have made. */
  get calls(): number {
    return this.made;
  }

  write = async (collections: readonly Collection[]): Promise<Receipt[]> => {
    this.made += 1;
    return collections.flatMap(({ writes }) => writes.map((write) => this.receipt(write)));
  };

  /** Documented: a parent named by an external id that no record has is refused as a field. */
  private orphan({ fields }: Write): RowError | undefined {
    for (const [field, value] of Object.entries(fields)) {
      const key = parentKey(value);
      if (key === undefined || this.there.has(key)) continue;
      const message = `${field}: the org has no record with external id ${key}.`;
      return { code: 'INVALID_FIELD', field, message, collective: false };
    }
    return undefined;
  }

  private receipt(write: Write): Receipt {
    const before = this.existing.get(write.object)?.get(write.externalId);
    const schema = this.schemas.get(write.object);
    const facts = { isThere: before !== undefined, orphan: this.orphan(write) };
    const error = schema && predictRefusal(write, schema, facts);
    if (error) return { outcome: 'failed', write, error };
    this.landed.push({ write, before });
    this.there.add(write.externalId);
    return { outcome: before ? 'updated' : 'created', write };
  }
}

/** The external id by which a write names a parent. */
export function parentKey(value: unknown): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  const key = (value as Record<string, unknown>)['ExternalId__c'];
  return typeof key === 'string' ? key : undefined;
}
