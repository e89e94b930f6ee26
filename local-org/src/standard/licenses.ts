import { int, lookup, object, picklist, readOnly, required, text } from './define.ts';
import { recordId, stamps, systemModstamp } from './system-fields.ts';

const sold = { createable: false, updateable: false, deletable: false };
const statuses = ['Active', 'Disabled'];
const seats = [
  int('TotalLicenses', 'Total Licenses', 8, readOnly),
  int('UsedLicenses', 'Used Licenses', 8, readOnly)
];

/** What a user is licensed for, through the profile (documented: UserLicense). */
export const userLicense = object(
  'UserLicense',
  { label: 'User License', labelPlural: 'User Licenses', keyPrefix: '100', ...sold },
  [
    recordId,
    text('Name', 'Name', 40, readOnly),
    text('MasterLabel', 'Master Label', 80, readOnly),
    picklist('Status', 'Status', statuses, readOnly),
    ...seats,
    ...stamps
  ]
);

/** What single users may be licensed for beside their user license (documented: PermissionSetLicense). */
export const permissionSetLicense = object(
  'PermissionSetLicense',
  {
    label: 'Permission Set License',
    labelPlural: 'Permission Set Licenses',
    keyPrefix: '0PL',
    nameField: 'DeveloperName',
    ...sold
  },
  [
    recordId,
    text('DeveloperName', 'Developer Name', 80, readOnly),
    text('MasterLabel', 'Permission Set License Label', 80, readOnly),
    picklist('Status', 'Status', statuses, readOnly),
    ...seats,
    ...stamps
  ]
);

const createOnly = { ...required, updateable: false };

/** Documented: PermissionSetLicenseAssign. */
export const permissionSetLicenseAssign = object(
  'PermissionSetLicenseAssign',
  {
    label: 'Permission Set License Assignment',
    labelPlural: 'Permission Set License Assignments',
    keyPrefix: '2LA',
    nameField: 'Id',
    updateable: false
  },
  [
    recordId,
    lookup(
      'PermissionSetLicenseId',
      'PermissionSetLicense ID',
      { to: ['PermissionSetLicense'], relationshipName: 'PermissionSetLicense' },
      createOnly
    ),
    lookup('AssigneeId', 'Assignee ID', { to: ['User'], relationshipName: 'Assignee' }, createOnly),
    systemModstamp
  ]
);
