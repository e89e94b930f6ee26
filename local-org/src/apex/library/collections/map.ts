import { types, type ApexType } from '../../types/type.ts';
import {
  addTo,
  ApexList,
  ApexMap,
  ApexSet,
  ApexSObject,
  ApexSObjectType,
  convertTo,
  getFrom,
  lookUp,
  putInto,
  removeKey,
  type Value
} from '../../values/index.ts';
import { Call, method, procedure } from '../call.ts';
import type { LibraryType } from '../registry.ts';
import { copyItem } from './copying.ts';
import { setOf } from './set.ts';

/** Documented: Map Class. */
export const mapType: LibraryType = {
  name: 'Map',
  typeParameters: ['K', 'V'],
  constructors: [
    { parameters: [], invoke: (_context, type) => emptyMap(type) },
    {
      parameters: ['Map<K, V>'],
      invoke: (_context, type, [source]) => putAll(emptyMap(type), source ?? null)
    },
    {
      parameters: ['List<V>'],
      invoke: (context, type, args) => putRecords(new Call(context, args), emptyMap(type))
    }
  ],
  methods: {
    clear: [procedure([], (_call, self: ApexMap) => self.entries.clear())],
    clone: [method('Map<K, V>', [], (_call, self: ApexMap) => putAll(emptyLike(self), self))],
    containsKey: [
      method('Boolean', ['K'], (call, self: ApexMap) => lookUp(self, call.value(0)) !== undefined)
    ],
    deepClone: [
      method('Map<K, V>', [], (_call, self: ApexMap) => {
        const copy = putAll(emptyLike(self), self);
        const options = { keepId: true, keepStamps: true, keepAutoNumbers: true };
        for (const entry of copy.entries.values()) entry.value = copyItem(entry.value, options);
        return copy;
      })
    ],
    get: [method('V', ['K'], (call, self: ApexMap) => getFrom(self, call.value(0)))],
    getSObjectType: [
      method('SObjectType', [], (_call, self: ApexMap) => {
        const record = valuesOf(self).find((value) => value instanceof ApexSObject);
        return record instanceof ApexSObject ? new ApexSObjectType(record.object) : null;
      })
    ],
    isEmpty: [method('Boolean', [], (_call, self: ApexMap) => self.entries.size === 0)],
    keySet: [
      method('Set<K>', [], (_call, self: ApexMap) =>
        setOf(
          self.keyType,
          [...self.entries.values()].map((entry) => entry.key)
        )
      )
    ],
    put: [
      method('V', ['K', 'V'], (call, self: ApexMap) => putInto(self, call.value(0), call.value(1)))
    ],
    putAll: [
      procedure(['Map<K, V>'], (call, self: ApexMap) => {
        putAll(self, call.required(0));
      }),
      procedure(['List<V>'], (call, self: ApexMap) => {
        putRecords(call, self);
      })
    ],
    remove: [method('V', ['K'], (call, self: ApexMap) => removeKey(self, call.value(0)))],
    size: [method('Integer', [], (_call, self: ApexMap) => self.entries.size)],
    values: [
      method('List<V>', [], (_call, self: ApexMap) => new ApexList(self.valueType, valuesOf(self)))
    ]
  }
};

function emptyMap(type: ApexType): ApexMap {
  return new ApexMap(type.arguments[0] ?? types.object, type.arguments[1] ?? types.object);
}

function emptyLike(map: ApexMap): ApexMap {
  return new ApexMap(map.keyType, map.valueType);
}

function valuesOf(map: ApexMap): Value[] {
  return [...map.entries.values()].map((entry) => entry.value);
}

function putAll(target: ApexMap, source: Value): ApexMap {
  if (!(source instanceof ApexMap)) return target;
  for (const { key, value } of [...source.entries.values()]) {
    putInto(target, convertTo(key, target.keyType), convertTo(value, target.valueType));
  }
  return target;
}

/** Records under their ids. Throws ListException for a record without one or an id that comes twice. */
function putRecords(call: Call, map: ApexMap): ApexMap {
  const seen = new ApexSet(types.id);
  for (const [index, record] of call.items(0).entries()) {
    const id = record instanceof ApexSObject ? (record.fields.get('id') ?? null) : null;
    if (id === null) throw call.fail('ListException', `Row with null Id at index: ${index}`);
    if (!addTo(seen, id)) {
      throw call.fail('ListException', `Row with duplicate Id at index: ${index}`);
    }
    putInto(map, convertTo(id, map.keyType), record);
  }
  return map;
}
