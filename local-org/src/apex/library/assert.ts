import {
  concatenatedText,
  equalByMethod,
  type ApexTypeValue,
  type Value
} from '../values/index.ts';
import { procedure, type Call } from './call.ts';
import type { LibraryMethod, LibraryType } from './registry.ts';

/** Documented: Assert Class. A failed assertion ends the test, no code can catch it. */
export const assertType: LibraryType = {
  name: 'Assert',
  staticMethods: {
    areEqual: comparing(isEqual),
    areNotEqual: comparing(isDifferent),
    isTrue: judging('Boolean', (call) => requireTrue(call, true)),
    isFalse: judging('Boolean', (call) => requireTrue(call, false)),
    isNull: judging('Object', (call) => compareWith(call, null, isEqual)),
    isNotNull: judging('Object', (call) => compareWith(call, null, isDifferent)),
    isInstanceOfType: typeComparing(true),
    isNotInstanceOfType: typeComparing(false),
    fail: [
      procedure([], (call) => {
        throw failure(call, '', undefined);
      }),
      procedure(['String'], (call) => {
        throw failure(call, '', call.value(0));
      })
    ]
  }
};

/** `System.assert`, `System.assertEquals`, `System.assertNotEquals`. */
export const assertions: NonNullable<LibraryType['staticMethods']> = {
  assert: judging('Boolean', (call) => requireTrue(call, true)),
  assertEquals: comparing(isEqual),
  assertNotEquals: comparing(isDifferent)
};

type Comparison = (call: Call, expected: Value, actual: Value, message?: Value) => void;

function isEqual(call: Call, expected: Value, actual: Value, message?: Value): void {
  if (equalByMethod(expected, actual)) return;
  const texts = `Expected: ${concatenatedText(expected)}, Actual: ${concatenatedText(actual)}`;
  throw failure(call, texts, message);
}

function isDifferent(call: Call, expected: Value, actual: Value, message?: Value): void {
  if (!equalByMethod(expected, actual)) return;
  throw failure(call, `Same value: ${concatenatedText(expected)}`, message);
}

function compareWith(call: Call, expected: Value, compare: Comparison): void {
  compare(call, expected, call.value(0), call.args[1]);
}

function requireTrue(call: Call, expected: boolean): void {
  if (call.value(0) === expected) return;
  throw failure(call, '', call.args[1]);
}

function comparing(compare: Comparison): LibraryMethod[] {
  const body = (call: Call) => compare(call, call.value(0), call.value(1), call.args[2]);
  return [procedure(['Object', 'Object'], body), procedure(['Object', 'Object', 'String'], body)];
}

function judging(parameter: string, body: (call: Call) => void): LibraryMethod[] {
  return [procedure([parameter], body), procedure([parameter, 'String'], body)];
}

function typeComparing(wanted: boolean): LibraryMethod[] {
  const body = (call: Call) => {
    const { type } = call.required(1) as ApexTypeValue;
    if (call.context.isInstance(call.value(0), type) === wanted) return;
    throw failure(call, `Value is ${wanted ? 'not ' : ''}of the type`, call.args[2]);
  };
  return [procedure(['Object', 'Type'], body), procedure(['Object', 'Type', 'String'], body)];
}

function failure(call: Call, detail: string, message: Value | undefined): Error {
  const reason = message === undefined || message === null ? '' : `: ${concatenatedText(message)}`;
  const values = detail === '' ? '' : `: ${detail}`;
  return call.fail('AssertException', `Assertion Failed${reason}${values}`);
}
