import { typeOf, types } from '../../types/type.ts';
import { ApexEnum, ApexId, ApexList, ApexNative, type Value } from '../../values/index.ts';
import { method } from '../call.ts';
import type { DmlOperation, DmlRowResult } from '../context.ts';
import type { LibraryMethod, LibraryType } from '../registry.ts';

type RowError = DmlRowResult['errors'][number];

/** The class in which an operation answers (documented: Database Namespace). */
export const RESULT_TYPES: Readonly<Record<DmlOperation, string>> = {
  insert: 'Database.SaveResult',
  update: 'Database.SaveResult',
  upsert: 'Database.UpsertResult',
  delete: 'Database.DeleteResult',
  undelete: 'Database.UndeleteResult'
};

const resultMethods: Readonly<Record<string, readonly LibraryMethod[]>> = {
  isSuccess: ofResult('Boolean', (result) => result.success),
  getId: ofResult('Id', (result) => (result.id === null ? null : new ApexId(result.id))),
  getErrors: ofResult('List<Database.Error>', (result) => errorsOf(result.errors))
};

export const resultTypes: readonly LibraryType[] = [
  ...['SaveResult', 'DeleteResult', 'UndeleteResult'].map((name) => ({
    name: `Database.${name}`,
    methods: resultMethods
  })),
  {
    name: 'Database.UpsertResult',
    methods: { ...resultMethods, isCreated: ofResult('Boolean', (result) => result.created) }
  },
  {
    name: 'Database.Error',
    methods: {
      getMessage: ofError('String', (error) => error.message),
      getFields: ofError('List<String>', (error) => new ApexList(types.string, [...error.fields])),
      getStatusCode: ofError('StatusCode', (error) => statusCode(error.statusCode))
    }
  }
];

export function resultOf(operation: DmlOperation, result: DmlRowResult): ApexNative {
  return new ApexNative(typeOf(RESULT_TYPES[operation]), result);
}

export function errorsOf(errors: readonly RowError[]): ApexList {
  const type = typeOf('Database.Error');
  return new ApexList(
    type,
    errors.map((error) => new ApexNative(type, error))
  );
}

/** As an enum; a code that is not listed has the ordinal -1. */
export function statusCode(name: string): ApexEnum {
  return new ApexEnum(typeOf('StatusCode'), name, STATUS_CODES.indexOf(name));
}

function ofResult(returns: string, read: (result: DmlRowResult) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(self.state as DmlRowResult))];
}

function ofError(returns: string, read: (error: RowError) => Value): LibraryMethod[] {
  return [method(returns, [], (_call, self: ApexNative) => read(self.state as RowError))];
}

/** Codes that this org answers with (documented: StatusCode Enum, of which these are a part). */
export const STATUS_CODES: readonly string[] = [
  'ALL_OR_NONE_OPERATION_ROLLED_BACK',
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'CANNOT_UPDATE_CONVERTED_LEAD',
  'DELETE_FAILED',
  'DUPLICATE_EXTERNAL_ID',
  'DUPLICATE_VALUE',
  'DUPLICATES_DETECTED',
  'ENTITY_IS_DELETED',
  'FIELD_CUSTOM_VALIDATION_EXCEPTION',
  'FIELD_INTEGRITY_EXCEPTION',
  'INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY',
  'INSUFFICIENT_ACCESS_OR_READONLY',
  'INVALID_CROSS_REFERENCE_KEY',
  'INVALID_EMAIL_ADDRESS',
  'INVALID_FIELD',
  'INVALID_FIELD_FOR_INSERT_UPDATE',
  'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
  'INVALID_TYPE',
  'INVALID_TYPE_ON_FIELD_IN_RECORD',
  'MALFORMED_ID',
  'MISSING_ARGUMENT',
  'MIXED_DML_OPERATION',
  'NUMBER_OUTSIDE_VALID_RANGE',
  'REQUIRED_FIELD_MISSING',
  'STRING_TOO_LONG',
  'UNABLE_TO_LOCK_ROW',
  'UNKNOWN_EXCEPTION'
];
