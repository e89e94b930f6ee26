import { types } from '../../types/type.ts';
import { ApexMap, putInto, type Value } from '../../values/index.ts';
import { procedure, type Call } from '../call.ts';
import { bagOf, bagType } from '../property-bag.ts';
import type { LibraryProperty, LibraryType } from '../registry.ts';

const textMap = 'Map<String, String>';

/** Documented: RestContext, RestRequest and RestResponse. */
export const restContextTypes: readonly LibraryType[] = [
  {
    name: 'RestContext',
    staticProperties: {
      request: remembered('RestRequest'),
      response: remembered('RestResponse')
    }
  },
  bagType(
    'RestRequest',
    {
      ...{ requestURI: 'String', httpMethod: 'String', requestBody: 'Blob', headers: textMap },
      ...{ params: textMap, remoteAddress: 'String', resourcePath: 'String' }
    },
    {
      initial: () => ({ headers: emptyMap(), params: emptyMap() }),
      methods: { addHeader: [adding('headers')], addParameter: [adding('params')] }
    }
  ),
  bagType(
    'RestResponse',
    { statusCode: 'Integer', responseBody: 'Blob', headers: textMap },
    { initial: () => ({ headers: emptyMap() }), methods: { addHeader: [adding('headers')] } }
  )
];

function remembered(type: string): LibraryProperty {
  return {
    type,
    get: (context) => (context.memory.get(type) as Value | undefined) ?? null,
    set: (context, _self, value) => void context.memory.set(type, value)
  };
}

function adding(name: string) {
  return procedure(['String', 'String'], (call: Call, self) => {
    putInto(bagOf(self).get(name) as ApexMap, call.text(0), call.value(1));
  });
}

function emptyMap(): ApexMap {
  return new ApexMap(types.string, types.string);
}
