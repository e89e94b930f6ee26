import type { Statement } from '../syntax/index.ts';
import { typeText } from '../types/index.ts';
import { ApexList, ApexSet, type Value } from '../values/index.ts';
import { conversion } from './coerce.ts';
import { compileExpression } from './compile-expression.ts';
import { condition } from './compile-operator.ts';
import { compileStatement } from './compile-statement.ts';
import type { Code, CompiledStatement, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

type Of<K extends Statement['kind']> = Extract<Statement, { kind: K }>;

const nothing: CompiledStatement = () => undefined;

export function compileFor(statement: Of<'for'>, scope: Scope): CompiledStatement {
  return scope.within(() => {
    const init = statement.init.map((one) => compileStatement(one, scope));
    const test = statement.condition ? condition(statement.condition, scope) : () => true;
    const update = statement.update.map((one) => compileExpression(one, scope));
    const body = bodyOf(statement.body, scope);
    return (frame) => {
      for (const step of init) step(frame);
      for (; test(frame); update.forEach((step) => step.run(frame))) {
        const completion = body(frame);
        if (completion === 'break') return undefined;
        if (completion === 'return') return completion;
      }
      return undefined;
    };
  });
}

export function compileWhile(statement: Of<'while'>, scope: Scope): CompiledStatement {
  const test = condition(statement.condition, scope);
  const body = bodyOf(statement.body, scope);
  return (frame) => {
    while (test(frame)) {
      const completion = body(frame);
      if (completion === 'break') return undefined;
      if (completion === 'return') return completion;
    }
    return undefined;
  };
}

export function compileDo(statement: Of<'do'>, scope: Scope): CompiledStatement {
  const test = condition(statement.condition, scope);
  const body = bodyOf(statement.body, scope);
  return (frame) => {
    do {
      const completion = body(frame);
      if (completion === 'break') return undefined;
      if (completion === 'return') return completion;
    } while (test(frame));
    return undefined;
  };
}

/** Documented: For Loops; a list variable over a query takes its rows in chunks of 200. */
export function compileForEach(statement: Of<'for-each'>, scope: Scope): CompiledStatement {
  return scope.within(() => {
    const source = compileExpression(statement.of, scope);
    const type = scope.type(statement.type);
    const element = scope.program.types.elementType(source.type);
    if (!element) {
      const problem = `Loop must iterate over a collection: ${typeText(source.type)}`;
      throw scope.error(statement.place, problem);
    }
    const inChunks = source.isQuery === true && type.name === 'List';
    const convert = conversion(element, type) ?? ((value: Value) => value);
    const { slot } = scope.declare(statement.name, type, statement.place);
    const body = bodyOf(statement.body, scope);
    return (frame) => {
      const values = inChunks ? chunksOf(source, frame) : elementsOf(source, frame);
      for (const value of values) {
        frame.locals[slot] = convert(value);
        const completion = body(frame);
        if (completion === 'break') return undefined;
        if (completion === 'return') return completion;
      }
      return undefined;
    };
  });
}

const CHUNK = 200;

function chunksOf(source: Code, frame: Frame): Value[] {
  const rows = source.run(frame) as ApexList;
  return Array.from(
    { length: Math.ceil(rows.items.length / CHUNK) },
    (_, index) =>
      new ApexList(rows.elementType, rows.items.slice(index * CHUNK, (index + 1) * CHUNK))
  );
}

function elementsOf(source: Code, frame: Frame): Iterable<Value> {
  const collection = source.run(frame);
  if (collection === null) throw frame.transaction.nullPointer();
  if (collection instanceof ApexList) return collection.items;
  if (collection instanceof ApexSet) return collection.entries.values();
  return iterate(frame, collection);
}

/** An Iterable or Iterator of the org or of the platform. */
function* iterate(frame: Frame, source: Value): Generator<Value> {
  const { transaction } = frame;
  const iterator = transaction.has(source, 'iterator')
    ? transaction.call(source, 'iterator', [])
    : source;
  while (transaction.call(iterator, 'hasNext', []) === true) {
    yield transaction.call(iterator, 'next', []);
  }
}

function bodyOf(body: Statement | undefined, scope: Scope): CompiledStatement {
  return body ? scope.within(() => compileStatement(body, scope)) : nothing;
}
