import type { DuplicateResult, RowError } from './row-result.ts';

/** The refusals of the org with Salesforce's codes; texts where they are known. */
function refusal(statusCode: string, message: string, fields: readonly string[] = []): RowError {
  return { statusCode, message, fields };
}

export function noSuchColumn(name: string, object: string): RowError {
  return refusal('INVALID_FIELD', `No such column '${name}' on sobject of type ${object}`);
}

export function unsupportedType(object: string): RowError {
  const hint =
    "If you are attempting to use a custom object, be sure to append the '__c' after the entity name. " +
    'Please reference your WSDL or the describe call for the appropriate names.';
  return refusal('INVALID_TYPE', `sObject type '${object}' is not supported. ${hint}`);
}

export function insufficientAccess(): RowError {
  return refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id');
}

export function unwritableFields(fields: readonly string[]): RowError {
  const advice =
    'Please check the security settings of this field and verify that it is read/write for your profile or permission set.';
  const message = `Unable to create/update fields: ${fields.join(', ')}. ${advice}`;
  return refusal('INVALID_FIELD_FOR_INSERT_UPDATE', message, fields);
}

export function idInInsert(): RowError {
  const message = 'cannot specify Id in an insert call';
  return refusal('INVALID_FIELD_FOR_INSERT_UPDATE', message, ['Id']);
}

export function idBesideKey(): RowError {
  const message = 'The Id field should not be specified in the sobject data.';
  return refusal('INVALID_FIELD', message, ['Id']);
}

export function idMissing(): RowError {
  return refusal('MISSING_ARGUMENT', 'Id not specified in an update call');
}

export function keyMissing(field: string): RowError {
  return refusal('MISSING_ARGUMENT', `${field} not specified`, [field]);
}

export function unusableKey(field: string): RowError {
  const message = `Provided external ID field does not exist or is not accessible: ${field}`;
  return refusal('NOT_FOUND', message);
}

export function malformedId(id: string, fields: readonly string[] = ['Id']): RowError {
  return refusal('MALFORMED_ID', `malformed id ${id}`, fields);
}

export function idOfOtherType(id: string): RowError {
  const message = `Record ID: id value of incorrect type: ${id}`;
  return refusal('MALFORMED_ID', message, ['Id']);
}

export function lookupOfOtherType(label: string, id: string, field: string): RowError {
  const message = `${label}: id value of incorrect type: ${id}`;
  return refusal('FIELD_INTEGRITY_EXCEPTION', message, [field]);
}

export function invalidCrossReference(fields: readonly string[] = []): RowError {
  return refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', fields);
}

export function entityIsDeleted(fields: readonly string[] = []): RowError {
  return refusal('ENTITY_IS_DELETED', 'entity is deleted', fields);
}

export function requiredMissing(fields: readonly string[]): RowError {
  const message = `Required fields are missing: [${fields.join(', ')}]`;
  return refusal('REQUIRED_FIELD_MISSING', message, fields);
}

export function foreignKeyNotFound(key: string, field: string, entity: string): RowError {
  const message = `Foreign key external ID: ${key} not found for field ${field} in entity ${entity}`;
  return refusal('INVALID_FIELD', message);
}

export function ambiguousKey(field: string, matches: readonly string[]): RowError {
  const message = `${field}: more than one record found for external id field: [${matches.join(', ')}]`;
  return { ...refusal('DUPLICATE_EXTERNAL_ID', message, [field]), matches };
}

export function repeatedKey(key: string, field: string): RowError {
  return refusal('DUPLICATE_VALUE', `Duplicate external id specified: ${key}`, [field]);
}

export function repeatedId(id: string): RowError {
  return refusal('DUPLICATE_VALUE', `Duplicate id specified: ${id}`, ['Id']);
}

/** Within one call the row that took the value first has no id yet. */
export function duplicateValue(field: string, holderId?: string): RowError {
  const [named, holder] = holderId === undefined ? ['<unknown>', '<unknown>'] : [field, holderId];
  const message = `duplicate value found: ${named} duplicates value on record with id: ${holder}`;
  return refusal('DUPLICATE_VALUE', message, holderId === undefined ? [] : [field]);
}

export function associatedRecords(name: string, children: string, childNames: string): RowError {
  const message =
    `Your attempt to delete ${name} could not be completed because it is associated with the ` +
    `following ${children}.: ${childNames}`;
  return refusal('DELETE_FAILED', message);
}

export function fieldIntegrity(message: string, fields: readonly string[]): RowError {
  return refusal('FIELD_INTEGRITY_EXCEPTION', message, fields);
}

export function rolledBack(): RowError {
  const message =
    'Record rolled back because not all records were valid and the request was using AllOrNone header';
  return refusal('ALL_OR_NONE_OPERATION_ROLLED_BACK', message);
}

export function invalidValue(statusCode: string, message: string, field: string): RowError {
  return refusal(statusCode, message, [field]);
}

export function customValidation(message: string, field: string | undefined): RowError {
  const fields = field === undefined ? [] : [field];
  return refusal('FIELD_CUSTOM_VALIDATION_EXCEPTION', message, fields);
}

export function lockedRow(id: string): RowError {
  const message = `unable to obtain exclusive access to this record or 1 records: ${id}`;
  return refusal('UNABLE_TO_LOCK_ROW', message);
}

export function tooManyRetries(): RowError {
  const message = 'Too many batch retries in the presence of Apex triggers and partial failures.';
  return refusal('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', message);
}

export function duplicatesDetected(message: string, duplicateResult: DuplicateResult): RowError {
  return { ...refusal('DUPLICATES_DETECTED', message), duplicateResult };
}

export function notInRecycleBin(): RowError {
  return refusal('UNDELETE_FAILED', 'Entity is not in the recycle bin');
}

export function parentIsDeleted(field: string): RowError {
  return refusal('UNDELETE_FAILED', `the record that ${field} leads to is deleted`, [field]);
}

export function invalidMerge(message: string): RowError {
  return refusal('INVALID_OPERATION', message);
}

export function invalidConvertedStatus(status: string): RowError {
  return refusal('INVALID_STATUS', `invalid convertedStatus: ${status}`);
}

export function needsViewAll(field: string): RowError {
  const message = `View All is needed on the object to upsert by ${field}, which is not unique`;
  return refusal('INSUFFICIENT_ACCESS_OR_READONLY', message);
}

export function invalidRecordType(id: string): RowError {
  const message = `Record Type ID: this ID value isn't valid for the user: ${id}`;
  return refusal('FIELD_INTEGRITY_EXCEPTION', message, ['RecordTypeId']);
}

export function convertedLead(): RowError {
  return refusal('CANNOT_UPDATE_CONVERTED_LEAD', 'cannot reference converted lead');
}
