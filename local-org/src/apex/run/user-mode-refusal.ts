import type { DmlRequest } from '../library/index.ts';
import type { DmlFailure } from '../values/index.ts';

/**
 * How user mode refuses DML. Fields: a DmlException that names them together (documented: AccessLevel
 * Class). Objects: a SecurityException, with one text for an object the user may not even read and another
 * for a missing right to write (both seen in published logs, neither documented).
 */
export function refusalOf(
  { operation, records }: DmlRequest,
  { index, statusCode }: DmlFailure
): { typeName: string; message: string } | undefined {
  const object = records[index]?.object.name ?? '';
  switch (statusCode) {
    case 'INVALID_TYPE':
      return { typeName: 'SecurityException', message: `Access to entity '${object}' denied` };
    case 'INSUFFICIENT_ACCESS_OR_READONLY':
      return {
        typeName: 'SecurityException',
        message: `DML operation ${operation.toUpperCase()} not allowed on ${object}`
      };
    case 'INVALID_FIELD':
    case 'INVALID_FIELD_FOR_INSERT_UPDATE':
      return {
        typeName: 'DmlException',
        message:
          `Operation failed due to fields being inaccessible on Sobject ${object}, ` +
          'check errors on Exception or Result!'
      };
    default:
      return undefined;
  }
}
