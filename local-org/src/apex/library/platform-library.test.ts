import { expect, it } from '@jest/globals';
import { aContext, callOn, callStatic, construct } from '../../../test/support/library-calls.ts';
import { libraryDir, librarySchema } from '../../../test/support/library-org.ts';
import { openOrg } from '../../org.ts';
import { typeOf, types } from '../types/type.ts';
import type { ApexList } from '../values/index.ts';
import {
  ApexBlob,
  ApexEnum,
  ApexId,
  ApexNative,
  ApexSObject,
  ApexSObjectField,
  ApexSObjectType,
  ApexTypeValue,
  type Value
} from '../values/index.ts';
import type { ApexContext, DmlRequest } from './context.ts';
import { library, Registry } from './index.ts';

const USER_MODE = new ApexEnum(typeOf('AccessLevel'), 'USER_MODE', 1);

it('names only types that exist, each once', () => {
  const registry = new Registry(library);
  const known = new Set(['void', 'T', 'K', 'V']);
  const named = library.flatMap((type) =>
    [...Object.values(type.methods ?? {}), ...Object.values(type.staticMethods ?? {})]
      .flat()
      .flatMap((method) => [
        ...method.parameters,
        ...(typeof method.returns === 'string' ? [method.returns] : [])
      ])
  );
  const words = named.flatMap((text) => text.match(/[\w.]+/g) ?? []);
  expect(words.filter((word) => !known.has(word) && !registry.find(word))).toEqual([]);
  expect(new Set(library.map(({ name }) => name.toLowerCase())).size).toBe(library.length);
});

it.each<[string, Value[], string]>([
  ['areEqual', ['a', 'A', 'Case counts'], 'Assertion Failed: Case counts: Expected: a, Actual: A'],
  ['areNotEqual', [1, 1n], 'Assertion Failed: Same value: 1'],
  ['isTrue', [null], 'Assertion Failed'],
  ['isNull', ['x', 'why'], 'Assertion Failed: why: Expected: null, Actual: x'],
  ['fail', ['stop'], 'Assertion Failed: stop']
])('Assert.%s(%s) fails', (method, args, message) => {
  expect(() => callStatic('Assert', method, args)).toThrow(`AssertException: ${message}`);
});

it('passes what holds', () => {
  callStatic('Assert', 'areEqual', [new ApexId('000000000000000AAA'), '000000000000000']);
  callStatic('System', 'assertEquals', [1, 1n, 'numbers']);
  callStatic('Assert', 'isFalse', [false]);
});

it('hides the message of an AuraHandledException until it is set', () => {
  const refusal = construct('AuraHandledException', ['Ask an administrator']);
  expect(callOn(refusal, 'getMessage')).toBe('Script-thrown exception');
  callOn(refusal, 'setMessage', ['Ask an administrator']);
  expect(callOn(refusal, 'getMessage')).toBe('Ask an administrator');
});

it('keeps cause and type name of an exception', () => {
  const cause = construct('QueryException', ['no rows']);
  const outer = construct('IllegalArgumentException', ['bad', cause]);
  expect(callOn(outer, 'getCause')).toBe(cause);
  expect(callOn(outer, 'getTypeName')).toBe('System.IllegalArgumentException');
});

it('describes a field with its picklist and the rights of the user', () => {
  const describe = callOn(fieldToken('Shelf__c', 'Kind__c'), 'getDescribe');
  const [entry] = (callOn(describe, 'getPicklistValues') as ApexList).items;
  expect(callOn(entry ?? null, 'isActive')).toBe(true);
  const rights = { canRead: () => true, canReadField: () => false } as unknown;
  const context = aContext({ rights: rights as ApexContext['rights'] });
  expect(callOn(describe, 'isAccessible', [], context)).toBe(false);
});

it('describes an object and its fields', () => {
  const describe = callOn(new ApexSObjectType(objectNamed('Shelf__c')), 'getDescribe');
  expect(callOn(describe, 'getName')).toBe('Shelf__c');
  expect(callOn(describe, 'isCustom')).toBe(true);
  const fields = new Registry(library).property('DescribeSObjectResult', 'fields');
  const map = callOn(fields?.get?.(aContext(), describe) ?? null, 'getMap');
  expect(callOn(map, 'containsKey', ['kind__c'])).toBe(true);
});

