import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aContext, callStatic, construct } from '../../../../test/support/library-calls.ts';
import { librarySchema } from '../../../../test/support/library-org.ts';
import { parseType, typeOf, types } from '../../types/type.ts';
import type { ApexContext } from '../context.ts';
import type { ApexMap } from '../../values/index.ts';
import {
  ApexDate,
  ApexDatetime,
  ApexDecimal,
  ApexInstance,
  ApexList,
  ApexSObject,
  ApexTypeValue,
  concatenatedText,
  equalByMethod,
  putInto,
  type Value
} from '../../values/index.ts';

const withSchema = () =>
  aContext({ org: { schema: librarySchema() } as unknown as ApexContext['org'] });

it('writes scalars, collections and class variables', () => {
  const instance = new ApexInstance({ type: typeOf('Page') });
  instance.fields.set('items', new ApexList(types.object, [1, 2n, new ApexDecimal(150n, 2), 'é"']));
  instance.fields.set('next', null);
  instance.fields.set('day', new ApexDate(0));
  instance.fields.set('at', new ApexDatetime(0));
  expect(callStatic('JSON', 'serialize', [instance])).toBe(
    '{"items":[1,2,1.50,"é\\""],"next":null,"day":"1970-01-01","at":"1970-01-01T00:00:00.000Z"}'
  );
  expect(callStatic('JSON', 'serialize', [instance, true])).not.toContain('next');
});

it('writes prettily with a blank on both sides of a colon', () => {
  const map = construct('Map<String, Object>', []) as ApexMap;
  putInto(map, 'a', new ApexList(types.integer, [1, 2]));
  expect(callStatic('JSON', 'serializePretty', [map])).toBe('{\n  "a" : [ 1, 2 ]\n}');
});

it('writes a record with its type', () => {
  const record = book();
  record.fields.set('dueat__c', new ApexDatetime(0));
  expect(callStatic('JSON', 'serialize', [record])).toBe(
    '{"attributes":{"type":"Book__c"},"DueAt__c":"1970-01-01T00:00:00.000+0000"}'
  );
});

it('reads a record back', () => {
  const record = book();
  record.fields.set('externalid__c', 'b-1');
  const text = callStatic('JSON', 'serialize', [record]);
  const type = new ApexTypeValue(typeOf('Book__c'));
  const read = callStatic('JSON', 'deserialize', [text, type], withSchema());
  expect(equalByMethod(read, record)).toBe(true);
});

it('reads untyped numbers without losing digits', () => {
  const read = callStatic('JSON', 'deserializeUntyped', [
    '[1, 2147483648, 1.10, "x", 9223372036854775808]'
  ]);
  expect((read as ApexList).items).toEqual([
    1,
    2_147_483_648n,
    new ApexDecimal(110n, 2),
    'x',
    new ApexDecimal(9_223_372_036_854_775_808n, 0)
  ]);
});

it('reads every JSON text it wrote', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 3 }), (json) => {
      const read = callStatic('JSON', 'deserializeUntyped', [JSON.stringify(json)]);
      const written = callStatic('JSON', 'serialize', [read]) as string;
      expect(JSON.parse(written)).toEqual(JSON.parse(JSON.stringify(json)));
    })
  );
});

it('reads collections of the type it is told', () => {
  const type = new ApexTypeValue(parseType('Map<String, List<Decimal>>'));
  const read = callStatic('JSON', 'deserialize', ['{"a":[1,2.50]}', type], withSchema());
  expect(concatenatedText(read)).toBe('{a=(1, 2.50)}');
});

it('names unknown names in strict mode only', () => {
  const type = new ApexTypeValue(typeOf('Book__c'));
  const args: Value[] = ['{"Nonsense":1}', type];
  expect(callStatic('JSON', 'deserialize', args, withSchema())).toBeInstanceOf(ApexSObject);
  expect(() => callStatic('JSON', 'deserializeStrict', args, withSchema())).toThrow(
    'JSONException'
  );
  expect(() => callStatic('JSON', 'deserializeUntyped', ['{'])).toThrow('JSONException');
});

function book(): ApexSObject {
  const object = librarySchema().objects.get('book__c');
  if (!object) throw new Error('no book');
  return new ApexSObject(object);
}
