import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { judge } from './boolean-logic.ts';

it('holds without a text when everything holds', () => {
  expect(judge(undefined, [])).toBe(true);
  expect(judge(undefined, [true, true])).toBe(true);
  expect(judge(undefined, [true, false])).toBe(false);
});

it.each([
  ['1 AND 2 OR 3', [false, true, true], true],
  ['1 AND (2 OR 3)', [false, true, true], false],
  ['NOT 1 AND 2', [false, true], true],
  ['not (1 or 2)', [false, false], true]
])('reads %s', (logic, outcomes, expected) => {
  expect(judge(logic, outcomes)).toBe(expected);
});

it.each(['1 AND', '(1', '1 2', '4', ''])('refuses "%s"', (logic) => {
  expect(() => judge(logic, [true, true])).toThrow(SyntaxError);
});

interface Tree {
  readonly text: string;
  readonly value: (outcomes: readonly boolean[]) => boolean;
}

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.integer({ min: 1, max: 4 }).map((number) => ({
      text: String(number),
      value: (outcomes: readonly boolean[]) => outcomes[number - 1] === true
    })),
    tie('tree').map(({ text, value }) => ({
      text: `NOT (${text})`,
      value: (outcomes: readonly boolean[]) => !value(outcomes)
    })),
    fc.tuple(tie('tree'), fc.constantFrom('AND', 'OR'), tie('tree')).map(([a, word, b]) => ({
      text: `(${a.text}) ${word} (${b.text})`,
      value: (outcomes: readonly boolean[]) =>
        word === 'AND'
          ? a.value(outcomes) && b.value(outcomes)
          : a.value(outcomes) || b.value(outcomes)
    }))
  )
}));

it('means what its tree means', () => {
  const outcomes = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(tree, outcomes, ({ text, value }, held) => {
      expect(judge(text, held)).toBe(value(held));
    })
  );
});
