import type { ObjectSchema } from '../../../metadata/index.ts';
import { typeOf, types } from '../../types/type.ts';
import { ApexId, ApexMap, putInto, type ApexSObject, type Value } from '../../values/index.ts';
import { method, type Call } from '../call.ts';
import type { LibraryMethod } from '../registry.ts';

/** Text that these methods give of a field; a query gives all of it. */
const MAX_TEXT = 255;

/** Documented: Custom Metadata Type Methods. None of these calls counts as a query. */
export function customMetadataMethods(
  object: ObjectSchema
): Readonly<Record<string, readonly LibraryMethod[]>> {
  const { name } = object;
  return {
    getall: [
      method(`Map<String, ${name}>`, [], (call) => {
        const map = new ApexMap(types.string, typeOf(name));
        for (const record of recordsOf(call, name)) putInto(map, keyOf(record), record);
        return map;
      })
    ],
    getinstance: [
      method(name, ['String'], (call) => {
        const records = recordsOf(call, name);
        return records.find((record) => isNamed(record, call.text(0))) ?? null;
      })
    ]
  };
}

function recordsOf(call: Call, name: string): ApexSObject[] {
  const records = call.context.cachedRows(name);
  for (const { fields } of records) {
    for (const [key, value] of fields) {
      if (typeof value === 'string') fields.set(key, value.slice(0, MAX_TEXT));
    }
  }
  return records;
}

/** As in an org: the documentation says record id, orgs answer the name. */
function keyOf({ fields }: ApexSObject): Value {
  return fields.get('qualifiedapiname') ?? fields.get('developername') ?? null;
}

/** By id of either length, by name, or by name with namespace. */
function isNamed({ fields }: ApexSObject, wanted: string): boolean {
  const id = fields.get('id');
  if (id instanceof ApexId && id.text === ApexId.parse(wanted)?.text) return true;
  return ['developername', 'qualifiedapiname'].some((key) => {
    const name = fields.get(key);
    return typeof name === 'string' && name.toLowerCase() === wanted.toLowerCase();
  });
}
