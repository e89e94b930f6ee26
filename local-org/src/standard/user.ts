import type { Traits } from './define.ts';
import {
  checkbox,
  email,
  lookup,
  object,
  phone,
  readOnly,
  required,
  text,
  textArea,
  ungranted
} from './define.ts';
import { addressFields } from './address-fields.ts';
import { recordId, stamps } from './system-fields.ts';

const preset: Traits = { ...required, defaultedOnCreate: true };

/** Users are never deleted, only made inactive. */
export const user = object(
  'User',
  { label: 'User', labelPlural: 'Users', keyPrefix: '005', deletable: false },
  [
    recordId,
    text('Username', 'Username', 80, { ...required, unique: true, idLookup: true }),
    text('LastName', 'Last Name', 80, { ...required, compound: 'Name' }),
    text('FirstName', 'First Name', 40, { ...ungranted, compound: 'Name' }),
    text('Name', 'Full Name', 121, { ...readOnly, nillable: false }),
    text('CompanyName', 'Company Name', 80, ungranted),
    text('Division', 'Division', 80, ungranted),
    text('Department', 'Department', 80, ungranted),
    text('Title', 'Title', 80, ungranted),
    ...addressFields('', ungranted),
    email('Email', 'Email', { ...required, length: 128, idLookup: true }),
    phone('Phone', 'Phone', ungranted),
    phone('MobilePhone', 'Mobile', ungranted),
    text('Alias', 'Alias', 8, required),
    text('CommunityNickname', 'Nickname', 40, { ...preset, unique: true, nillable: true }),
    checkbox('IsActive', 'Active', { ...ungranted, defaultValue: true }),
    text('TimeZoneSidKey', 'Time Zone', 40, required),
    text('LocaleSidKey', 'Locale', 40, required),
    text('EmailEncodingKey', 'Email Encoding', 40, required),
    text('LanguageLocaleKey', 'Language', 40, required),
    text('UserType', 'User Type', 40, { ...readOnly, defaultValue: 'Standard' }),
    lookup(
      'ProfileId',
      'Profile ID',
      { to: ['Profile'], relationshipName: 'Profile', childRelationshipName: 'Users' },
      required
    ),
    lookup('ManagerId', 'Manager ID', { to: ['User'], relationshipName: 'Manager' }, ungranted),
    text('FederationIdentifier', 'SAML Federation ID', 512, {
      ...ungranted,
      unique: true,
      idLookup: true,
      caseSensitive: true
    }),
    textArea('AboutMe', 'About Me', 1000, ungranted),
    ...stamps
  ]
);
