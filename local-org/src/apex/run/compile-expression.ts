import type { Expression } from '../syntax/index.ts';
import { typeOf, types, typeText } from '../types/index.ts';
import { ApexTypeValue } from '../values/index.ts';
import { compileCall } from './compile-call.ts';
import { compileCast } from './compile-cast.ts';
import { literalCode } from './literal-code.ts';
import { compileMember, compileName, unknownCode } from './compile-name.ts';
import { compileNew, compileNewArray, compileNewElements, compileNewMap } from './compile-new.ts';
import { compileAssignment, compileStep } from './compile-assignment.ts';
import {
  compileBinary,
  compileConditional,
  compileLogical,
  compileUnary
} from './compile-operator.ts';
import { compileQuery } from './compile-query.ts';
import { compileIndex } from './compile-target.ts';
import type { Code } from './frame.ts';
import type { Scope } from './scope.ts';

/** Of `[FIND …]`: a list for each object. */
const FOUND = typeOf('List', typeOf('List', types.sObject));

/** An expression as code with a static type. Throws ApexCompileError. */
export function compileExpression(node: Expression, scope: Scope): Code {
  switch (node.kind) {
    case 'literal':
      return literalCode(node.type, node.text);
    case 'name':
      return compileName(node, scope);
    case 'this':
      if (scope.isStatic) throw scope.error(node.place, 'this cannot be used in static code');
      return { type: scope.owner.type, run: (frame) => frame.self };
    case 'super':
      return { type: scope.owner.superType ?? types.object, run: (frame) => frame.self };
    case 'type-literal': {
      const value = new ApexTypeValue(scope.type(node.type));
      return { type: typeOf('Type'), run: () => value };
    }
    case 'member':
      return compileMember(node, scope);
    case 'call':
      return compileCall(node, scope);
    case 'delegate':
      throw scope.error(node.place, `${node.to}() must be the first statement of a constructor`);
    case 'index':
      return compileIndex(node, scope);
    case 'new':
      return compileNew(node, scope);
    case 'new-elements':
      return compileNewElements(node, scope);
    case 'new-array':
      return compileNewArray(node, scope);
    case 'new-map':
      return compileNewMap(node, scope);
    case 'cast':
      return compileCast(node, scope);
    case 'instanceof':
      return compileInstanceOf(node, scope);
    case 'unary':
      return compileUnary(node, scope);
    case 'step':
      return compileStep(node, scope);
    case 'binary':
      return compileBinary(node, scope);
    case 'logical':
      return compileLogical(node, scope);
    case 'conditional':
      return compileConditional(node, scope);
    case 'assign':
      return compileAssignment(node, scope);
    case 'soql':
      return compileQuery(node, scope);
    case 'sosl':
      return { ...unknownCode(`SOSL ${node.text}`), type: FOUND };
  }
}

function compileInstanceOf(node: Extract<Expression, { kind: 'instanceof' }>, scope: Scope): Code {
  const value = compileExpression(node.value, scope);
  const type = scope.type(node.type);
  const system = scope.program.types;
  if (!system.isAssignable(type, value.type) && !system.isAssignable(value.type, type)) {
    const isInterface = [type, value.type].some((one) => system.isInterface(one));
    if (!isInterface) {
      const problem = `Operation instanceof is always false since an instance of ${typeText(value.type)} is never an instance of ${typeText(type)}`;
      throw scope.error(node.place, problem);
    }
  }
  return {
    type: types.boolean,
    run: (frame) => frame.transaction.isInstance(value.run(frame), type)
  };
}
