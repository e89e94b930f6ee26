import type { FieldSchema } from '../metadata/schema.ts';
import { field, readOnly, text, textArea, type Traits } from './define.ts';

/**
 * One address, for example `MailingAddress` with its parts; no prefix for a lead's own. Parts are written, the whole is
 * only read; whoever may read or edit the whole may do so with its parts (documented: Address Compound Fields).
 */
export function addressFields(prefix: string, traits: Traits = {}): FieldSchema[] {
  const label = (part: string) => (prefix === '' ? part : `${prefix} ${part}`);
  const compound = `${prefix}Address`;
  const part: Traits = { ...traits, permissionable: false, compound };
  return [
    textArea(`${prefix}Street`, label('Street'), 255, part),
    text(`${prefix}City`, label('City'), 40, part),
    text(`${prefix}State`, label('State/Province'), 80, part),
    text(`${prefix}PostalCode`, label('Zip/Postal Code'), 20, part),
    text(`${prefix}Country`, label('Country'), 80, part),
    field(compound, label('Address'), 'address', {
      ...readOnly,
      permissionable: true,
      sortable: false,
      filterable: false,
      ...traits
    })
  ];
}
