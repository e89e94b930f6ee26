import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { object, recordId } from '../standard/index.ts';
import { bindFormula } from './index.ts';

type Tree =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'unary'; readonly operator: '-' | '!'; readonly term: Tree }
  | {
      readonly kind: 'binary';
      readonly operator: keyof typeof strengths;
      readonly left: Tree;
      readonly right: Tree;
    };

/** How tightly operators bind in Salesforce, and what they are in JavaScript. */
const strengths = {
  '||': 1,
  '&&': 2,
  '=': 3,
  '<>': 3,
  '<': 4,
  '>': 4,
  '<=': 4,
  '>=': 4,
  '+': 5,
  '-': 5,
  '^': 6,
  '*': 7,
  '/': 7
};
const inJavaScript: Readonly<Record<string, string>> = { '=': '===', '<>': '!==', '^': '**' };
const unaryStrength = 8;

const { number, truth } = fc.letrec<{ number: Tree; truth: Tree }>((tie) => {
  const binary = (
    operators: readonly (keyof typeof strengths)[],
    operand: fc.Arbitrary<Tree>
  ): fc.Arbitrary<Tree> =>
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom(...operators),
      left: operand,
      right: operand
    });
  const unary = (operator: '-' | '!', term: fc.Arbitrary<Tree>): fc.Arbitrary<Tree> =>
    fc.record({
      kind: fc.constant('unary' as const),
      operator: fc.constant(operator),
      term
    });
  return {
    number: fc.oneof(
      { depthSize: 'small' },
      fc.record({
        kind: fc.constant('number' as const),
        value: fc.integer({ min: 0, max: 9 })
      }),
      binary(['+', '-', '*', '/', '^'], tie('number')),
      unary('-', tie('number'))
    ),
    truth: fc.oneof(
      { depthSize: 'small' },
      fc.record({ kind: fc.constant('boolean' as const), value: fc.boolean() }),
      binary(['||', '&&', '=', '<>'], tie('truth')),
      binary(['=', '<>', '<', '>', '<=', '>='], tie('number')),
      unary('!', tie('truth'))
    )
  };
});

/** With no more parentheses than the order of operators needs. */
function formulaText(tree: Tree, around = 0, right = false): string {
  switch (tree.kind) {
    case 'number':
      return String(tree.value);
    case 'boolean':
      return tree.value ? 'TRUE' : 'false';
    case 'unary':
      return `${tree.operator}${formulaText(tree.term, unaryStrength)}`;
    case 'binary': {
      const strength = strengths[tree.operator];
      const inner = `${formulaText(tree.left, strength)} ${tree.operator} ${formulaText(tree.right, strength, true)}`;
      return strength < around || (strength === around && right) ? `(${inner})` : inner;
    }
  }
}

/** With parentheses everywhere: the tree alone says what is computed. */
function javaScriptText(tree: Tree): string {
  switch (tree.kind) {
    case 'number':
    case 'boolean':
      return `(${String(tree.value)})`;
    case 'unary':
      return `(${tree.operator}${javaScriptText(tree.term)})`;
    case 'binary': {
      const operator = inJavaScript[tree.operator] ?? tree.operator;
      return `(${javaScriptText(tree.left)} ${operator} ${javaScriptText(tree.right)})`;
    }
  }
}

/** Every part of the tree has a finite value: beyond that the two worlds differ by design. */
function isFinite(tree: Tree): boolean {
  const parts =
    tree.kind === 'binary' ? [tree.left, tree.right] : tree.kind === 'unary' ? [tree.term] : [];
  const value = evaluateInJavaScript(tree);
  return (typeof value === 'boolean' || Number.isFinite(value)) && parts.every(isFinite);
}

function evaluateInJavaScript(tree: Tree): number | boolean {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  return (new Function(`return ${javaScriptText(tree)}`) as () => number | boolean)();
}

const empty = object('Empty', { label: 'E', labelPlural: 'Es', keyPrefix: 'xe0' }, [recordId]);

function evaluate(tree: Tree): unknown {
  const schema = { objects: new Map([['empty', empty]]), labels: new Map<string, string>() };
  const options = { schema, object: empty, namespace: '', blanksAsZero: false };
  return bindFormula(formulaText(tree), options).evaluate({
    input: () => null,
    prior: () => null,
    isNew: true,
    now: new Date(0),
    timeZone: 'UTC'
  });
}

it('computes arithmetic as JavaScript does, in the order of Salesforce', () => {
  fc.assert(
    fc.property(number.filter(isFinite), (tree) => {
      expect(evaluate(tree)).toBe(Number(evaluateInJavaScript(tree)) + 0);
    }),
    { numRuns: 1000 }
  );
});

it('decides as JavaScript does, in the order of Salesforce', () => {
  fc.assert(
    fc.property(truth.filter(isFinite), (tree) => {
      expect(evaluate(tree)).toBe(evaluateInJavaScript(tree));
    }),
    { numRuns: 1000 }
  );
});
