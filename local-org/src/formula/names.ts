import { findNamed } from '../find-named.ts';
import type { FieldSchema, ObjectSchema, Schema } from '../metadata/index.ts';
import { FormulaError, notImplemented } from './formula-error.ts';
import type { Input, Step } from './term.ts';

/** Where the names of a formula are looked up. */
export interface Place {
  readonly schema: Pick<Schema, 'objects' | 'labels'>;
  readonly object: ObjectSchema;
  /** Names of ours may be written without it; empty without a namespace. */
  readonly namespace: string;
}

const starts: Readonly<
  Record<string, { start: 'user' | 'profile' | 'organization'; object: string }>
> = {
  $USER: { start: 'user', object: 'user' },
  $PROFILE: { start: 'profile', object: 'profile' },
  $ORGANIZATION: { start: 'organization', object: 'organization' }
};

/** What a name stands for: an input, or the text of a custom label. Throws FormulaError. */
export function resolveName(
  place: Place,
  path: readonly string[],
  at: number
): Input | { readonly kind: 'label'; readonly text: string } {
  const [first = '', ...rest] = path;
  if (!first.startsWith('$')) return fieldInput(place, 'record', place.object, path, at);
  const global = first.toUpperCase();
  const [name = ''] = rest;
  if (global === '$PERMISSION') return { kind: 'permission', name };
  if (global === '$LABEL') return { kind: 'label', text: labelText(place, name, at) };
  if (global === '$RECORDTYPE') {
    return fieldInput(place, 'record', place.object, ['RecordType', ...rest], at);
  }
  const known = starts[global];
  const object = place.schema.objects.get(known?.object ?? '');
  if (!known || !object) throw notImplemented(at, `${first} in formulas`);
  return fieldInput(place, known.start, object, rest, at);
}

function fieldInput(
  place: Place,
  start: 'record' | 'user' | 'profile' | 'organization',
  from: ObjectSchema,
  path: readonly string[],
  at: number
): Input {
  let object = from;
  const lookups: Step[] = [];
  for (const step of path.slice(0, -1)) {
    const [relationship = '', typeName] = step.split(':');
    const lookup = findLookup(place, object, relationship);
    const [only] = lookup?.reference?.to ?? [];
    const parent = place.schema.objects.get((typeName ?? only ?? '').toLowerCase());
    if (!lookup || !parent) throw unknownField(path, at);
    lookups.push({ field: lookup, to: parent });
    object = parent;
  }
  const field = findNamed(object.fields, path.at(-1) ?? '', place.namespace);
  if (!field) throw unknownField(path, at);
  return { kind: 'field', start, lookups, object, field };
}

function findLookup(place: Place, object: ObjectSchema, name: string): FieldSchema | undefined {
  const lookups = new Map(
    [...object.fields.values()]
      .filter((field) => field.reference !== undefined)
      .map((field) => [field.reference?.relationshipName.toLowerCase() ?? '', field])
  );
  return findNamed(lookups, name, place.namespace);
}

function labelText({ schema }: Place, name: string, at: number): string {
  const text = schema.labels.get(name);
  if (text === undefined) throw new FormulaError(at, `no custom label ${name}`);
  return text;
}

function unknownField(path: readonly string[], at: number): FormulaError {
  return new FormulaError(at, `Field ${path.join('.')} does not exist. Check spelling.`);
}
