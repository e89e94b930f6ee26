import type { QueryContext } from './query-context.ts';
import { locatedError, type SoqlError } from './soql-error.ts';

/**
 * Refusals of names the schema lacks or the user may not read: the texts do not tell which
 * (recorded).
 */
const ADVICE = 'Please reference your WSDL or the describe call for the appropriate names.';

export function unknownColumn(
  context: QueryContext,
  field: string,
  entity: string,
  at: number
): SoqlError {
  return locatedError(
    context.soql,
    at,
    'INVALID_FIELD',
    `No such column '${field}' on entity '${entity}'. If you are attempting to use a custom ` +
      `field, be sure to append the '__c' after the custom field name. ${ADVICE}`
  );
}

export function unknownObject(context: QueryContext, name: string, at: number): SoqlError {
  return locatedError(
    context.soql,
    at,
    'INVALID_TYPE',
    `sObject type '${name}' is not supported. If you are attempting to use a custom object, be ` +
      `sure to append the '__c' after the entity name. ${ADVICE}`
  );
}

export function unknownParent(context: QueryContext, name: string, at: number): SoqlError {
  const message = unknownRelationship(name, 'field path');
  return locatedError(context.soql, at, 'INVALID_FIELD', message);
}

export function unknownChildren(context: QueryContext, name: string, at: number): SoqlError {
  const message = unknownRelationship(name, 'FROM part of query call');
  return locatedError(context.soql, at, 'INVALID_TYPE', message);
}

function unknownRelationship(name: string, place: string): string {
  return (
    `Didn't understand relationship '${name}' in ${place}. If you are attempting to use a custom ` +
    `relationship, be sure to append the '__r' after the custom relationship name. ${ADVICE}`
  );
}
