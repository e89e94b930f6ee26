import { FormulaError, notImplemented } from './formula-error.ts';
import { allOf, anyOf, unaryTerm } from './operators.ts';
import { regexOf } from './regex.ts';
import {
  commonType,
  requireType,
  type Facts,
  type Term,
  type Value,
  type ValueType
} from './term.ts';

/** A function that looks at the shape of its arguments or computes only some of them. */
export type LazyFunction = (args: readonly Term[], at: number) => Term;

export const lazyFunctions: Readonly<Record<string, LazyFunction>> = {
  AND: (args, at) => allOf(some('AND', args, at), at),
  OR: (args, at) => anyOf(some('OR', args, at), at),
  NOT: (args, at) => unaryTerm('!', exactly('NOT', args, 1, at)[0] as Term, at),
  IF: choose,
  CASE: chooseByValue,
  ISBLANK: isBlank,
  ISNULL: isBlank,
  BLANKVALUE: substituteFor('BLANKVALUE'),
  NULLVALUE: substituteFor('NULLVALUE'),
  ISPICKVAL: isPicked,
  INCLUDES: includes,
  TEXT: asText,
  REGEX: matches,
  ISNEW: (args, at) => {
    exactly('ISNEW', args, 0, at);
    return { type: 'boolean', at, evaluate: (facts) => facts.isNew };
  },
  ISCHANGED: isChanged,
  PRIORVALUE: priorValue
};

function exactly(name: string, args: readonly Term[], count: number, at: number) {
  if (args.length === count) return args;
  throw new FormulaError(at, `incorrect number of parameters for function ${name}()`);
}

function some(name: string, args: readonly Term[], at: number): readonly Term[] {
  return args.length > 0 ? args : exactly(name, args, 1, at);
}

function choose(args: readonly Term[], at: number): Term {
  const [condition, yes, no] = exactly('IF', args, 3, at) as [Term, Term, Term];
  requireType(condition, ['boolean'], 'function IF()');
  return {
    type: commonType(yes, no, 'function IF()'),
    at,
    evaluate: (facts) => (condition.evaluate(facts) === true ? yes : no).evaluate(facts)
  };
}

function chooseByValue(args: readonly Term[], at: number): Term {
  const [subject, ...rest] = args;
  const otherwise = rest.pop();
  if (!subject || !otherwise || rest.length === 0 || rest.length % 2 === 1) {
    throw new FormulaError(at, 'incorrect number of parameters for function CASE()');
  }
  const picked = subject.type === 'picklist' ? 'text' : subject.type;
  const cases = Array.from({ length: rest.length / 2 }, (_, index) => {
    const [value, result] = rest.slice(index * 2, index * 2 + 2) as [Term, Term];
    requireType(value, [picked], 'function CASE()');
    return { value, result };
  });
  const results = [...cases.map(({ result }) => result), otherwise];
  const typed = results.find(({ type }) => type !== 'nothing') ?? otherwise;
  for (const result of results) commonType(typed, result, 'function CASE()');
  const blank = (value: Value) => (value === '' ? null : value);
  return {
    type: typed.type,
    at,
    evaluate: (facts) => {
      const wanted = blank(subject.evaluate(facts));
      const hit = cases.find(({ value }) => blank(value.evaluate(facts)) === wanted);
      return (hit?.result ?? otherwise).evaluate(facts);
    }
  };
}

function isBlank(args: readonly Term[], at: number): Term {
  const [value] = exactly('ISBLANK', args, 1, at) as [Term];
  requireType(
    value,
    ['text', 'number', 'boolean', 'date', 'datetime', 'multipicklist'],
    'ISBLANK()'
  );
  return { type: 'boolean', at, evaluate: (facts) => isMissing(value.evaluate(facts)) };
}

function substituteFor(name: string): LazyFunction {
  return (args, at) => {
    const [value, substitute] = exactly(name, args, 2, at) as [Term, Term];
    const type = commonType(value, substitute, `function ${name}()`);
    return {
      type,
      at,
      evaluate: (facts) => {
        const found = value.evaluate(facts);
        return isMissing(found) ? substitute.evaluate(facts) : found;
      }
    };
  };
}

function isMissing(value: Value): boolean {
  return value === null || value === '';
}

function isPicked(args: readonly Term[], at: number): Term {
  const [field, value] = exactly('ISPICKVAL', args, 2, at) as [Term, Term];
  if (field.type !== 'picklist') requireType(field, ['picklist'], 'function ISPICKVAL()');
  requireType(value, ['text'], 'function ISPICKVAL()');
  return {
    type: 'boolean',
    at,
    evaluate: (facts) => (field.evaluate(facts) ?? '') === (value.evaluate(facts) ?? '')
  };
}

function includes(args: readonly Term[], at: number): Term {
  const [field, value] = exactly('INCLUDES', args, 2, at) as [Term, Term];
  requireType(field, ['multipicklist'], 'function INCLUDES()');
  requireType(value, ['text'], 'function INCLUDES()');
  return {
    type: 'boolean',
    at,
    evaluate: (facts) => {
      const chosen = String(field.evaluate(facts) ?? '').split(';');
      return chosen.includes(String(value.evaluate(facts) ?? ''));
    }
  };
}

const writable: readonly ValueType[] = ['number', 'date', 'datetime', 'picklist'];

/** Datetimes as `YYYY-MM-DD HH:MM:SSZ` (documented: TEXT). */
function asText(args: readonly Term[], at: number): Term {
  const [value] = exactly('TEXT', args, 1, at) as [Term];
  requireType(value, writable, 'function TEXT()');
  const moment = value.type === 'datetime';
  return {
    type: 'text',
    at,
    evaluate: (facts) => {
      const found = value.evaluate(facts);
      if (found === null) return '';
      return moment ? `${String(found).slice(0, 19).replace('T', ' ')}Z` : String(found);
    }
  };
}

/** The whole text must match (documented: REGEX, Java's syntax). */
function matches(args: readonly Term[], at: number): Term {
  const [value, pattern] = exactly('REGEX', args, 2, at) as [Term, Term];
  requireType(value, ['text'], 'function REGEX()');
  if (pattern.literal === undefined)
    throw notImplemented(pattern.at, 'REGEX() of a computed pattern');
  const regex = regexOf(pattern.literal);
  if (!regex) throw notImplemented(pattern.at, `regular expression ${pattern.literal}`);
  return {
    type: 'boolean',
    at,
    evaluate: (facts) => regex.test(String(value.evaluate(facts) ?? ''))
  };
}

function isChanged(args: readonly Term[], at: number): Term {
  const index = ownField('ISCHANGED', args, at);
  const changed = (facts: Facts) => !facts.isNew && facts.input(index) !== facts.prior(index);
  return { type: 'boolean', at, evaluate: changed };
}

/** The value before the change; of a new record its own (documented: PRIORVALUE). */
function priorValue(args: readonly Term[], at: number): Term {
  ownField('PRIORVALUE', args, at);
  const [field] = args as [Term];
  const before = (facts: Facts): Facts => {
    const { isNew, now, timeZone } = facts;
    const prior = (index: number) => facts.prior(index);
    return { isNew, now, timeZone, input: prior, prior };
  };
  return { type: field.type, at, evaluate: (facts) => field.evaluate(before(facts)) };
}

function ownField(name: string, args: readonly Term[], at: number): number {
  const [field] = exactly(name, args, 1, at) as [Term];
  const of = field.input?.of;
  if (field.input && of?.kind === 'field' && of.start === 'record' && of.lookups.length === 0) {
    return field.input.index;
  }
  throw new FormulaError(field.at, `function ${name}() takes a field of the record itself`);
}
