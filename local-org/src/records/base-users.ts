/** User permissions the org looks at, without their prefix `Permissions`. */
const allPermissions = [
  'ApiEnabled',
  'ViewSetup',
  'EditTask',
  'ManageUsers',
  'AuthorApex',
  'CustomizeApplication',
  'ModifyMetadata',
  'ViewAllData',
  'ModifyAllData'
];

/** User licenses of the org, by their names. */
export const userLicenses = ['Salesforce', 'Salesforce Integration'] as const;

/** Goes with the license Salesforce Integration (documented: Give Integration Users API Only Access). */
export const apiPermissionSetLicense = {
  developerName: 'SalesforceAPIIntegrationPsl',
  label: 'Salesforce API Integration'
};

export interface BaseProfile {
  readonly name: string;
  readonly license: (typeof userLicenses)[number];
  readonly permissions: readonly string[];
  /** Which objects the profile itself opens. */
  readonly opens: 'everything' | 'standard objects' | 'nothing';
}

export const baseProfiles: readonly BaseProfile[] = [
  {
    name: 'System Administrator',
    license: 'Salesforce',
    permissions: allPermissions,
    opens: 'everything'
  },
  {
    name: 'Standard User',
    license: 'Salesforce',
    permissions: ['ApiEnabled', 'ViewSetup', 'EditTask'],
    opens: 'standard objects'
  },
  {
    name: 'Minimum Access - Salesforce',
    license: 'Salesforce',
    permissions: [],
    opens: 'nothing'
  },
  {
    name: 'Minimum Access - API Only Integrations',
    license: 'Salesforce Integration',
    permissions: ['ApiEnabled'],
    opens: 'nothing'
  }
];

/** The package's set for the integration user. */
export const integrationPermissionSet = 'PorchlightIntegrationUser';

/**
 * Rights on standard objects that a managed package may not give: made in the org, not in metadata. An org without
 * the package has nobody who made it.
 */
export const localPermissionSet = {
  name: 'Porchlight_Standard_Access',
  label: 'Porchlight Standard Access',
  objects: ['Account', 'Contact', 'Lead', 'Opportunity']
};

export interface BaseUser {
  readonly ref: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly profile: string;
  readonly permissionSets: readonly string[];
  readonly persona: string;
}

/** The people every local org starts with. */
export const baseUsers: readonly BaseUser[] = [
  {
    ref: 'admin',
    firstName: 'Alex',
    lastName: 'Admin',
    profile: 'System Administrator',
    permissionSets: ['PorchlightAdmin'],
    persona: 'Salesforce administrator'
  },
  {
    ref: 'integration',
    firstName: 'Porchlight',
    lastName: 'Integration',
    profile: 'Minimum Access - API Only Integrations',
    permissionSets: [integrationPermissionSet, localPermissionSet.name],
    persona: 'the user the backend works as'
  },
  {
    ref: 'rep',
    firstName: 'Riley',
    lastName: 'Rep',
    profile: 'Standard User',
    permissionSets: ['PorchlightViewer'],
    persona: 'sales rep who sees Porchlight'
  },
  {
    ref: 'visitor',
    firstName: 'Vic',
    lastName: 'Visitor',
    profile: 'Standard User',
    permissionSets: [],
    persona: 'sales rep without our permission sets'
  }
];
