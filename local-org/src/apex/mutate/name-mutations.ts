import {
  DotExpressionContext,
  FieldNameContext,
  FromNameListContext,
  QueryContext,
  SubQueryContext
} from '@apexdevtools/apex-parser';
import type { FieldSchema, ObjectSchema, Schema } from '../../metadata/index.ts';
import { sameType, typeText, type ClassInfo } from '../types/index.ts';
import { fieldType } from '../values/index.ts';
import type { Mutation } from './mutation.ts';
import { replace, textOf, type TreePart } from './tree-part.ts';

/** What names may be exchanged for others. */
export interface KnownNames {
  readonly schema: Schema;
  readonly classes: readonly ClassInfo[];
}

/** Other fields of the same object and type, other properties of the same class, other labels. */
export function nameMutations(part: TreePart, source: string, known: KnownNames): Mutation[] {
  if (part instanceof FieldNameContext) {
    const object =
      part.parentCtx instanceof FromNameListContext ? undefined : objectOf(part, known);
    const other = object && otherField(object, textOf(part, source));
    return other === undefined ? [] : [replace(part, other, source)];
  }
  if (!(part instanceof DotExpressionContext)) return [];
  const name = part.anyId() as TreePart | null;
  if (!name) return [];
  const target = textOf(part.expression(), source);
  const other = otherName(textOf(name, source), target, known);
  return other === undefined ? [] : [replace(name, other, source)];
}

function otherName(name: string, target: string, known: KnownNames): string | undefined {
  if (/^(System\.)?Label$/i.test(target)) return nextOf([...known.schema.labels.keys()], name);
  if (!name.endsWith('__c')) return otherVariable(name, known.classes);
  const objects = [...known.schema.objects.values()];
  return objects.map((object) => otherField(object, name)).find((other) => other !== undefined);
}

/** The object of the innermost query around a field. */
function objectOf(part: TreePart, { schema }: KnownNames): ObjectSchema | undefined {
  let above = part.parentCtx as TreePart | null | undefined;
  while (above && !(above instanceof QueryContext || above instanceof SubQueryContext)) {
    above = above.parentCtx;
  }
  const from = above instanceof QueryContext ? above.fromNameList().getText() : '';
  return schema.objects.get(from.toLowerCase());
}

function otherField(object: ObjectSchema, name: string): string | undefined {
  const field = object.fields.get(name.toLowerCase());
  if (!field?.custom) return undefined;
  const alike = [...object.fields.values()].filter(
    (one: FieldSchema) => one.custom && sameType(fieldType(one), fieldType(field))
  );
  const names = alike.map((one) => one.name);
  return nextOf(names, field.name);
}

function otherVariable(name: string, classes: readonly ClassInfo[]): string | undefined {
  for (const { variables } of classes) {
    const variable = variables.get(name.toLowerCase());
    if (!variable) continue;
    const type = typeText(variable.type);
    const alike = [...variables.values()].filter((one) => typeText(one.type) === type);
    const names = alike.map((one) => one.name);
    const other = nextOf(names, variable.name);
    if (other !== undefined) return other;
  }
  return undefined;
}

function nextOf(names: readonly string[], name: string): string | undefined {
  const others = names.filter((one) => one !== name);
  const behind = names.indexOf(name);
  return others[behind % Math.max(others.length, 1)];
}
