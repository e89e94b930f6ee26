import {
  checkbox,
  lookup,
  object,
  readOnly,
  required,
  text,
  textArea,
  ungranted
} from './define.ts';
import { recordId, stamps, systemModstamp } from './system-fields.ts';

const createOnly = { ...required, updateable: false };
const flag = (name: string, label: string) => checkbox(name, label, ungranted);

/** User permissions of a profile or permission set that this org looks at. */
const userPermissions = [
  flag('PermissionsApiEnabled', 'API Enabled'),
  flag('PermissionsViewSetup', 'View Setup and Configuration'),
  flag('PermissionsEditTask', 'Edit Tasks'),
  flag('PermissionsBulkApiHardDelete', 'Bulk API Hard Delete'),
  flag('PermissionsManageUsers', 'Manage Users'),
  flag('PermissionsAuthorApex', 'Author Apex'),
  flag('PermissionsCustomizeApplication', 'Customize Application'),
  flag('PermissionsModifyMetadata', 'Modify Metadata Through Metadata API Functions'),
  flag('PermissionsViewAllData', 'View All Data'),
  flag('PermissionsModifyAllData', 'Modify All Data')
];

export const profile = object(
  'Profile',
  {
    label: 'Profile',
    labelPlural: 'Profiles',
    keyPrefix: '00e',
    createable: false,
    updateable: false,
    deletable: false
  },
  [
    recordId,
    text('Name', 'Name', 255, { ...readOnly, nillable: false }),
    text('UserType', 'User Type', 40, readOnly),
    lookup(
      'UserLicenseId',
      'User License ID',
      { to: ['UserLicense'], relationshipName: 'UserLicense' },
      readOnly
    ),
    textArea('Description', 'Description', 255, readOnly),
    ...userPermissions.map((permission) => ({ ...permission, ...readOnly })),
    ...stamps
  ]
);

export const permissionSet = object(
  'PermissionSet',
  { label: 'Permission Set', labelPlural: 'Permission Sets', keyPrefix: '0PS' },
  [
    recordId,
    text('Name', 'Permission Set Name', 80, { ...required, unique: true }),
    text('Label', 'Permission Set Label', 80, required),
    text('NamespacePrefix', 'Namespace Prefix', 15, readOnly),
    textArea('Description', 'Description', 255, ungranted),
    checkbox('IsOwnedByProfile', 'Is Owned By Profile', readOnly),
    checkbox('IsCustom', 'Is Custom', { ...readOnly, defaultValue: true }),
    lookup('ProfileId', 'Profile ID', { to: ['Profile'], relationshipName: 'Profile' }, readOnly),
    ...userPermissions,
    ...stamps
  ]
);

export const permissionSetAssignment = object(
  'PermissionSetAssignment',
  {
    label: 'Permission Set Assignment',
    labelPlural: 'Permission Set Assignments',
    keyPrefix: '0Pa',
    nameField: 'Id',
    updateable: false
  },
  [
    recordId,
    lookup(
      'PermissionSetId',
      'PermissionSet ID',
      {
        to: ['PermissionSet'],
        relationshipName: 'PermissionSet',
        childRelationshipName: 'Assignments',
        deleteRule: 'Cascade'
      },
      createOnly
    ),
    lookup(
      'AssigneeId',
      'Assignee ID',
      {
        to: ['User'],
        relationshipName: 'Assignee',
        childRelationshipName: 'PermissionSetAssignments'
      },
      createOnly
    ),
    systemModstamp
  ]
);

const grantedBy = (childRelationshipName: string) =>
  lookup(
    'ParentId',
    'Parent ID',
    {
      to: ['PermissionSet'],
      relationshipName: 'Parent',
      childRelationshipName,
      deleteRule: 'Cascade'
    },
    createOnly
  );

export const objectPermissions = object(
  'ObjectPermissions',
  {
    label: 'Object Permissions',
    labelPlural: 'Object Permissions',
    keyPrefix: '110',
    nameField: 'Id'
  },
  [
    recordId,
    grantedBy('ObjectPerms'),
    text('SobjectType', 'Sobject Type Name', 40, createOnly),
    flag('PermissionsRead', 'Read'),
    flag('PermissionsCreate', 'Create'),
    flag('PermissionsEdit', 'Edit'),
    flag('PermissionsDelete', 'Delete'),
    flag('PermissionsViewAllRecords', 'View All'),
    flag('PermissionsModifyAllRecords', 'Modify All'),
    ...stamps
  ]
);

export const fieldPermissions = object(
  'FieldPermissions',
  {
    label: 'Field Permissions',
    labelPlural: 'Field Permissions',
    keyPrefix: '01k',
    nameField: 'Id'
  },
  [
    recordId,
    grantedBy('FieldPerms'),
    text('SobjectType', 'Sobject Type Name', 40, createOnly),
    text('Field', 'Field Name', 200, createOnly),
    flag('PermissionsRead', 'Read Field'),
    flag('PermissionsEdit', 'Edit Field'),
    systemModstamp
  ]
);
