import { addField, fieldFromJson, removeField, type FieldSchema } from './metadata/index.ts';
import { quoteName, type Store } from './records/index.ts';

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

  /**
   * What an administrator deletes in the Object Manager: the field, its values and who was granted it. False for a
   * field that was not made in the running org: what the loaded metadata declares is used there.
   */
  delete(path: string): boolean {
    const kept = this.list().find(({ object, name }) => `${object}.${name}` === path);
    if (!kept) return false;
    const { object, name } = kept;
    this.store.transaction(() => {
      this.store
        .prepare('DELETE FROM local_custom_fields WHERE object = ? AND name = ?')
        .run(object, name);
      this.store.prepare('DELETE FROM "FieldPermissions" WHERE "Field" = ?').run(path);
      this.clear(object, name);
      this.store.extend(removeField(this.store.schema, object, name));
    });
    return true;
  }

  /** A field of the same name made later begins empty. */
  private clear(object: string, name: string): void {
    const none = this.store.findObject(object)?.fields.get(name.toLowerCase())?.type === 'boolean';
    const value = none ? '0' : 'NULL';
    this.store.db.exec(`UPDATE ${quoteName(object)} SET ${quoteName(name)} = ${value}`);
  }
}
