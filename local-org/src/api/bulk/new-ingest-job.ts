import type { NewIngestJob } from '../../bulk/index.ts';
import { findNamed } from '../../find-named.ts';
import type { ObjectSchema } from '../../metadata/index.ts';
import type { Org } from '../../org.ts';
import type { Call } from '../call.ts';
import { findVisibleObject } from '../objects.ts';
import { SalesforceError } from '../salesforce-error.ts';
import type { readIngestBody } from './job-body.ts';
import { namespaceOf } from './namespace-of.ts';

type IngestBody = Omit<ReturnType<typeof readIngestBody>, 'content'>;

/** Checks what can be known before there is data. */
export function newIngestJob(org: Org, call: Call, body: IngestBody): NewIngestJob {
  const object = findVisibleObject(org, call, body.object);
  if (!object) throw refused('INVALIDENTITY', `Unable to find object: ${body.object}`);
  if (body.operation === 'hardDelete' && !call.session.rights.hasPermission('BulkApiHardDelete')) {
    throw refused(
      'FEATURENOTENABLED',
      'hardDelete operation requires special user profile permission, please contact your system administrator'
    );
  }
  if (body.assignmentRuleId !== undefined && !['Lead', 'Case'].includes(object.name)) {
    throw refused('INVALIDJOB', 'InvalidJob : Assignment rules are for Lead and Case only');
  }
  return {
    operation: body.operation,
    object: object.name,
    ownerId: call.session.userId,
    ...namespaceOf(call),
    apiVersion: call.version,
    columnDelimiter: body.columnDelimiter,
    lineEnding: body.lineEnding,
    ...keyOf(call, object, body),
    ...(body.assignmentRuleId !== undefined && { assignmentRuleId: body.assignmentRuleId })
  };
}

/** An upsert names its key, nothing else may. */
function keyOf(call: Call, object: ObjectSchema, body: IngestBody): { externalIdField?: string } {
  const name = body.externalIdFieldName;
  if (body.operation !== 'upsert') {
    if (name === undefined) return {};
    throw refused('INVALIDJOB', 'InvalidJob : externalIdFieldName is for upsert only');
  }
  if (name === undefined) {
    throw refused(
      'INVALIDJOB',
      `InvalidJob : External ID was blank for ${object.name}. An External ID must be specified for upsert.`
    );
  }
  const field = findNamed(object.fields, name, call.session.options?.defaultNamespace);
  const usable = field && (field.idLookup || field.externalId || field.type === 'id');
  if (!usable || !call.session.rights.canReadField(object.name, field.name)) {
    throw refused(
      'INVALIDJOB',
      `InvalidJob : Field name provided, ${name} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`
    );
  }
  return { externalIdField: field.name };
}

function refused(code: string, message: string): SalesforceError {
  return new SalesforceError(400, code, message);
}
