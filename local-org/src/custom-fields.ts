import { addField, fieldFromJson, type FieldSchema } from './metadata/index.ts';
import type { Store } from './records/index.ts';

/** A field made in the running org, with the metadata it was made of as JSON. */
export interface KeptField {
  readonly object: string;
  readonly name: string;
  readonly metadata: string;
}

/** Fields made in the running org, beside those of the loaded metadata; they outlive a restart. */
export class CustomFields {
  private readonly store: Store;

  constructor(store: Store) {
    this.store = store;
    store.db.exec(
      `CREATE TABLE IF NOT EXISTS local_custom_fields (object TEXT NOT NULL, name TEXT NOT NULL,
         metadata TEXT NOT NULL, PRIMARY KEY (object, name)) STRICT`
    );
    this.restore();
  }

  list(): KeptField[] {
    const kept = this.store.prepare('SELECT * FROM local_custom_fields ORDER BY rowid').all();
    return kept as KeptField[];
  }

  /** Puts the fields back on top of metadata that was loaded anew. */
  restore(): void {
    this.adopt(this.list());
  }

  /** Adds fields that were made in another org, to last as long as the store does. */
  adopt(fields: readonly KeptField[]): void {
    for (const { object, name, metadata } of fields) {
      // The loaded metadata may have taken the field over since.
      if (this.store.findObject(object)?.fields.has(name.toLowerCase())) continue;
      const parsed = JSON.parse(metadata) as Record<string, unknown>;
      this.store.extend(addField(this.store.schema, object, fieldFromJson(name, parsed)));
    }
  }

  /** Adds the column at once; nobody may read it before somebody grants it. Throws MetadataError. */
  create(object: string, name: string, metadata: Record<string, unknown>): FieldSchema {
    const field = fieldFromJson(name, metadata);
    this.store.transaction(() => {
      const extended = addField(this.store.schema, object, field);
      this.store
        .prepare('INSERT INTO local_custom_fields (object, name, metadata) VALUES (?, ?, ?)')
        .run(object, name, JSON.stringify(metadata));
      this.store.extend(extended);
    });
    return field;
  }
}
