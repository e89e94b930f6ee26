import type { Database } from 'better-sqlite3';
import type { ObjectSchema, Schema } from '../metadata/index.ts';
import { numberedPrefix } from './ids.ts';

interface PrefixRow {
  readonly object: string;
  readonly prefix: string;
}

/** Gives custom objects their key prefixes, in creation order; one once given is never given again. */
export function assignKeyPrefixes(db: Database, schema: Schema): Schema {
  const rows = db.prepare('SELECT object, prefix FROM local_key_prefixes').all() as PrefixRow[];
  const given = new Map(rows.map((row) => [row.object, row.prefix]));
  const insert = db.prepare('INSERT INTO local_key_prefixes (object, prefix) VALUES (?, ?)');
  const withPrefix = (object: ObjectSchema): ObjectSchema => {
    if (!object.custom) return object;
    const letter = letterOf(object);
    const taken = [...given.values()].filter((prefix) => prefix.startsWith(letter)).length;
    const prefix = given.get(object.name) ?? numberedPrefix(letter, taken);
    if (!given.has(object.name)) insert.run(object.name, prefix);
    given.set(object.name, prefix);
    return { ...object, keyPrefix: prefix };
  };
  const objects = [...schema.objects].map(([key, object]) => [key, withPrefix(object)] as const);
  return { ...schema, objects: new Map(objects) };
}

function letterOf({ name }: ObjectSchema): string {
  if (name.endsWith('__mdt')) return 'm';
  return name.endsWith('__e') ? 'e' : 'a';
}
