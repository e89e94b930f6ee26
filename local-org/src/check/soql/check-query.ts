import {
  type ApexParserRuleContext,
  BoundExpressionContext,
  FieldNameContext,
  FromNameListContext,
  type QueryContext,
  SelectEntryContext,
  SubFieldEntryContext,
  SubQueryContext,
  TypeOfContext,
  WithClauseContext
} from '@apexdevtools/apex-parser';
import type { ObjectSchema } from '../../metadata/index.ts';
import { childrenOf, lineOf } from '../apex/parse-tree.ts';
import type { Entity, SchemaNames } from './schema-names.ts';

/** A name in a query that leads nowhere. */
export interface UnknownName {
  readonly rule: 'soql/object' | 'soql/field' | 'soql/relationship';
  readonly line: number;
  readonly message: string;
}

interface Scope {
  readonly object: ObjectSchema;
  readonly alias: string | undefined;
}

/** Checks objects, fields, parent paths and child relationships of static SOQL. */
export class QueryChecker {
  /** Objects Salesforce has but the schema does not: what is said about them is not checked. */
  readonly unchecked: string[] = [];
  private readonly names: SchemaNames;
  private readonly found: UnknownName[] = [];

  constructor(names: SchemaNames) {
    this.names = names;
  }

  check(query: QueryContext): readonly UnknownName[] {
    this.checkFrom(query);
    return this.found;
  }

  private checkFrom(query: QueryContext | SubQueryContext): void {
    const [name = '', alias] = fromName(query.fromNameList());
    const object = this.names.object(name);
    if (object === undefined) {
      return this.refuse('soql/object', query.fromNameList(), `There is no object ${name}.`);
    }
    if (object === 'unmodelled') return void this.unchecked.push(name);
    this.checkNames(query, { object, alias });
  }

  /** Every name below a node; inner queries have an object of their own. */
  private checkNames(node: ApexParserRuleContext, scope: Scope): void {
    for (const child of childrenOf(node)) {
      if (child instanceof FieldNameContext) this.checkPath(child, scope);
      else if (child instanceof SubQueryContext) this.checkInner(child, scope);
      else if (child instanceof TypeOfContext) this.checkTypeOf(child, scope);
      else if (!isOpaque(child)) this.checkNames(child, scope);
    }
  }

  private checkInner(query: SubQueryContext, scope: Scope): void {
    const parent = query.parentCtx;
    const selected = parent instanceof SelectEntryContext || parent instanceof SubFieldEntryContext;
    if (!selected) return this.checkFrom(query);
    const [name = '', alias] = fromName(query.fromNameList());
    const object = this.names.children(scope.object, name);
    if (object === undefined) {
      const message = `${scope.object.name} has no child relationship ${name}.`;
      return this.refuse('soql/relationship', query.fromNameList(), message);
    }
    if (object !== 'unmodelled') this.checkNames(query, { object, alias });
  }

  private checkPath(tree: FieldNameContext, scope: Scope): void {
    const names = this.withoutAlias(namesOf(tree), scope);
    const parents = this.follow(tree, [scope.object], names.slice(0, -1));
    if (parents) this.checkField(tree, parents, names.at(-1) ?? '');
  }

  /** `TYPEOF What WHEN Account THEN Phone ELSE Name END`. */
  private checkTypeOf(tree: TypeOfContext, scope: Scope): void {
    this.follow(tree, [scope.object], namesOf(tree.fieldName()));
    for (const branch of tree.whenClause_list()) {
      const name = branch.fieldName().getText();
      const object = this.names.object(name);
      if (object === undefined) this.refuse('soql/object', branch, `There is no object ${name}.`);
      if (typeof object !== 'object') continue;
      for (const field of branch.fieldNameList().fieldName_list()) {
        this.checkPath(field, { object, alias: undefined });
      }
    }
  }

  private follow(
    tree: ApexParserRuleContext,
    start: Entity,
    relationships: readonly string[]
  ): Entity | undefined {
    let entity = start;
    for (const name of relationships) {
      const parents = this.names.parents(entity, name);
      if (parents === undefined) {
        const message = `${shown(entity)} has no parent relationship ${name}.`;
        this.refuse('soql/relationship', tree, message);
      }
      if (typeof parents !== 'object') return undefined;
      entity = parents;
    }
    return entity;
  }

  private checkField(tree: ApexParserRuleContext, entity: Entity, field: string): void {
    if (this.names.hasField(entity, field)) return;
    this.refuse('soql/field', tree, `${shown(entity)} has no field ${field}.`);
  }

  /** `a.Name`, `Account.Name` in a query on Account: the first name is the object itself. */
  private withoutAlias(names: readonly string[], { object, alias }: Scope): readonly string[] {
    const first = names[0]?.toLowerCase();
    if (names.length < 2) return names;
    const ownName =
      first === object.name.toLowerCase() && !this.names.parents([object], object.name);
    return first === alias?.toLowerCase() || ownName ? names.slice(1) : names;
  }

  private refuse(rule: UnknownName['rule'], node: ApexParserRuleContext, message: string): void {
    this.found.push({ rule, line: lineOf(node), message });
  }
}

/** Parts of a query that hold no names of its object. */
function isOpaque(node: ApexParserRuleContext): boolean {
  return (
    node instanceof FromNameListContext ||
    node instanceof BoundExpressionContext ||
    node instanceof WithClauseContext
  );
}

function fromName(list: FromNameListContext): [string | undefined, string | undefined] {
  const alias = list.soqlId_list()[0]?.getText();
  return [list.fieldName_list()[0]?.getText(), alias];
}

function namesOf(tree: FieldNameContext): string[] {
  return tree.soqlId_list().map((id) => id.getText());
}

function shown(entity: Entity): string {
  return entity.map(({ name }) => name).join(' or ');
}
