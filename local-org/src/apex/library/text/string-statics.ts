import {
  GMT,
  concatenatedText,
  textOf,
  type ApexDatetime,
  type Value
} from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import { formatMessage } from '../message-format.ts';
import type { LibraryType } from '../registry.ts';

/** Static methods of String (documented: String Class). */
export const stringStatics: NonNullable<LibraryType['staticMethods']> = {
  isBlank: [method('Boolean', ['String'], (call) => isBlank(call.value(0)))],
  isNotBlank: [method('Boolean', ['String'], (call) => !isBlank(call.value(0)))],
  isEmpty: [method('Boolean', ['String'], (call) => (call.value(0) ?? '') === '')],
  isNotEmpty: [method('Boolean', ['String'], (call) => (call.value(0) ?? '') !== '')],
  escapeSingleQuotes: [
    method('String', ['String'], (call) => call.text(0).replace(/['\\]/g, '\\$&'))
  ],
  format: [
    method('String', ['String', 'List<Object>'], (call) =>
      formatMessage(call.text(0), call.items(1).map(concatenatedText))
    )
  ],
  fromCharArray: [
    method('String', ['List<Integer>'], (call) =>
      String.fromCodePoint(...call.items(0).map((code) => Number(code)))
    )
  ],
  getCommonPrefix: [
    method('String', ['List<String>'], (call) =>
      commonPrefix(call.items(0).map((item) => (item === null ? '' : concatenatedText(item))))
    )
  ],
  join: [
    method('String', ['List<Object>', 'String'], joined),
    method('String', ['Set<Object>', 'String'], joined)
  ],
  valueOf: [
    method('String', ['Object'], (call) => {
      const value = call.value(0);
      return value === null ? null : textOf(value, call.context.timeZone);
    })
  ],
  valueOfGmt: [
    method('String', ['Datetime'], (call) => (call.required(0) as ApexDatetime).print(GMT))
  ]
};

export function isBlank(value: Value): boolean {
  return value === null || /^\s*$/.test(value as string);
}

function joined(call: Call): string {
  return call
    .items(0)
    .map((item) => (item === null ? '' : concatenatedText(item)))
    .join(call.text(1));
}

export function commonPrefix(texts: readonly string[]): string {
  const [first = '', ...others] = texts;
  let length = first.length;
  for (const other of others) {
    while (!other.startsWith(first.slice(0, length))) length -= 1;
  }
  return first.slice(0, length);
}