it('gets, puts and copies fields of a record', () => {
  const record = new ApexSObject(objectNamed('Shelf__c'));
  record.fields.set('id', new ApexId('000000000000000AAA'));
  callOn(record, 'put', ['name', 'Poetry']);
  expect(callOn(record, 'get', ['Name'])).toBe('Poetry');
  expect(() => callOn(record, 'get', ['Colour'])).toThrow(
    'SObjectException: Invalid field Colour for Shelf__c'
  );
  expect(() => callOn(record, 'put', ['Name', 1])).toThrow('Illegal assignment from Integer');
  const copy = callOn(record, 'clone') as ApexSObject;
  expect([...copy.fields.keys()]).toEqual(['name']);
  expect(callOn(callOn(record, 'clone', [true]), 'isSet', ['Id'])).toBe(true);
});

it('hands DML on with its access level and tells of each row', () => {
  let asked: DmlRequest | undefined;
  const context = aContext({
    dml: (request) => {
      asked = request;
      const error = { statusCode: 'REQUIRED_FIELD_MISSING', message: 'Name', fields: ['Name'] };
      return [{ success: false, created: false, id: null, errors: [error] }];
    }
  });
  const record = new ApexSObject(objectNamed('Shelf__c'));
  const result = callStatic('Database', 'insert', [record, false, USER_MODE], context);
  expect(asked).toMatchObject({ operation: 'insert', access: 'user', allOrNone: false });
  const [error] = (callOn(result, 'getErrors') as ApexList).items;
  expect(callOn(error ?? null, 'getStatusCode')).toMatchObject({ name: 'REQUIRED_FIELD_MISSING' });
});

it('answers HTTP calls by the mock of the test only', () => {
  const response = construct('HttpResponse', []);
  callOn(response, 'setStatusCode', [204]);
  const context = aContext({
    call: () => response,
    limits: { used: () => 0, maximum: () => 0, count: () => undefined }
  });
  const http = construct('Http', []);
  const request = construct('HttpRequest', []);
  expect(() => callOn(http, 'send', [request], context)).toThrow('do not support');
  const type = new ApexTypeValue(typeOf('HttpCalloutMock'));
  callStatic('Test', 'setMock', [type, new ApexNative(types.object, null)], context);
  expect(callOn(callOn(http, 'send', [request], context), 'getStatusCode')).toBe(204);
});

it('runs queued jobs when the test stops, in their order', () => {
  const calls: unknown[] = [];
  const org = openOrg({ sourceDirs: [libraryDir] });
  const context = aContext({
    ...{ org, userId: org.admin.id },
    limits: { used: () => 0, maximum: () => 0, count: () => undefined },
    call: (self, method) => {
      calls.push([(self as ApexNative).state, method]);
      return null;
    },
    asynchronously: (work) => {
      calls.push('asynchronously');
      return work();
    },
    stopTest: () => calls.push('stopped')
  });
  for (const name of ['first', 'second']) {
    callStatic('System', 'enqueueJob', [new ApexNative(typeOf('Queueable'), name)], context);
  }
  callStatic('Test', 'stopTest', [], context);
  expect(calls).toEqual([
    'asynchronously',
    ['first', 'execute'],
    'asynchronously',
    ['second', 'execute'],
    'stopped'
  ]);
});

it('makes digests, codes and ciphers', () => {
  const text = ApexBlob.ofText('abc');
  const digest = callStatic('Crypto', 'generateDigest', ['SHA1', text]);
  expect(callStatic('EncodingUtil', 'convertToHex', [digest])).toBe(
    'a9993e364706816aba3e25717850c26c9cd0d89d'
  );
  const key = callStatic('Crypto', 'generateAesKey', [256]);
  const secret = callStatic('Crypto', 'encryptWithManagedIV', ['AES256', key, text]);
  expect(callStatic('Crypto', 'decryptWithManagedIV', ['AES256', key, secret])).toEqual(text);
  expect(callStatic('EncodingUtil', 'urlEncode', ['a b&ü', 'UTF-8'])).toBe('a+b%26%C3%BC');
  expect(callStatic('EncodingUtil', 'urlDecode', ['a+b%26%C3%BC', 'UTF-8'])).toBe('a b&ü');
});

function objectNamed(name: string) {
  const object = librarySchema().objects.get(name.toLowerCase());
  if (!object) throw new Error(name);
  return object;
}

function fieldToken(objectName: string, fieldName: string): ApexSObjectField {
  const object = objectNamed(objectName);
  const field = object.fields.get(fieldName.toLowerCase());
  if (!field) throw new Error(fieldName);
  return new ApexSObjectField(object, field);
}
