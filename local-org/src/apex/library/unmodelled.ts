import type { LibraryType } from './registry.ts';

/**
 * Types of the platform that classes may name and that do nothing here: what only names them compiles, and
 * code that uses them ends with "not implemented in local-org".
 */
const CLASSES: Readonly<Record<string, readonly string[]>> = {
  '': [
    ...['Address', 'BusinessHours', 'Cookie', 'Database.Cursor'],
    ...['Database.DeletedRecord', 'Database.GetDeletedResult', 'Database.GetUpdatedResult'],
    ...['Database.QueryLocatorIterator', 'DescribeColorResult', 'DescribeIconResult'],
    ...['DescribeTabResult', 'DescribeTabSetResult', 'Domain', 'DomainCreator', 'DomainParser'],
    ...['FieldSet', 'FieldSetMember', 'FlexQueue', 'Formula', 'FormulaRecalcFieldError'],
    ...['FormulaRecalcResult', 'Ideas', 'InstallContext', 'Location'],
    ...['MultiStaticResourceCalloutMock', 'Network', 'OrgLimit', 'OrgLimits', 'Packaging'],
    ...['QueueableDuplicateSignature', 'Site', 'StaticResourceCalloutMock'],
    ...['UninstallContext', 'Version', 'WebServiceCallout', 'XmlStreamReader', 'XmlStreamWriter']
  ],
  ApexPages: ['IdeaStandardController', 'StandardSetController'],
  Approval: [
    ...['LockResult', 'ProcessRequest', 'ProcessResult', 'ProcessSubmitRequest'],
    ...['ProcessWorkitemRequest', 'UnlockResult']
  ],
  Auth: ['AuthConfiguration', 'AuthToken', 'JWS', 'JWT', 'SessionManagement', 'UserData'],
  Cache: ['Org', 'OrgPartition', 'Partition', 'Session', 'SessionPartition', 'Visibility'],
  Compression: ['ZipEntry', 'ZipReader', 'ZipWriter'],
  ConnectApi: [
    ...['BatchInput', 'Chatter', 'ChatterFeeds', 'ChatterMessages', 'ChatterUsers', 'Communities'],
    ...['ContentHub', 'FeedElement', 'FeedElementCapabilitiesInput', 'FeedItem', 'FeedItemInput'],
    ...[
      'FeedType',
      'HashtagSegmentInput',
      'LinkSegmentInput',
      'ManagedContent',
      'MarkupBeginSegmentInput'
    ],
    ...['MarkupEndSegmentInput', 'MentionSegmentInput', 'MessageBodyInput', 'MessageSegmentInput'],
    ...['NamedCredentials', 'Organization', 'TextSegmentInput', 'UserProfiles', 'Zones']
  ],
  Dom: ['Document', 'XmlNode', 'XmlNodeType'],
  Flow: ['Interview'],
  FormulaEval: ['FormulaBuilder', 'FormulaInstance', 'FormulaReturnType'],
  Invocable: ['Action', 'Action.Error', 'Action.Result'],
  Messaging: [
    ...['CustomNotification', 'InboundEmail', 'InboundEmail.BinaryAttachment'],
    ...['InboundEmail.Header', 'InboundEmail.TextAttachment', 'InboundEmailResult'],
    ...['InboundEnvelope', 'MassEmailMessage', 'PushNotification', 'RenderEmailTemplateBodyResult']
  ],
  Metadata: [
    ...['CustomMetadata', 'CustomMetadataValue', 'DeployCallbackContext', 'DeployContainer'],
    ...['DeployMessage', 'DeployResult', 'DeployStatus', 'Layout', 'Metadata', 'MetadataType'],
    ...['Operations']
  ],
  Process: ['PluginDescribeResult', 'PluginRequest', 'PluginResult', 'SpawnPluginRequest'],
  QuickAction: ['DescribeAvailableQuickActionResult', 'QuickActionRequest', 'QuickActionResult'],
  Reports: ['ReportInstance', 'ReportManager', 'ReportMetadata', 'ReportResults'],
  Search: ['SearchResult', 'SearchResults', 'SuggestionResults']
};

const INTERFACES = [
  ...['InstallHandler', 'UninstallHandler', 'WebServiceMock', 'Cache.CacheBuilder'],
  ...['Auth.RegistrationHandler', 'Messaging.InboundEmailHandler', 'Metadata.DeployCallback'],
  ...['EventBus.EventPublishFailureCallback', 'EventBus.EventPublishSuccessCallback'],
  ...['Process.Plugin', 'QuickAction.QuickActionDefaultsHandler', 'SandboxPostCopy'],
  ...['Site.UrlRewriter', 'Support.EmailTemplateSelector', 'TxnSecurity.EventCondition']
];

/** Namespaces that are modelled elsewhere as far as they do something. */
const MODELLED: ReadonlySet<string> = new Set(['', 'ApexPages', 'Messaging']);

/** All of them; a namespace is a name of its own. */
export const unmodelledTypes: readonly LibraryType[] = [
  ...Object.entries(CLASSES).flatMap(([namespace, names]) => [
    ...(MODELLED.has(namespace) ? [] : [{ name: namespace }]),
    ...names.map((name) => ({ name: namespace === '' ? name : `${namespace}.${name}` }))
  ]),
  ...INTERFACES.map((name) => ({ name, isInterface: true }))
];
