import { eager, number, text, type EagerFunction } from './eager-function.ts';

/** Functions on text. They compare with case (documented: CONTAINS, BEGINS). */
export const textFunctions: Readonly<Record<string, EagerFunction>> = {
  LEN: eager([text], 'number', ([value]) => String(value).length),
  LEFT: eager([text, number], 'text', ([value, count]) =>
    String(value).slice(0, Math.max(0, Number(count)))
  ),
  RIGHT: eager([text, number], 'text', ([value, count]) =>
    Number(count) <= 0 ? '' : String(value).slice(-Number(count))
  ),
  MID: eager([text, number, number], 'text', ([value, from, count]) => {
    const start = Math.max(1, Number(from)) - 1;
    return String(value).slice(start, start + Math.max(0, Number(count)));
  }),
  UPPER: eager([text, text], 'text', ([value]) => String(value).toUpperCase(), { optional: 1 }),
  LOWER: eager([text, text], 'text', ([value]) => String(value).toLowerCase(), { optional: 1 }),
  TRIM: eager([text], 'text', ([value]) => String(value).trim()),
  SUBSTITUTE: eager([text, text, text], 'text', ([value, old, replacement]) =>
    old === '' ? String(value) : String(value).replaceAll(String(old), () => String(replacement))
  ),
  CONTAINS: eager([text, text], 'boolean', ([value, part]) => String(value).includes(String(part))),
  BEGINS: eager([text, text], 'boolean', ([value, start]) =>
    String(value).startsWith(String(start))
  ),
  FIND: eager(
    [text, text, number],
    'number',
    ([part, value, from = 1]) => find(String(part), String(value), Number(from)),
    { optional: 1 }
  ),
  LPAD: eager(
    [text, number, text],
    'text',
    ([value, length, filling = ' ']) =>
      String(value).slice(0, Number(length)).padStart(Number(length), String(filling)),
    { optional: 1 }
  ),
  RPAD: eager(
    [text, number, text],
    'text',
    ([value, length, filling = ' ']) =>
      String(value).slice(0, Number(length)).padEnd(Number(length), String(filling)),
    { optional: 1 }
  ),
  VALUE: eager([text], 'number', ([value]) => numberIn(String(value))),
  ISNUMBER: eager([text], 'boolean', ([value]) => numberIn(String(value)) !== null),
  CASESAFEID: eager([text], 'text', ([value]) => String(value)),
  BR: eager([], 'text', () => '\n'),
  /** As the API gives it back (documented: HYPERLINK makes an anchor element). */
  HYPERLINK: eager(
    [text, text, text],
    'text',
    ([address, shown, target = '_self']) =>
      `<a href="${String(address)}" target="${String(target)}">${String(shown)}</a>`,
    { optional: 1 }
  )
};

/** Counted from 1; 0 where there is none or nothing is looked for. */
function find(part: string, value: string, from: number): number {
  if (part === '' || from < 1) return 0;
  return value.indexOf(part, from - 1) + 1;
}

function numberIn(text: string): number | null {
  return /^\s*[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : null;
}
