import { findNamed } from '../find-named.ts';
import type { FieldSchema, ObjectSchema } from '../metadata/index.ts';
import { quoteName } from '../records/index.ts';
import type { FieldPath } from './ast.ts';
import { isText } from './field-kind.ts';
import { fieldSql } from './formula-sql.ts';
import { NAME_FIELDS, TYPE_FIELD } from './polymorphic-name.ts';
import type { QueryContext } from './query-context.ts';
import { locatedError, SoqlError } from './soql-error.ts';
import { unknownColumn, unknownObject, unknownParent } from './unknown-name.ts';

/** Documented: levels of one child-to-parent path, and relationships of one query. */
const MAX_LEVELS = 5;
const MAX_RELATIONSHIPS = 55;

/** A table in the FROM clause. */
interface Target {
  readonly object: ObjectSchema;
  readonly alias: string;
}

/** The queried object or one of its parents; several targets behind a polymorphic lookup. */
export interface Entity {
  /** `Account`; empty for the queried object itself. */
  readonly relationshipName: string;
  readonly targets: readonly Target[];
  readonly polymorphic: boolean;
  /** Which branch of a TYPEOF leads here: its columns are apart from those of the other branches. */
  readonly branch?: string;
  readonly parent?: Entity;
  readonly level: number;
}

export interface Column {
  readonly sql: string;
  readonly field: FieldSchema;
  readonly entity: Entity;
}

/** Resolves field paths of one SELECT against schema and rights, and collects its joins. */
export class Scope {
  readonly object: ObjectSchema;
  readonly root: Entity;
  private readonly context: QueryContext;
  private readonly alias: string | undefined;
  private readonly parents = new Map<Entity, Map<string, Entity>>();
  private readonly joinTexts: string[] = [];
  private relationships = 0;

  constructor(context: QueryContext, object: ObjectSchema, alias?: string) {
    this.context = context;
    this.object = object;
    this.alias = alias?.toLowerCase();
    this.root = {
      relationshipName: '',
      targets: [{ object, alias: 't0' }],
      polymorphic: false,
      level: 0
    };
  }

  /** `"Contact" AS t0 LEFT JOIN "Account" AS t1 ON …`: complete once every path is resolved. */
  get fromText(): string {
    return [`${quoteName(this.object.name)} AS t0`, ...this.joinTexts].join(' ');
  }

  /** Throws INVALID_FIELD for names the schema lacks or the user may not read. */
  column(path: FieldPath): Column {
    return this.columnFrom(this.root, { ...path, names: this.withoutAlias(path.names) });
  }

  /** A path that starts at a parent instead of the queried object. */
  columnFrom(start: Entity, { names, at }: FieldPath): Column {
    const entity = this.walk(start, names.slice(0, -1), at);
    return this.columnOf(entity, names.at(-1) ?? '', at);
  }

  /** The parent at the end of a path of relationships alone. */
  parentAt({ names, at }: FieldPath): Entity {
    return this.walk(this.root, this.withoutAlias(names), at);
  }

  columnOf(entity: Entity, fieldName: string, at: number): Column {
    if (entity.polymorphic) return this.polymorphicColumn(entity, fieldName, at);
    const target = entity.targets[0] as Target;
    const field = this.readableField(target.object, fieldName);
    if (!field) throw unknownColumn(this.context, fieldName, target.object.name, at);
    return { sql: columnSql(this.context, target, field), field, entity };
  }

  /** The id of an entity's row: null where the parent is missing. */
  idOf(entity: Entity): string {
    return coalesce(entity.targets.map((target) => `${target.alias}."Id"`));
  }

  /** The object a polymorphic parent row belongs to. */
  typeOf(entity: Entity): string {
    const cases = entity.targets.map(
      (target) => `WHEN ${target.alias}."Id" IS NOT NULL THEN '${target.object.name}'`
    );
    return `CASE ${cases.join(' ')} END`;
  }

  /** A name as records carry it: without the prefix of the default namespace (documented: Call Options Header). */
  shown(name: string): string {
    return shownName(this.context, name);
  }

  private withoutAlias(names: readonly string[]): readonly string[] {
    const first = names[0]?.toLowerCase();
    if (names.length < 2 || first === undefined) return names;
    const ownName = first === this.object.name.toLowerCase() && !this.lookup(this.object, first);
    return first === this.alias || ownName ? names.slice(1) : names;
  }

  private walk(start: Entity, relationships: readonly string[], at: number): Entity {
    return relationships.reduce((entity, name) => this.parent(entity, name, at), start);
  }

  private parent(entity: Entity, name: string, at: number): Entity {
    const known = this.parents.get(entity) ?? new Map<string, Entity>();
    this.parents.set(entity, known);
    const existing = known.get(name.toLowerCase());
    if (existing) return existing;
    const parent = this.join(entity, name, at);
    known.set(name.toLowerCase(), parent);
    return parent;
  }

