import type { FieldSchema } from '../metadata/schema.ts';
import { text, textArea } from './define.ts';

/** The parts of one compound address, for example `MailingStreet`; no prefix for a lead's own. */
export function addressFields(prefix: string): FieldSchema[] {
  const label = (part: string) => (prefix === '' ? part : `${prefix} ${part}`);
  return [
    textArea(`${prefix}Street`, label('Street'), 255),
    text(`${prefix}City`, label('City'), 40),
    text(`${prefix}State`, label('State/Province'), 80),
    text(`${prefix}PostalCode`, label('Zip/Postal Code'), 20),
    text(`${prefix}Country`, label('Country'), 80)
  ];
}
