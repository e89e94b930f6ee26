import type { ClassInfo, ConstructorInfo } from '../types/index.ts';
import type { Expression } from '../syntax/index.ts';
import { compileDelegate } from './compile-delegate.ts';
import { compileStatement } from './compile-statement.ts';
import type { CompiledStatement } from './frame.ts';
import type { Program } from './program.ts';
import { Scope } from './scope.ts';

/**
 * A constructor as a whole: first the one it delegates to, then the class's own variables, then its
 * body. Without a constructor in the source only the first two happen.
 */
export function compileConstructor(
  program: Program,
  info: ClassInfo,
  constructor: ConstructorInfo | undefined
): CompiledStatement {
  const scope = new Scope(program, info, { isStatic: false, initializes: true });
  const place = (constructor ?? info.declaration).place;
  for (const { name, type } of constructor?.parameters ?? []) scope.declare(name, type, place);
  const statements = constructor?.body.statements ?? [];
  const first = statements[0];
  const delegated = first?.kind === 'expression' ? delegation(first.expression) : undefined;
  const call = delegated ?? { kind: 'delegate', to: 'super', args: [], place };
  const before = compileDelegate(call, scope);
  const body = statements
    .slice(delegated ? 1 : 0)
    .map((statement) => compileStatement(statement, scope));
  const ownVariables = call.to === 'super' ? program.compiledClass(info).initializers(false) : null;
  return (frame) => {
    before(frame);
    if (ownVariables) frame.transaction.invoke(ownVariables, frame.self, []);
    for (const step of body) {
      if (step(frame) === 'return') break;
    }
    return undefined;
  };
}

export type Delegation = Extract<Expression, { kind: 'delegate' }>;

function delegation(expression: Expression): Delegation | undefined {
  return expression.kind === 'delegate' ? expression : undefined;
}
