import type { Expression } from '../syntax/index.ts';
import { types } from '../types/index.ts';
import { ApexSObject, concatenatedText } from '../values/index.ts';
import { coerce } from './coerce.ts';
import type { CallNode } from './compile-call.ts';
import { compileExpression } from './compile-expression.ts';
import { typeNamed } from './compile-name.ts';
import type { Code } from './frame.ts';
import type { Scope } from './scope.ts';

/** `account.Name.addError('…')`: no call on the field's value but on the record (documented: addError). */
export function fieldError(node: CallNode, field: Expression, scope: Scope): Code | undefined {
  const [text] = node.args;
  if (!/^addError$/i.test(node.name) || field.kind !== 'member' || !text) return undefined;
  if (typeNamed(field.target, scope)) return undefined;
  const record = compileExpression(field.target, scope);
  const object = scope.program.types.isRecord(record.type)
    ? scope.program.names.findObject(record.type.name)
    : undefined;
  const name = object?.fields.get(field.name.toLowerCase())?.name;
  if (name === undefined) return undefined;
  const message = coerce(compileExpression(text, scope), types.string, scope, node.place);
  return {
    type: types.void,
    run: (frame) => {
      const of = record.run(frame);
      if (!(of instanceof ApexSObject)) throw frame.transaction.nullPointer();
      of.errors.push({ message: concatenatedText(message.run(frame)), fields: [name] });
      return null;
    }
  };
}
