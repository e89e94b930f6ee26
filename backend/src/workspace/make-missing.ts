import { refusalOf, type OrgMetadata, type SetupRefusal } from '../adapters/salesforce/index.ts';
import type { ProvisionedItem } from '../domain/index.ts';
import {
  planProvisioning,
  PROVISIONED_FIELDS,
  SESSION,
  SESSION_FIELDS,
  SESSION_OBJECT,
  type FieldDefinition,
  type ProvisioningPlan
} from '../rules/index.ts';

/** Notes what was made, before the next thing is. */
export type KeepMade = (item: Pick<ProvisionedItem, 'kind' | 'name'>) => Promise<void>;

/**
 * Makes the object and the fields that an org lacks, each noted as soon as it is there; what is there is left
 * as it is. What one refusal stops does not stop the rest.
 * @returns what the org refused
 */
export async function makeMissing(metadata: OrgMetadata, keep: KeepMade): Promise<SetupRefusal[]> {
  const plan = await missingIn(metadata);
  if ('step' in plan) return [plan];
  const refusals = plan.session ? await makeSession(metadata, keep) : [];
  for (const path of plan.fields) {
    const outcome = await metadata.createField(path, definitionOf(path));
    if (outcome === 'made') await keep({ kind: 'field', name: path });
    else if (outcome !== 'there') refusals.push(outcome);
  }
  return refusals;
}

/** What there is to make, or why that cannot be seen. */
export async function missingIn(metadata: OrgMetadata): Promise<ProvisioningPlan | SetupRefusal> {
  try {
    return planProvisioning(await metadata.present());
  } catch (error) {
    return refusalOf('look', 'Object Manager', error);
  }
}

async function makeSession(metadata: OrgMetadata, keep: KeepMade): Promise<SetupRefusal[]> {
  const refusals = await metadata.createObject({
    ...{ name: SESSION, properties: SESSION_OBJECT, fields: SESSION_FIELDS }
  });
  if (refusals.length > 0) return refusals;
  await keep({ kind: 'object', name: SESSION });
  for (const field of Object.keys(SESSION_FIELDS)) {
    await keep({ kind: 'field', name: `${SESSION}.${field}` });
  }
  return [];
}

function definitionOf(path: string): FieldDefinition {
  const [object = '', field = ''] = path.split('.');
  const fields = PROVISIONED_FIELDS[object as keyof typeof PROVISIONED_FIELDS];
  const definition = fields[field];
  if (!definition) throw new Error(`No definition of ${path}.`);
  return definition;
}
