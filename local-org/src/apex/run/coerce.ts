import type { Place } from '../syntax/index.ts';
import { sameType, typeText, type ApexType } from '../types/index.ts';
import { ApexList, convertTo, type Value } from '../values/index.ts';
import type { Code, Frame } from './frame.ts';
import type { Scope } from './scope.ts';

/** Scalars whose values change when they are assigned to another type. */
const converted = new Set(['Long', 'Double', 'Decimal', 'String', 'Id', 'Datetime']);

/** Code whose value fits a variable or parameter of a type. Throws ApexCompileError when it cannot. */
export function coerce(code: Code, to: ApexType, scope: Scope, place: Place): Code {
  const system = scope.program.types;
  if (code.isQuery && !sameType(code.type, to)) {
    const row = code.type.arguments[0];
    // What dynamic SOQL gives is known when it has run.
    const fits = row && (system.isAssignable(row, to) || (isAny(row) && system.isRecord(to)));
    if (fits && to.name !== 'Object') return onlyRow(code, to);
  }
  if (!system.isAssignable(code.type, to)) {
    const problem = `Illegal assignment from ${typeText(code.type)} to ${typeText(to)}`;
    throw scope.error(place, problem);
  }
  const convert = conversion(code.type, to);
  if (!convert) return { ...code, type: to };
  const { run } = code;
  return { type: to, run: (frame) => convert(run(frame)) };
}

function isAny(row: ApexType): boolean {
  return row.name === 'SObject';
}

/** What an assignment does to a value; undefined when it stays as it is. */
export function conversion(from: ApexType, to: ApexType): ((value: Value) => Value) | undefined {
  if (sameType(from, to) || from.name === 'null' || !converted.has(to.name)) return undefined;
  return (value) => convertTo(value, to);
}

/** A query where one record is wanted. Throws QueryException unless it has exactly one row. */
export function onlyRow(code: Code, type: ApexType): Code {
  return { type, run: (frame) => rowOf(frame, code.run(frame)) };
}

/** The only row of a query's result. */
export function rowOf(frame: Frame, rows: Value): Value {
  if (!(rows instanceof ApexList)) return rows;
  const [row, second] = rows.items;
  if (row === undefined) {
    throw frame.transaction.exception(
      'QueryException',
      'List has no rows for assignment to SObject'
    );
  }
  if (second === undefined) return row;
  throw frame.transaction.exception(
    'QueryException',
    'List has more than 1 row for assignment to SObject'
  );
}
