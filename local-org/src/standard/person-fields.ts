import type { FieldSchema } from '../metadata/schema.ts';
import { checkbox, email, field, picklist, readOnly, required, text, ungranted } from './define.ts';
import { salutations } from './picklist-values.ts';

/** The name of a contact or lead: `Name` is put together from its parts on every write. */
export const personName: readonly FieldSchema[] = [
  text('LastName', 'Last Name', 80, { ...required, compound: 'Name' }),
  text('FirstName', 'First Name', 40, { ...ungranted, compound: 'Name' }),
  picklist('Salutation', 'Salutation', salutations, { ...ungranted, compound: 'Name' }),
  text('Name', 'Full Name', 121, { ...readOnly, nillable: false })
];

/** A person's address for mail and whether it may be used. */
export const personEmail: readonly FieldSchema[] = [
  email('Email', 'Email', { idLookup: true }),
  checkbox('HasOptedOutOfEmail', 'Email Opt Out'),
  text('EmailBouncedReason', 'Email Bounced Reason', 255),
  field('EmailBouncedDate', 'Email Bounced Date', 'datetime')
];
