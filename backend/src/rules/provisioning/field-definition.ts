/** A custom field in the words of the Metadata API (documented: CustomField). */
export interface FieldDefinition {
  readonly type:
    'Text' | 'Number' | 'DateTime' | 'Email' | 'Url' | 'Picklist' | 'LongTextArea' | 'Lookup';
  readonly label: string;
  readonly description: string;
  readonly [property: string]: unknown;
}

type More = Readonly<Record<string, unknown>>;

const optional = { required: false };
const plain = { externalId: false, unique: false };

export function text(label: string, description: string, more: More = {}): FieldDefinition {
  return { type: 'Text', label, description, length: 255, ...optional, ...plain, ...more };
}

/** @param digits before and behind the decimal point */
export function number(
  label: string,
  description: string,
  [whole, scale]: readonly [number, number],
  more: More = {}
): FieldDefinition {
  const size = { precision: whole + scale, scale };
  return { type: 'Number', label, description, ...size, ...optional, ...plain, ...more };
}

export function dateTime(label: string, description: string, more: More = {}): FieldDefinition {
  return { type: 'DateTime', label, description, ...optional, ...more };
}

/** A restricted picklist of these words. */
export function words(
  label: string,
  description: string,
  values: readonly string[],
  more: More = {}
): FieldDefinition {
  const value = values.map((name) => ({ valueName: name, label: name, default: false }));
  const valueSet = { restricted: true, valueSetDefinition: { sorted: false, value } };
  return { type: 'Picklist', label, description, ...optional, valueSet, ...more };
}

/** A look-up to a standard object, whose records list the sessions. */
export function lookUp(label: string, description: string): FieldDefinition {
  const children = { relationshipLabel: 'Sessions', relationshipName: 'Sessions' };
  const reference = { referenceTo: label, deleteConstraint: 'SetNull', ...children };
  return { type: 'Lookup', label, description, ...optional, ...reference };
}
