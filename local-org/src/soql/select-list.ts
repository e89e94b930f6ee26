import type { FieldPath } from './ast.ts';
import type { ResultColumn } from './result-column.ts';
import type { Column, Entity, Scope } from './scope.ts';
import { SoqlError } from './soql-error.ts';

interface Shown {
  /** The key in the record instead of the field's name. */
  readonly alias?: string;
  readonly labels?: ReadonlyMap<string, string>;
}

/** Columns and SQL expressions of one SELECT for records; parents become nested columns. */
export class SelectList {
  readonly columns: ResultColumn[] = [];
  readonly expressions: string[] = [];
  private readonly scope: Scope;
  private readonly parents = new Map<Entity, ResultColumn[]>();
  private readonly choices = new Set<Entity>();
  private readonly selected = new Set<string>();

  constructor(scope: Scope) {
    this.scope = scope;
  }

  /** Adds an SQL expression and returns its place in the row. */
  express(sql: string): number {
    return this.expressions.push(sql) - 1;
  }

  addPath(path: FieldPath): void {
    this.addColumn(this.scope.column(path));
  }

  /** Throws INVALID_FIELD when the field is already selected (recorded text). */
  addColumn({ sql, field, entity }: Column, { alias, labels }: Shown = {}): void {
    const name = alias ?? this.scope.shown(field.name);
    this.requireNew(`${this.keyOf(entity)}${alias ?? field.name}`, name);
    this.columnsOf(entity).push({
      kind: 'field',
      name,
      field,
      aggregate: false,
      index: this.express(sql),
      ...(labels && { labels })
    });
  }

  /** Adds a parent whose columns depend on its object; `addColumn` then fills its branches. */
  addChoice(entity: Entity, cases: readonly Entity[], otherwise?: Entity): void {
    if (this.parents.has(entity) || this.choices.has(entity)) throw this.namedTwice(entity);
    const rest = otherwise && this.openBranch(otherwise);
    const place = this.columnsOf(entity.parent ?? this.scope.root);
    this.choices.add(entity);
    place.push({
      kind: 'choice',
      name: this.scope.shown(entity.relationshipName),
      idIndex: this.express(this.scope.idOf(entity)),
      objectIndex: this.express(this.scope.typeOf(entity)),
      cases: new Map(cases.map((one) => [one.branch ?? '', this.openBranch(one)])),
      ...(rest && { otherwise: rest })
    });
  }

  requireNew(key: string, name: string): void {
    if (this.selected.has(key)) {
      throw new SoqlError('INVALID_FIELD', `duplicate field selected: ${name}`);
    }
    this.selected.add(key);
  }

  private keyOf(entity: Entity): string {
    if (!entity.parent) return '';
    return `${this.keyOf(entity.parent)}${entity.relationshipName}:${entity.branch ?? ''}.`;
  }

  private columnsOf(entity: Entity): ResultColumn[] {
    if (!entity.parent) return this.columns;
    const known = this.parents.get(entity);
    if (known) return known;
    if (this.choices.has(entity)) throw this.namedTwice(entity);
    const columns: ResultColumn[] = [];
    this.parents.set(entity, columns);
    this.columnsOf(entity.parent).push({
      kind: 'parent',
      name: this.scope.shown(entity.relationshipName),
      object: entity.polymorphic ? 'Name' : (entity.targets[0]?.object.name ?? ''),
      idIndex: this.express(this.scope.idOf(entity)),
      ...(entity.polymorphic && { objectIndex: this.express(this.scope.typeOf(entity)) }),
      columns
    });
    return columns;
  }

  private openBranch(entity: Entity): ResultColumn[] {
    const columns: ResultColumn[] = [];
    this.parents.set(entity, columns);
    return columns;
  }

  private namedTwice({ relationshipName }: Entity): SoqlError {
    const message = `the relationship of a TYPEOF stands in the select list again: ${relationshipName}`;
    return new SoqlError('MALFORMED_QUERY', message);
  }
}
