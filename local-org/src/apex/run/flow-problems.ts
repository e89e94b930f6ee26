import type { Block, Expression, Place, Statement } from '../syntax/index.ts';
import {
  ApexCompileError,
  types,
  typeText,
  type ApexType,
  type ClassInfo
} from '../types/index.ts';

/** Whether execution goes on behind a statement; `maybe` where that is not worth a complaint. */
type Ending = 'yes' | 'no' | 'maybe';

/** Statements nothing leads to, and methods that may end without their value. */
export function flowProblems(info: ClassInfo): ApexCompileError[] {
  const methods = [...info.methods.values()].flat().map(({ body, returns }) => ({ body, returns }));
  const getters = [...info.variables.values()].map(({ accessors, type }) => ({
    body: accessors?.get?.body,
    returns: type
  }));
  const others = [
    ...info.constructors.map(({ body }) => body),
    ...[...info.variables.values()].map(({ accessors }) => accessors?.set?.body)
  ].map((body) => ({ body, returns: types.void }));
  return [...methods, ...getters, ...others].flatMap(({ body, returns }) =>
    body ? problemsOf(info.unit, body, returns) : []
  );
}

function problemsOf(unit: string, body: Block, returns: ApexType): ApexCompileError[] {
  const unreachable: Place[] = [];
  const ending = endingOf(body, unreachable);
  const problems = unreachable.map(
    (place) => new ApexCompileError(unit, place, 'Unreachable statement')
  );
  if (ending !== 'yes' || returns.name === types.void.name) return problems;
  const problem = `Missing return statement required return type: ${typeText(returns)}`;
  return [...problems, new ApexCompileError(unit, body.place, problem)];
}

function endingOf(statement: Statement, unreachable: Place[]): Ending {
  const within = (inner: Statement) => endingOf(inner, unreachable);
  switch (statement.kind) {
    case 'block':
      return endingOfAll(statement.statements, unreachable);
    case 'return':
    case 'throw':
    case 'break':
    case 'continue':
      return 'no';
    case 'if': {
      const then = within(statement.then);
      return statement.otherwise ? either([then, within(statement.otherwise)]) : 'yes';
    }
    case 'switch': {
      const branches = statement.clauses.map(({ body }) => within(body));
      return statement.clauses.some(({ isElse }) => isElse) ? either(branches) : 'maybe';
    }
    case 'try': {
      const ends = [within(statement.body), ...statement.catches.map(({ body }) => within(body))];
      const last = statement.finallyBody ? within(statement.finallyBody) : 'yes';
      return last === 'yes' ? either(ends) : last;
    }
    case 'run-as':
      return within(statement.body);
    case 'do':
      within(statement.body);
      return 'maybe';
    case 'while':
    case 'for':
      if (statement.body) within(statement.body);
      return isEndless(statement.condition) ? 'maybe' : 'yes';
    case 'for-each':
      if (statement.body) within(statement.body);
      return 'yes';
    case 'dml':
    case 'expression':
    case 'local':
    case 'merge':
      return 'yes';
  }
}

/** Only the first statement behind the end is named. */
function endingOfAll(statements: readonly Statement[], unreachable: Place[]): Ending {
  let ending: Ending = 'yes';
  for (const statement of statements) {
    if (ending === 'no') {
      unreachable.push(statement.place);
      return 'no';
    }
    const next = endingOf(statement, unreachable);
    ending = ending === 'maybe' && next === 'yes' ? 'maybe' : next;
  }
  return ending;
}

function either(endings: readonly Ending[]): Ending {
  if (endings.includes('yes')) return 'yes';
  return endings.includes('maybe') ? 'maybe' : 'no';
}

function isEndless(condition: Expression | undefined): boolean {
  return !condition || (condition.kind === 'literal' && /^true$/i.test(condition.text));
}
