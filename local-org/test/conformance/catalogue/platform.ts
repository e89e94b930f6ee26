import { documented, recorded, unconfirmed, type Statement } from './statement.ts';

/** Files, events, metadata, the integration user and the package. */
export const platform: readonly Statement[] = [
  documented('files/multipart', 'a ContentVersion comes as JSON and binary parts'),
  documented('files/base64', 'a ContentVersion comes as base64 in JSON'),
  documented('files/base64-limit', 'base64 holds at most 37.5 MB'),
  documented('files/2-gb', 'multipart holds at most 2 GB'),
  documented(
    'files/collections-500-mb',
    'Collections hold at most 500 MB of files',
    'a request of the org ends at 50 MB before that'
  ),
  documented('files/document', 'the version tells its ContentDocumentId'),
  documented('files/first-location', 'FirstPublishLocationId shares it to a record'),
  documented('files/link', 'a ContentDocumentLink shares it, too'),
  documented('events/publish', 'a published event is a 201 with an OPERATION_ENQUEUED entry'),
  documented('events/counts', 'publishing is an API call'),
  documented('events/limit', 'over the hourly allocation it is LIMIT_EXCEEDED'),
  documented(
    'events/pubsub',
    'events are read by gRPC, at most 100 by a fetch',
    'not served: the org has no Pub/Sub endpoint; pulling must work without it'
  ),
  recorded(
    'events/cdc-header',
    'change events say changeType, changedFields, recordIds, commitTimestamp',
    'not served: no Pub/Sub endpoint'
  ),
  documented('metadata/custom-field', 'Tooling creates a field of Lead or Contact'),
  unconfirmed('metadata/full-name', 'FullName is in the body'),
  recorded(
    'metadata/soap',
    'upsertMetadata creates fields over SOAP',
    'not served: fields are created by Tooling; SOAP comes with deployment'
  ),
  documented('metadata/invisible', 'a new field is visible to nobody'),
  documented('metadata/field-permission', 'FieldPermissions on a permission set show it'),
  documented('metadata/edit-needs-read', 'edit without read is refused'),
  documented('metadata/no-read-is-deleted', 'a row without read is deleted'),
  documented('metadata/not-permissionable', 'required and master-detail fields cannot be granted'),
  recorded('metadata/assignment-twice', 'a second assignment is a DUPLICATE_VALUE'),
  documented('metadata/installed-package', 'Tooling tells the installed package and version'),
  unconfirmed('metadata/setup-rights', 'the integration user may lack the right to ask'),
  recorded('user/integration-flag', 'userinfo says is_salesforce_integration_user'),
  unconfirmed('user/licence', 'a licence, a profile and a permission set licence make one'),
  documented('package/namespace', 'a packaged org names ours porchlight__X__c'),
  documented(
    'package/versions',
    'versions, promotion, install scripts, protected components, review',
    'not on the wire: rules of packaging'
  ),
  documented('package/no-standard-rights', 'packaged permission sets give no standard objects')
];
