import { MetadataError, type ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import { rowOf } from '../row-body.ts';
import { malformed, SalesforceError } from '../salesforce-error.ts';
import { catalogueOf } from './catalogue.ts';

/**
 * `POST /tooling/sobjects/CustomField {FullName, Metadata}`: a real field at once, which nobody may read before
 * somebody grants it (documented: FieldPermissions). Needs Customize Application.
 */
export function createCustomField(org: Org, call: Call): Reply {
  if (!call.session.rights.hasPermission('CustomizeApplication')) {
    const message = 'insufficient access rights on cross-reference id';
    throw new SalesforceError(403, 'INSUFFICIENT_ACCESS', message);
  }
  const { object, name, metadata } = readDefinition(org, call);
  call.tally.tried = true;
  try {
    org.customFields.create(object, name, metadata);
  } catch (error) {
    if (!(error instanceof MetadataError)) throw error;
    throw new SalesforceError(400, 'FIELD_INTEGRITY_EXCEPTION', error.reason, []);
  }
  const id = catalogueOf(org).ids.of('00N', `${object}.${name}`);
  return {
    status: 201,
    body: { id, success: true, errors: [], warnings: [], infos: [] },
    headers: { Location: `/services/data/v${call.version}/tooling/sobjects/CustomField/${id}` }
  };
}

function readDefinition(org: Org, call: Call) {
  const { FullName: fullName, Metadata: metadata, ...rest } = rowOf(call.body);
  const [stranger] = Object.keys(rest);
  if (stranger !== undefined) {
    const message = `No such column '${stranger}' on sobject of type CustomField`;
    throw new SalesforceError(400, 'INVALID_FIELD', message);
  }
  const missing = [!fullName && 'FullName', !metadata && 'Metadata'].filter(
    (name) => name !== false
  );
  if (missing.length > 0) {
    const message = `Required fields are missing: [${missing.join(', ')}]`;
    throw new SalesforceError(400, 'REQUIRED_FIELD_MISSING', message, missing);
  }
  if (typeof metadata !== 'object') throw malformed('Metadata must be an object');
  const [objectName = '', name = '', ...more] = String(fullName).split('.');
  if (more.length > 0 || !/^[A-Za-z](?:_?[A-Za-z0-9])*__c$/.test(name)) {
    const message = `The name ${String(fullName)} is not <object>.<field>__c`;
    throw new SalesforceError(400, 'FIELD_INTEGRITY_EXCEPTION', message, ['FullName']);
  }
  const object = org.store.findObject(objectName);
  if (!object) {
    const message = `Entity of type 'CustomObject' named '${objectName}' cannot be found`;
    throw new SalesforceError(400, 'INVALID_CROSS_REFERENCE_KEY', message, ['FullName']);
  }
  if (object.fields.has(name.toLowerCase())) {
    const message = `There is already a field named ${name.replace(/__c$/, '')} on ${object.label}.`;
    throw new SalesforceError(400, 'DUPLICATE_DEVELOPER_NAME', message, ['DeveloperName']);
  }
  requireRoom(org, object);
  return { object: object.name, name, metadata: metadata as Record<string, unknown> };
}

/** Fields of packages do not count towards the limit of the edition. */
function requireRoom(org: Org, object: ObjectSchema): void {
  const { customFieldsPerObject: most } = org.records.switches;
  const own = [...object.fields.values()].filter(
    ({ custom, name }) => custom && name.split('__').length === 2
  );
  if (own.length < most) return;
  org.unconfirmed('code of the refusal of a custom field beyond the limit of its object');
  const message = `You have reached the maximum number of ${most} custom fields on ${object.label}.`;
  throw new SalesforceError(400, 'LIMIT_EXCEEDED', message);
}
