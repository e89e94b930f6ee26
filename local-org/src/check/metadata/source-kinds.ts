/** Where the components of one kind lie in a source folder, and what their description is called. */
export interface SourceKind {
  /** Root element of the description. */
  readonly root: string;
  /** The folder and everything below it. */
  readonly folder: RegExp;
  /** Ending of the file that the description describes; absent when it stands alone. */
  readonly source?: string;
}

/** Kinds by the word before `-meta.xml` (documented: Metadata Types, Salesforce DX source format). */
export const sourceKinds: ReadonlyMap<string, SourceKind> = new Map(
  Object.entries({
    app: alone('CustomApplication', 'applications'),
    cls: { ...alone('ApexClass', 'classes'), source: '.cls' },
    compactLayout: inObject('CompactLayout', 'compactLayouts'),
    connectedApp: alone('ConnectedApp', 'connectedApps'),
    cspTrustedSite: alone('CspTrustedSite', 'cspTrustedSites'),
    customPermission: alone('CustomPermission', 'customPermissions'),
    dashboard: alone('Dashboard', 'dashboards'),
    dashboardFolder: alone('DashboardFolder', 'dashboards'),
    duplicateRule: alone('DuplicateRule', 'duplicateRules'),
    eca: alone('ExternalClientApplication', 'externalClientApps'),
    ecaGlblOauth: alone('ExtlClntAppGlobalOauthSettings', 'extlClntAppGlobalOauthSets'),
    ecaOauth: alone('ExtlClntAppOauthSettings', 'extlClntAppOauthSettings'),
    ecaOauthPlcy: alone('ExtlClntAppOauthConfigurablePolicies', 'extlClntAppOauthPolicies'),
    ecaPlcy: alone('ExtlClntAppConfigurablePolicies', 'extlClntAppPolicies'),
    externalCredential: alone('ExternalCredential', 'externalCredentials'),
    field: inObject('CustomField', 'fields'),
    fieldSet: inObject('FieldSet', 'fieldSets'),
    flexipage: alone('FlexiPage', 'flexipages'),
    globalValueSet: alone('GlobalValueSet', 'globalValueSets'),
    js: { root: 'LightningComponentBundle', folder: /^lwc\/[^/]+\//, source: '.js' },
    labels: alone('CustomLabels', 'labels'),
    layout: alone('Layout', 'layouts'),
    listView: inObject('ListView', 'listViews'),
    matchingRule: alone('MatchingRules', 'matchingRules'),
    md: alone('CustomMetadata', 'customMetadata'),
    messageChannel: alone('LightningMessageChannel', 'messageChannels'),
    namedCredential: alone('NamedCredential', 'namedCredentials'),
    object: { root: 'CustomObject', folder: /^objects\/[^/]+\/[^/]+$/ },
    permissionset: alone('PermissionSet', 'permissionsets'),
    permissionsetgroup: alone('PermissionSetGroup', 'permissionsetgroups'),
    platformEventChannel: alone('PlatformEventChannel', 'platformEventChannels'),
    platformEventChannelMember: alone('PlatformEventChannelMember', 'platformEventChannelMembers'),
    quickAction: alone('QuickAction', 'quickActions'),
    remoteSite: alone('RemoteSiteSetting', 'remoteSiteSettings'),
    report: alone('Report', 'reports'),
    reportFolder: alone('ReportFolder', 'reports'),
    reportType: alone('ReportType', 'reportTypes'),
    recordType: inObject('RecordType', 'recordTypes'),
    resource: alone('StaticResource', 'staticresources'),
    tab: alone('CustomTab', 'tabs'),
    trigger: { ...alone('ApexTrigger', 'triggers'), source: '.trigger' },
    validationRule: inObject('ValidationRule', 'validationRules'),
    webLink: inObject('WebLink', 'webLinks')
  })
);

function alone(root: string, folder: string): SourceKind {
  return { root, folder: new RegExp(`^${folder}/`) };
}

function inObject(root: string, folder: string): SourceKind {
  return { root, folder: new RegExp(`^objects/[^/]+/${folder}/[^/]+$`) };
}
