import { typeOf } from '../../types/type.ts';
import {
  ApexException,
  ApexList,
  ApexNative,
  concatenatedText,
  type ApexSObject,
  type ApexSObjectField,
  type Value
} from '../../values/index.ts';
import { method, procedure, type Call } from '../call.ts';
import type { LibraryMethod } from '../registry.ts';
import { fieldOf } from './field-access.ts';

const RECORD_ERROR = 'FIELD_CUSTOM_VALIDATION_EXCEPTION';

/** Documented: SObject Class, addError, hasErrors and getErrors. */
export const errorMethods: Readonly<Record<string, readonly LibraryMethod[]>> = {
  addError: [
    ...['String', 'Exception'].flatMap((type) => [
      procedure([type], (call, self: ApexSObject) => add(call, self, 0)),
      // Whether the text is escaped concerns pages only.
      procedure([type, 'Boolean'], (call, self: ApexSObject) => add(call, self, 0))
    ]),
    ...['String', 'SObjectField'].map((field) =>
      procedure([field, 'String'], (call, self: ApexSObject) => {
        add(call, self, 1, [fieldName(call, self)]);
      })
    )
  ],
  hasErrors: [method('Boolean', [], (_call, self: ApexSObject) => self.errors.length > 0)],
  getErrors: [
    method('List<Database.Error>', [], (_call, self: ApexSObject) => {
      const type = typeOf('Database.Error');
      const errors = self.errors.map(
        (error) => new ApexNative(type, { ...error, statusCode: RECORD_ERROR })
      );
      return new ApexList(type, errors);
    })
  ]
};

function add(call: Call, record: ApexSObject, place: number, fields: readonly string[] = []): void {
  record.errors.push({ message: messageOf(call.required(place)), fields });
}

function messageOf(value: Value): string {
  return value instanceof ApexException ? (value.message ?? '') : concatenatedText(value);
}

function fieldName(call: Call, record: ApexSObject): string {
  const field = call.required(0);
  const name = typeof field === 'string' ? field : (field as ApexSObjectField).field.name;
  return fieldOf(call, record, name).name;
}
