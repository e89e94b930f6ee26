import {
  AssignExpressionContext,
  DotExpressionContext,
  IdPrimaryContext,
  NewExpressionContext,
  PrimaryExpressionContext
} from '@apexdevtools/apex-parser';
import type { ObjectSchema } from '../../metadata/index.ts';
import type { ApexFile } from '../apex/apex-file.ts';
import { declaredType } from '../apex/declared-types.ts';
import { lineOf, nodesOfType } from '../apex/parse-tree.ts';
import type { Finding } from '../finding.ts';
import type { SchemaNames } from './schema-names.ts';

/**
 * Fields that Apex names on an object of ours: `new Member__c(Handle__c = …)`, `member.Handle__c`,
 * `Member__c.Handle__c`. A path is followed only while names alone tell the object.
 */
export function checkFieldUse(apex: ApexFile, names: SchemaNames): Finding[] {
  return [...namesInConstructors(apex, names), ...namesBehindDots(apex, names)].flatMap(
    ({ object, name, line }) =>
      isMember(names, object, name) ? [] : [unknown(apex, object, name, line)]
  );
}

interface NamedField {
  readonly object: ObjectSchema;
  readonly name: string;
  readonly line: number;
}

function namesInConstructors({ root }: ApexFile, names: SchemaNames): NamedField[] {
  return nodesOfType(root, NewExpressionContext).flatMap((node) => {
    const object = names.object(node.creator().createdName().getText());
    const list = node.creator().classCreatorRest()?.arguments().expressionList();
    if (typeof object !== 'object' || !list) return [];
    return list
      .expression_list()
      .filter((one): one is AssignExpressionContext => one instanceof AssignExpressionContext)
      .map((one) => ({ object, name: one.expression(0).getText(), line: lineOf(one) }));
  });
}

/** Only names of custom fields and parents: a standard object also has methods such as `put`. */
function namesBehindDots({ root }: ApexFile, names: SchemaNames): NamedField[] {
  return nodesOfType(root, DotExpressionContext).flatMap((node) => {
    const name = node.anyId()?.getText() ?? '';
    if (!/__[cr]$/i.test(name)) return [];
    const receiver = node.expression();
    const primary = receiver instanceof PrimaryExpressionContext ? receiver.primary() : undefined;
    if (!(primary instanceof IdPrimaryContext)) return [];
    const text = primary.getText();
    const object = names.object(declaredType(node, text) ?? text);
    return typeof object === 'object' ? [{ object, name, line: lineOf(node.anyId()) }] : [];
  });
}

function isMember(names: SchemaNames, object: ObjectSchema, name: string): boolean {
  return (
    names.field(object, name) !== undefined ||
    names.parents([object], name) !== undefined ||
    names.children(object, name) !== undefined
  );
}

function unknown({ file }: ApexFile, object: ObjectSchema, name: string, line: number): Finding {
  return {
    rule: 'apex/field',
    file: file.path,
    line,
    message: `${object.name} has no field ${name}.`,
    remedy: 'Correct the name, or declare the field in objects/.'
  };
}
