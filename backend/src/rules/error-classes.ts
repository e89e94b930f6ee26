/**
 * What to do about one row's refusal: try again by itself, wait for a parent, park the row until its
 * content or the org changes, or stop until an admin has acted: always, or when the whole object is closed.
 */
export type ErrorClass = 'transient' | 'missing-parent' | 'value' | 'schema' | 'admin';

interface Verdict {
  readonly class: ErrorClass;
  readonly remedy: string;
}

const BY_CODE: Readonly<Record<string, Verdict>> = {
  UNABLE_TO_LOCK_ROW: transient('Nothing to do: the record was in use and is tried again.'),
  SERVER_UNAVAILABLE: transient('Nothing to do: Salesforce was unavailable and is tried again.'),
  QUERY_TIMEOUT: transient('Nothing to do: Salesforce took too long and is tried again.'),
  PROCESSING_HALTED: transient('Nothing to do: the call was halted by another row.'),
  ALL_OR_NONE_OPERATION_ROLLED_BACK: transient(
    'Nothing to do: rolled back with another row and tried again.'
  ),
  NOT_PROCESSED: transient('Nothing to do: its Bulk job ended early and it is sent again.'),
  STORAGE_LIMIT_EXCEEDED: admin('Free data storage in the org (Setup, Storage Usage) or buy more.'),
  MAPPING_INVALID: admin(
    'Run verify: it names each right that is missing. The next run goes on without the field.'
  ),
  NOT_FOUND: schema('Install or update the package in the org: this object is not there.'),
  INVALID_TYPE: schema('Assign PorchlightIntegrationUser: this object cannot be seen.'),
  INVALID_FIELD: {
    class: 'missing-parent',
    remedy: 'Nothing to do: sent as soon as the record it belongs to is in Salesforce.'
  },
  STRING_TOO_LONG: value('Shorten the value at its source, or lengthen the field.'),
  INVALID_EMAIL_ADDRESS: value('Correct the e-mail address at its source.'),
  INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST: value(
    'Correct the value at its source, or add it to the picklist in Salesforce.'
  ),
  REQUIRED_FIELD_MISSING: value(
    'Give the value at its source, or make the field optional in Salesforce.'
  ),
  NUMBER_OUTSIDE_VALID_RANGE: value('Correct the number at its source.'),
  JSON_PARSER_ERROR: value(
    'Correct the value at its source: it does not fit the type of the field.'
  ),
  FIELD_CUSTOM_VALIDATION_EXCEPTION: value(
    'Correct the value, or exempt the integration user from this validation rule.'
  ),
  FIELD_FILTER_VALIDATION_EXCEPTION: value(
    'Correct the value, or relax the lookup filter of this field.'
  ),
  CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY: value(
    'Look at the trigger or flow named in the message: it refused the row.'
  ),
  DUPLICATE_VALUE: value('Look for another record that holds the same unique value.'),
  DUPLICATE_EXTERNAL_ID: value('Look for several records with the same external id and keep one.'),
  DUPLICATES_DETECTED: value('Let the duplicate rule of this object allow the integration user.'),
  INVALID_CROSS_REFERENCE_KEY: value(
    'The record it points to is gone; the row is sent again when the link changes.'
  ),
  ENTITY_IS_DELETED: value('Restore the record from the recycle bin, or empty the bin.'),
  INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY: value(
    'Give the integration user access to the record it points to.'
  ),
  INSUFFICIENT_ACCESS_OR_READONLY: value(
    'Give the integration user edit access to this record: assign PorchlightIntegrationUser.'
  ),
  INVALID_FIELD_FOR_INSERT_UPDATE: value(
    'Give the integration user edit access to this field: assign PorchlightIntegrationUser.'
  )
};

/** The class of a row's error by its code; texts are localised and never looked at. */
export function classifyRowError(code: string): ErrorClass {
  return BY_CODE[code]?.class ?? 'value';
}

/** One sentence: what a person can do about a row refused with this code. */
export function remedyFor(code: string): string {
  return BY_CODE[code]?.remedy ?? `Look up ${code} in Salesforce's list of status codes.`;
}

/** Codes with which triggers, flows and the limits they share refuse all rows of a Collection. */
const TRIGGER_FAILURES = new Set([
  'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  'LIMIT_EXCEEDED',
  'UNKNOWN_EXCEPTION'
]);

/** Whether fewer rows at a time may pass where these were refused. */
export function isTriggerFailure(code: string): boolean {
  return TRIGGER_FAILURES.has(code);
}

function transient(remedy: string): Verdict {
  return { class: 'transient', remedy };
}

function admin(remedy: string): Verdict {
  return { class: 'admin', remedy };
}

function schema(remedy: string): Verdict {
  return { class: 'schema', remedy };
}

function value(remedy: string): Verdict {
  return { class: 'value', remedy };
}
