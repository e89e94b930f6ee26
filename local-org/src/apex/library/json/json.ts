import { typeOf } from '../../types/type.ts';
import { ApexNative, type ApexTypeValue, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';
import { newGenerator } from './json-generator.ts';
import type { JsonPosition } from './json-parser.ts';
import { tokensOf } from './json-tokens.ts';
import { parseJson, type Json } from './parse-json.ts';
import { JsonReader, readUntyped } from './read-json.ts';
import { writeJson } from './write-json.ts';

/** Documented: JSON Class. */
export const jsonType: LibraryType = {
  name: 'JSON',
  staticMethods: {
    serialize: writing(false),
    serializePretty: writing(true),
    createGenerator: [
      method('JSONGenerator', ['Boolean'], (call) => newGenerator(call.value(0) === true))
    ],
    createParser: [
      method('JSONParser', ['String'], (call) => {
        const position: JsonPosition = { tokens: tokensOf(parsed(call)), at: -1 };
        return new ApexNative(typeOf('JSONParser'), position);
      })
    ],
    deserializeUntyped: [method('Object', ['String'], (call) => readUntyped(parsed(call)))],
    deserialize: [method('Object', ['String', 'Type'], (call) => readTyped(call, false))],
    deserializeStrict: [method('Object', ['String', 'Type'], (call) => readTyped(call, true))]
  }
};

function writing(pretty: boolean): LibraryMethod[] {
  const body = (call: Call): Value =>
    writeJson(call.value(0), { pretty, suppressNulls: call.value(1) === true });
  return [method('String', ['Object'], body), method('String', ['Object', 'Boolean'], body)];
}

function readTyped(call: Call, strict: boolean): Value {
  const { type } = call.required(1) as ApexTypeValue;
  return new JsonReader(call.context, strict).read(parsed(call), type);
}

function parsed(call: Call): Json {
  const text = call.text(0);
  try {
    return parseJson(text);
  } catch (error) {
    throw call.fail('JSONException', (error as Error).message);
  }
}
