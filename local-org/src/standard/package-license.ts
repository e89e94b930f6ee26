import { field, int, object, picklist, readOnly, text } from './define.ts';
import { recordId, stamps } from './system-fields.ts';

/** The licence of an installed managed package; one row per package (documented: PackageLicense). */
export const packageLicense = object(
  'PackageLicense',
  {
    label: 'Package License',
    labelPlural: 'Package Licenses',
    keyPrefix: '050',
    nameField: 'NamespacePrefix',
    createable: false,
    updateable: false,
    deletable: false
  },
  [
    recordId,
    picklist('Status', 'Status', ['Active', 'Expired', 'Free', 'Trial'], readOnly),
    field('ExpirationDate', 'Expiration Date', 'datetime', readOnly),
    int('AllowedLicenses', 'Allowed Licenses', 8, readOnly),
    int('UsedLicenses', 'Used Licenses', 8, readOnly),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    ...stamps
  ]
);
