import type { FieldSchema, FieldType } from '../metadata/index.ts';
import type { Node } from './ast.ts';
import { dateFunctions } from './date-functions.ts';
import { eagerTerm } from './eager-function.ts';
import { FormulaError, notImplemented } from './formula-error.ts';
import { lazyFunctions } from './lazy-functions.ts';
import { resolveName, type Place } from './names.ts';
import { numberFunctions } from './number-functions.ts';
import { binaryTerm, unaryTerm } from './operators.ts';
import { parseFormula } from './parse.ts';
import type { Facts, Input, Term, Value, ValueType } from './term.ts';
import { textFunctions } from './text-functions.ts';

/** A formula ready to be computed. */
export interface Formula {
  readonly type: ValueType;
  /** What it reads, in the order of `Facts.input`. */
  readonly inputs: readonly Input[];
  evaluate(facts: Facts): Value;
}

export interface FormulaOptions extends Place {
  /** Empty numbers count as 0; else they leave no result. */
  readonly blanksAsZero: boolean;
}

const eagerFunctions = { ...textFunctions, ...numberFunctions, ...dateFunctions };

/** Reads a formula and settles its names and types. Throws FormulaError. */
export function bindFormula(source: string, options: FormulaOptions): Formula {
  const binder = new Binder(options);
  const term = binder.bind(parseFormula(source));
  return { type: term.type, inputs: binder.inputs, evaluate: (facts) => term.evaluate(facts) };
}

class Binder {
  readonly inputs: Input[] = [];
  private readonly options: FormulaOptions;
  private readonly known = new Map<string, number>();

  constructor(options: FormulaOptions) {
    this.options = options;
  }

  bind(node: Node): Term {
    const { at } = node;
    switch (node.kind) {
      case 'number':
      case 'boolean':
        return { type: node.kind, at, evaluate: () => node.value };
      case 'text':
        return { type: 'text', at, literal: node.value, evaluate: () => node.value };
      case 'null':
        return { type: 'nothing', at, evaluate: () => null };
      case 'name':
        return this.name(node.path, at);
      case 'unary':
        return unaryTerm(node.operator, this.bind(node.term), at);
      case 'binary':
        return binaryTerm(node.operator, this.bind(node.left), this.bind(node.right), at);
      case 'call':
        return this.call(node.name, node.args, at);
    }
  }

  private call(name: string, args: readonly Node[], at: number): Term {
    const eager = Object.hasOwn(eagerFunctions, name) ? eagerFunctions[name] : undefined;
    const lazy = Object.hasOwn(lazyFunctions, name) ? lazyFunctions[name] : undefined;
    if (!eager && !lazy) throw notImplemented(at, `${name}()`);
    const terms = args.map((arg) => this.bind(arg));
    if (eager) return eagerTerm(name, eager, terms, at);
    return lazy?.(terms, at) as Term;
  }

  private name(path: readonly string[], at: number): Term {
    const found = resolveName(this.options, path, at);
    if (found.kind === 'label') {
      return { type: 'text', at, literal: found.text, evaluate: () => found.text };
    }
    const key = path.join('.').toLowerCase();
    const index = this.known.get(key) ?? this.inputs.push(found) - 1;
    this.known.set(key, index);
    if (found.kind === 'permission') {
      return { type: 'boolean', at, evaluate: (facts) => facts.input(index) === 1 };
    }
    const type = valueType(found.field, at);
    const read = found.field.type === 'percent' ? this.share(index) : this.reader(type, index);
    return { type, at, input: { index, of: found }, evaluate: read };
  }

  /** A percentage of 20 is 0.2 in a formula (documented: Tips for Working with Percent). */
  private share(index: number): (facts: Facts) => Value {
    const blank = this.options.blanksAsZero ? 0 : null;
    return (facts) => {
      const percentage = facts.input(index);
      return percentage === null ? blank : Number(percentage) / 100;
    };
  }

  private reader(type: ValueType, index: number): (facts: Facts) => Value {
    if (type === 'boolean') return (facts) => facts.input(index) === 1;
    if (type === 'number' && this.options.blanksAsZero) return (facts) => facts.input(index) ?? 0;
    return (facts) => facts.input(index);
  }
}

const valueTypes: Readonly<Record<FieldType, ValueType | undefined>> = {
  id: 'text',
  reference: 'text',
  string: 'text',
  textarea: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  boolean: 'boolean',
  int: 'number',
  double: 'number',
  currency: 'number',
  percent: 'number',
  date: 'date',
  datetime: 'datetime',
  base64: undefined,
  address: undefined
};

/** What a field's values are in a formula. Throws FormulaError for long text (documented) and files. */
export function valueType(field: FieldSchema, at = 0): ValueType {
  const type = valueTypes[field.type];
  const long = field.type === 'textarea' && field.length > 255;
  if (type !== undefined && !long) return type;
  throw new FormulaError(at, `field ${field.name} cannot be used in formulas`);
}