  private join(entity: Entity, name: string, at: number): Entity {
    for (const source of entity.targets) {
      const field = this.lookup(source.object, name.toLowerCase());
      const targets = (field?.reference?.to ?? []).flatMap((object) => this.readable(object));
      if (!field?.reference || targets.length === 0) continue;
      this.countRelationship(entity.level + 1, at);
      const joined = targets.map((object, index) => ({
        object,
        alias: `t${this.joinTexts.length + index + 1}`
      }));
      for (const { object, alias } of joined) {
        const on = `${alias}."Id" = ${source.alias}.${quoteName(field.name)}`;
        this.joinTexts.push(`LEFT JOIN ${quoteName(object.name)} AS ${alias} ON ${on}`);
      }
      return {
        relationshipName: field.reference.relationshipName,
        targets: joined,
        polymorphic: field.reference.to.length > 1,
        parent: entity,
        level: entity.level + 1
      };
    }
    throw unknownParent(this.context, name, at);
  }

  private polymorphicColumn(entity: Entity, fieldName: string, at: number): Column {
    const key = fieldName.toLowerCase();
    if (key === 'type')
      return { sql: ignoringCase(this.typeOf(entity)), field: TYPE_FIELD, entity };
    const found = entity.targets.flatMap(({ object, alias }) => {
      const field = NAME_FIELDS.has(key) ? this.readableField(object, key) : undefined;
      return field ? [{ field, sql: `${alias}.${quoteName(field.name)}` }] : [];
    });
    const field = found[0]?.field;
    if (!field) throw unknownColumn(this.context, fieldName, 'Name', at);
    const sql = coalesce(found.map((one) => one.sql));
    return { sql: isText(field) ? ignoringCase(sql) : sql, field, entity };
  }

  private lookup(object: ObjectSchema, relationship: string): FieldSchema | undefined {
    const lookups = new Map(
      [...object.fields.values()].map((field) => [
        field.reference?.relationshipName.toLowerCase() ?? '',
        field
      ])
    );
    const lookup = findNamed(lookups, relationship, this.context.defaultNamespace);
    return lookup?.reference && this.readableField(object, lookup.name);
  }

  private readable(name: string): ObjectSchema[] {
    const object = this.context.schema.objects.get(name.toLowerCase());
    return object && this.context.rights.canRead(object.name) ? [object] : [];
  }

  private readableField(object: ObjectSchema, name: string): FieldSchema | undefined {
    const field = findNamed(object.fields, name, this.context.defaultNamespace);
    if (!field || !this.context.rights.canReadField(object.name, field.name)) return undefined;
    return field;
  }

  private countRelationship(level: number, at: number): void {
    this.relationships += 1;
    if (level <= MAX_LEVELS && this.relationships <= MAX_RELATIONSHIPS) return;
    const message =
      level > MAX_LEVELS
        ? `SOQL relationships may have at most ${MAX_LEVELS} levels from child to parent`
        : `SOQL queries may have at most ${MAX_RELATIONSHIPS} child-to-parent relationships`;
    throw locatedError(this.context.soql, at, 'MALFORMED_QUERY', message);
  }
}

/** The object behind FROM. Throws INVALID_TYPE when it is unknown or not readable. */
export function queriedObject(context: QueryContext, name: string, at: number): ObjectSchema {
  const object = findNamed(context.schema.objects, name, context.defaultNamespace);
  if (object?.name.endsWith('__e')) throw notQueryable(object.name);
  if (object && context.rights.canRead(object.name)) return object;
  throw unknownObject(context, name, at);
}

/** A whole address as JSON, its parts read by position; null when all are empty (recorded). */
function addressSql(object: ObjectSchema, field: FieldSchema, alias: string): string {
  const parts = [...object.fields.values()].filter(({ compound }) => compound === field.name);
  const prefix = field.name.replace(/Address$/, '');
  const columns = parts.map(({ name }) => `${alias}.${quoteName(name)}`);
  const members = parts.map(({ name }, index) => {
    const key = name.slice(prefix.length).replace(/^./, (letter) => letter.toLowerCase());
    return `'${key}', ${columns[index]}`;
  });
  const empty = ['geocodeAccuracy', 'latitude', 'longitude'].map((key) => `'${key}', NULL`);
  const whole = `json_object(${[...members, ...empty].sort().join(', ')})`;
  return `CASE WHEN COALESCE(${columns.join(', ')}) IS NOT NULL THEN ${whole} END`;
}

/** Bytes are never selected: a query answers the address of the row they can be read from (documented). */
function columnSql(context: QueryContext, { object, alias }: Target, field: FieldSchema): string {
  if (field.type === 'address') return addressSql(object, field, alias);
  const column = fieldSql(context, object, field, alias);
  if (field.type !== 'base64') return column;
  const path = `'/sobjects/${object.name}/' || ${alias}."Id" || '/${field.name}'`;
  return `CASE WHEN ${column} IS NOT NULL THEN ${path} END`;
}

/** Platform events are read from the bus. */
function notQueryable(name: string): SoqlError {
  return new SoqlError('INVALID_TYPE_FOR_OPERATION', `entity type ${name} does not support query`);
}

export function shownName({ defaultNamespace }: QueryContext, name: string): string {
  const prefix = `${defaultNamespace ?? ''}__`.toLowerCase();
  return name.toLowerCase().startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** An expression, unlike a column, forgets how its text compares. */
function ignoringCase(sql: string): string {
  return `(${sql} COLLATE NOCASE)`;
}

function coalesce(parts: readonly string[]): string {
  return parts.length > 1 ? `COALESCE(${parts.join(', ')})` : (parts[0] ?? 'NULL');
}
