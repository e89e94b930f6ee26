import { findNamed } from '../find-named.ts';
import { isRowError } from './encode-value.ts';
import type { Draft, ForeignKey } from './draft.ts';
import { planOf, type Column, type ObjectPlan } from './object-plan.ts';
import { invalidValue, noSuchColumn } from './row-errors.ts';
import type { Row, RowError, Session } from './row-result.ts';
import type { Store } from './store.ts';

type Target =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'relationship'; readonly column: Column }
  | { readonly kind: 'unknown'; readonly error: RowError };

/** Reads JSON rows of one object as one user: finds every name once, then only converts. */
export class RowReader {
  private readonly store: Store;
  private readonly session: Session;
  private readonly plan: ObjectPlan;
  private readonly targets = new Map<string, Target>();

  constructor(store: Store, session: Session, plan: ObjectPlan) {
    this.store = store;
    this.session = session;
    this.plan = plan;
  }

  read(row: Row): Draft {
    const draft: Draft = {
      row,
      values: this.plan.columns.map(() => undefined),
      foreignKeys: [],
      errors: [],
      id: undefined,
      operation: undefined
    };
    for (const name in row) {
      const error = this.take(draft, name, row[name]);
      if (error) draft.errors.push(error);
    }
    return draft;
  }

  private take(draft: Draft, name: string, value: unknown): RowError | undefined {
    const target = this.target(name);
    switch (target.kind) {
      case 'nothing':
        return undefined;
      case 'unknown':
        return target.error;
      case 'relationship': {
        const key = this.foreignKey(target.column, value);
        if (!('column' in key)) return key;
        draft.foreignKeys.push(key);
        return undefined;
      }
      case 'column': {
        const stored = target.column.encode(value);
        if (isRowError(stored)) return stored;
        draft.values[target.column.index] = stored;
        return undefined;
      }
    }
  }

  private target(name: string): Target {
    const known = this.targets.get(name);
    if (known) return known;
    const target = this.find(name);
    this.targets.set(name, target);
    return target;
  }

  private find(name: string): Target {
    const { object, byName, byRelationship, id } = this.plan;
    const key = name.toLowerCase();
    // The id is no value to write: update and upsert read it from the row themselves.
    if (key === 'attributes' || key === id.field.name.toLowerCase()) return { kind: 'nothing' };
    const namespace = this.session.options?.defaultNamespace;
    const named = findNamed(byName, name, namespace);
    const column = named ?? findNamed(byRelationship, name, namespace);
    if (!column || !this.session.rights.canReadField(object.name, column.field.name)) {
      return { kind: 'unknown', error: noSuchColumn(name, object.name) };
    }
    return { kind: named ? 'column' : 'relationship', column };
  }

  private foreignKey(column: Column, value: unknown): ForeignKey | RowError {
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const keys = entries.filter(([name]) => name !== 'attributes');
    const [only] = keys;
    const lookup = column.field.reference;
    if (!lookup || only === undefined || keys.length > 1) {
      const message = `${lookup?.relationshipName ?? ''} must name exactly one key of the parent`;
      return invalidValue('INVALID_FIELD', message, column.field.name);
    }
    const parentName = lookup.to.length === 1 ? lookup.to[0] : namedType(entries);
    const namespace = this.session.options?.defaultNamespace;
    const parent = findNamed(this.store.schema.objects, parentName ?? '', namespace);
    if (parent === undefined || !lookup.to.includes(parent.name)) return missingType(column);
    const key = findNamed(planOf(parent).byName, only[0], namespace);
    const { rights } = this.session;
    if (!key?.field.idLookup || !rights.canReadField(parent.name, key.field.name)) {
      return noSuchColumn(only[0], parent.name);
    }
    const stored = key.encode(only[1]);
    return isRowError(stored) ? stored : { column, parent, key, value: stored };
  }
}

/** A lookup to several objects needs to be told which: in `attributes`, ahead of everything else. */
function namedType(entries: readonly (readonly [string, unknown])[]): string | undefined {
  const [first] = entries;
  if (first?.[0] !== 'attributes' || typeof first[1] !== 'object') return undefined;
  const type: unknown = Reflect.get(Object(first[1]), 'type');
  return typeof type === 'string' ? type : undefined;
}

function missingType(column: Column): RowError {
  const message =
    'Nested object for polymorphic foreign key must have an attributes field before any other fields.';
  return invalidValue('JSON_PARSER_ERROR', message, column.field.name);
}
