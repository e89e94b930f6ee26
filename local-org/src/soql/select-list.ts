import type { FieldPath } from './ast.ts';
import type { ResultColumn } from './result-column.ts';
import type { Column, Entity, Scope } from './scope.ts';
import { SoqlError } from './soql-error.ts';

/** Columns and SQL expressions of one SELECT for records; parents become nested columns. */
export class SelectList {
  readonly columns: ResultColumn[] = [];
  readonly expressions: string[] = [];
  private readonly scope: Scope;
  private readonly parents = new Map<Entity, ResultColumn[]>();
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
  addColumn({ sql, field, entity }: Column): void {
    const key = `${this.keyOf(entity)}${field.name}`;
    this.requireNew(key, field.name);
    this.columnsOf(entity).push({
      kind: 'field',
      name: this.scope.shown(field.name),
      field,
      aggregate: false,
      index: this.express(sql)
    });
  }

  requireNew(key: string, name: string): void {
    if (this.selected.has(key)) {
      throw new SoqlError('INVALID_FIELD', `duplicate field selected: ${name}`);
    }
    this.selected.add(key);
  }

  private keyOf(entity: Entity): string {
    return entity.parent ? `${this.keyOf(entity.parent)}${entity.relationshipName}.` : '';
  }

  private columnsOf(entity: Entity): ResultColumn[] {
    if (!entity.parent) return this.columns;
    const known = this.parents.get(entity);
    if (known) return known;
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
}
