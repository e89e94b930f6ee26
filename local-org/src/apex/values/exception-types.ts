import type { ApexException } from './value.ts';

/** The platform's exceptions; each is a child of Exception (documented: Exception Class). */
export const EXCEPTION_TYPES: readonly string[] = [
  'AssertException',
  'AsyncException',
  'AuraHandledException',
  'CalloutException',
  'DmlException',
  'EmailException',
  'FinalException',
  'HandledException',
  'IllegalArgumentException',
  'InvalidParameterValueException',
  'JSONException',
  'LimitException',
  'ListException',
  'MathException',
  'NoAccessException',
  'NoDataFoundException',
  'NoSuchElementException',
  'NullPointerException',
  'QueryException',
  'RequiredFeatureMissingException',
  'SearchException',
  'SecurityException',
  'SerializationException',
  'SObjectException',
  'StringException',
  'TypeException',
  'UnexpectedException',
  'VisualforceException',
  'XmlException'
];

const known = new Set(['exception', ...EXCEPTION_TYPES.map((name) => name.toLowerCase())]);

/** `System.ListException` for the platform's own, `MyException` for those of the org. */
export function fullExceptionName(typeName: string): string {
  return known.has(typeName.toLowerCase()) ? `System.${typeName}` : typeName;
}

/** `System.QueryException: text`, as a log or a failed test shows it. */
export function exceptionText({ of, message }: ApexException): string {
  return `${fullExceptionName(of.type.name)}: ${message ?? ''}`;
}
