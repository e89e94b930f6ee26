import { checkbox, field, object, phone, readOnly, text } from './define.ts';
import { recordId, stamps } from './system-fields.ts';

/** The org about itself; one row, read only through the API. */
export const organization = object(
  'Organization',
  {
    label: 'Organization',
    labelPlural: 'Organizations',
    keyPrefix: '00D',
    createable: false,
    updateable: false,
    deletable: false
  },
  [
    recordId,
    text('Name', 'Name', 80, readOnly),
    phone('Phone', 'Phone', readOnly),
    text('PrimaryContact', 'Primary Contact', 80, readOnly),
    text('DefaultLocaleSidKey', 'Locale', 40, readOnly),
    text('TimeZoneSidKey', 'Time Zone', 40, readOnly),
    text('LanguageLocaleKey', 'Language', 40, readOnly),
    text('OrganizationType', 'Edition', 40, readOnly),
    text('InstanceName', 'Instance Name', 5, readOnly),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    checkbox('IsSandbox', 'Is Sandbox', readOnly),
    field('TrialExpirationDate', 'Trial Expiration Date', 'datetime', readOnly),
    ...stamps
  ]
);
