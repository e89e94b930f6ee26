import { parseType, typeOf } from '../../types/type.ts';
import type { ApexNative } from '../../values/index.ts';
import { ApexEnum, type ApexTypeValue, type Value } from '../../values/index.ts';
import { method, procedure, type Call } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { JSON_TOKENS, type JsonTokenAt } from './json-tokens.ts';
import { JsonReader } from './read-json.ts';

/** Where a parser is; -1 before the first token. */
export interface JsonPosition {
  readonly tokens: readonly JsonTokenAt[];
  at: number;
}

/** Documented: JSONParser Class. */
export const jsonParserTypes: readonly LibraryType[] = [
  { name: 'JSONToken', enumValues: JSON_TOKENS },
  {
    name: 'JSONParser',
    methods: {
      nextToken: [method('JSONToken', [], (_call, self) => step(positionOf(self)))],
      nextValue: [
        method('JSONToken', [], (_call, self) => {
          const position = positionOf(self);
          step(position);
          return current(position)?.kind === 'FIELD_NAME' ? step(position) : kindOf(position);
        })
      ],
      getCurrentToken: [method('JSONToken', [], (_call, self) => kindOf(positionOf(self)))],
      hasCurrentToken: [
        method('Boolean', [], (_call, self) => current(positionOf(self)) !== undefined)
      ],
      getCurrentName: [method('String', [], (_call, self) => here(self)?.name ?? null)],
      getText: [method('String', [], (_call, self) => here(self)?.text ?? null)],
      skipChildren: [
        procedure([], (_call, self) => {
          positionOf(self).at += here(self)?.length ?? 0;
        })
      ],
      ...Object.fromEntries(
        ['Integer', 'Long', 'Double', 'Decimal', 'Boolean', 'Id', 'Date', 'Time', 'Blob'].map(
          (type) => [`get${type}Value`, valueOf(type)]
        )
      ),
      getDatetimeValue: valueOf('Datetime'),
      readValueAs: [method('Object', ['Type'], (call, self) => readAs(call, self, false))],
      readValueAsStrict: [method('Object', ['Type'], (call, self) => readAs(call, self, true))]
    }
  }
];

function positionOf(self: Value): JsonPosition {
  return (self as ApexNative).state as JsonPosition;
}

function here(self: Value): JsonTokenAt | undefined {
  return current(positionOf(self));
}

function current({ tokens, at }: JsonPosition): JsonTokenAt | undefined {
  return tokens[at];
}

function step(position: JsonPosition): Value {
  position.at = Math.min(position.at + 1, position.tokens.length);
  return kindOf(position);
}

function kindOf(position: JsonPosition): Value {
  const kind = current(position)?.kind;
  return kind === undefined
    ? null
    : new ApexEnum(typeOf('JSONToken'), kind, JSON_TOKENS.indexOf(kind));
}

function valueOf(type: string): LibraryMethod[] {
  return [
    method(type, [], (call, self) => {
      const token = here(self);
      return new JsonReader(call.context, false).read(token?.value ?? null, parseType(type));
    })
  ];
}

/** Reads what begins here and goes to its end. */
function readAs(call: Call, self: Value, strict: boolean): Value {
  const position = positionOf(self);
  if (position.at < 0) position.at = 0;
  const token = current(position);
  const { type } = call.required(0) as ApexTypeValue;
  const value = new JsonReader(call.context, strict).read(token?.value ?? null, type);
  position.at += token?.length ?? 0;
  return value;
}
