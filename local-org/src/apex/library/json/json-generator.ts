import { typeOf } from '../../types/type.ts';
import { ApexNative, type Value } from '../../values/index.ts';
import { method, procedure, type Call } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { writeJson } from './write-json.ts';

interface Level {
  readonly close: ']' | '}';
  items: number;
}

/** What is written so far. */
interface Draft {
  readonly pretty: boolean;
  readonly open: Level[];
  text: string;
  /** A name is written and waits for its value. */
  isNamed: boolean;
}

const SCALARS: Readonly<Record<string, readonly string[]>> = {
  Blob: ['Blob'],
  Boolean: ['Boolean'],
  Date: ['Date'],
  DateTime: ['Datetime'],
  Id: ['Id'],
  Number: ['Integer', 'Long', 'Double', 'Decimal'],
  Object: ['Object'],
  String: ['String'],
  Time: ['Time']
};

/** Documented: JSONGenerator Class. */
export const jsonGeneratorType: LibraryType = {
  name: 'JSONGenerator',
  methods: {
    writeStartObject: [procedure([], (_call, self) => begin(draftOf(self), '{', '}'))],
    writeStartArray: [procedure([], (_call, self) => begin(draftOf(self), '[', ']'))],
    writeEndObject: [procedure([], (call, self) => end(call, draftOf(self), '}'))],
    writeEndArray: [procedure([], (call, self) => end(call, draftOf(self), ']'))],
    writeFieldName: [procedure(['String'], (call, self) => name(draftOf(self), call.text(0)))],
    writeNull: [procedure([], (_call, self) => value(draftOf(self), null))],
    writeNullField: [
      procedure(['String'], (call, self) => {
        name(draftOf(self), call.text(0));
        value(draftOf(self), null);
      })
    ],
    ...Object.fromEntries(
      Object.entries(SCALARS).flatMap(([kind, types]) => [
        [`write${kind}`, types.map(writing)],
        [`write${kind}Field`, types.map(writingField)]
      ])
    ),
    getAsString: [method('String', [], (_call, self) => draftOf(self).text)],
    close: [procedure([], () => undefined)],
    isClosed: [method('Boolean', [], (_call, self) => draftOf(self).open.length === 0)]
  }
};

export function newGenerator(pretty: boolean): ApexNative {
  const draft: Draft = { pretty, open: [], text: '', isNamed: false };
  return new ApexNative(typeOf('JSONGenerator'), draft);
}

function writing(type: string): LibraryMethod {
  return procedure([type], (call, self) => value(draftOf(self), call.value(0)));
}

function writingField(type: string): LibraryMethod {
  return procedure(['String', type], (call, self) => {
    name(draftOf(self), call.text(0));
    value(draftOf(self), call.value(1));
  });
}

function begin(draft: Draft, sign: '{' | '[', close: Level['close']): void {
  separate(draft);
  draft.text += sign;
  draft.open.push({ close, items: 0 });
}

function end(call: Call, draft: Draft, close: Level['close']): void {
  const level = draft.open.pop();
  if (level?.close !== close) {
    const what = close === '}' ? 'an object' : 'an array';
    throw call.fail('JSONException', `Current context is not ${what}`);
  }
  draft.text += `${level.items > 0 ? line(draft) : draft.pretty ? ' ' : ''}${close}`;
}

function name(draft: Draft, key: string): void {
  separate(draft);
  draft.text += JSON.stringify(key) + (draft.pretty ? ' : ' : ':');
  draft.isNamed = true;
}

function value(draft: Draft, written: Value): void {
  separate(draft);
  const { pretty, open } = draft;
  draft.text += writeJson(written, { pretty, suppressNulls: false }, open.length);
}

/** Comma and new line before an item; nothing between a name and its value. */
function separate(draft: Draft): void {
  const level = draft.open.at(-1);
  const isValueOfName = draft.isNamed;
  draft.isNamed = false;
  if (!level || isValueOfName) return;
  draft.text += level.items > 0 ? ',' : '';
  level.items += 1;
  draft.text += line(draft);
}

function line(draft: Draft): string {
  return draft.pretty ? `\n${'  '.repeat(draft.open.length)}` : '';
}

function draftOf(self: Value): Draft {
  return (self as ApexNative).state as Draft;
}
