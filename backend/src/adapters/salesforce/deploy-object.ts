import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { API_ROOT, API_VERSION } from './api-version.ts';
import { OrgUnavailableError } from './errors.ts';
import type { OrgClient } from './org-client.ts';
import type { SetupRefusal } from './setup-refusal.ts';

const RESOURCE = `${API_ROOT}/metadata/deployRequest`;
const NAMESPACE = 'http://soap.sforce.com/2006/04/metadata';
const POLL_MS = 1000;
/** An object without code is deployed in seconds; a busy org queues it. */
const MOST_POLLS = 600;

type Properties = Readonly<Record<string, unknown>>;

export interface ObjectDefinition {
  readonly name: string;
  /** As the Metadata API takes them (documented: CustomObject). */
  readonly properties: Properties;
  readonly fields: Readonly<Record<string, Properties>>;
}

interface DeployResult {
  readonly done: boolean;
  readonly success: boolean;
  readonly errorStatusCode?: string;
  readonly errorMessage?: string;
  readonly details?: {
    readonly componentFailures?: readonly {
      readonly fullName: string;
      readonly problem: string;
    }[];
  };
}

/**
 * Makes an object with its fields, all or nothing, by a deployment: no other API makes objects
 * (documented: Deploying and Retrieving Metadata with REST).
 * @returns what the org refused; empty when the object is there
 */
export async function deployObject(
  client: OrgClient,
  object: ObjectDefinition,
  signal?: AbortSignal
): Promise<SetupRefusal[]> {
  const { body } = await client.once({
    method: 'POST',
    path: RESOURCE,
    content: await form(object)
  });
  const { id } = (body ?? {}) as { id?: string };
  if (!id) throw new OrgUnavailableError('a deployment without an id');
  for (let poll = 0; poll < MOST_POLLS; poll += 1) {
    const answer = await client.call({
      method: 'GET',
      path: `${RESOURCE}/${id}?includeDetails=true`
    });
    const { deployResult: result } = answer.body as { deployResult: DeployResult };
    if (result.done) return result.success ? [] : refusals(object.name, result);
    await delay(POLL_MS, undefined, signal ? { signal } : {});
  }
  throw new OrgUnavailableError(`deployment ${id} does not end`);
}

function refusals(object: string, result: DeployResult): SetupRefusal[] {
  const code = result.errorStatusCode ?? 'DEPLOYMENT_FAILED';
  const failures = result.details?.componentFailures ?? [];
  if (failures.length === 0) {
    return [{ step: 'object', what: object, code, message: result.errorMessage ?? '' }];
  }
  return failures.map(({ fullName, problem }) => ({
    ...{ step: 'object', what: fullName, code, message: problem }
  }));
}

/** Without a test level: code is tested where it is deployed, and there is none. */
async function form(object: ObjectDefinition): Promise<{ type: string; bytes: Uint8Array }> {
  const deployOptions = { rollbackOnError: true, singlePackage: true, ignoreWarnings: true };
  const parts = new FormData();
  const json = new Blob([JSON.stringify({ deployOptions })], { type: 'application/json' });
  parts.append('json', json);
  parts.append('file', new Blob([await zipOf(object)], { type: 'application/zip' }), 'deploy.zip');
  const encoded = new Response(parts);
  return {
    type: encoded.headers.get('content-type') ?? '',
    bytes: new Uint8Array(await encoded.arrayBuffer())
  };
}

async function zipOf({
  name,
  properties,
  fields
}: ObjectDefinition): Promise<Uint8Array<ArrayBuffer>> {
  // Only now: hardly any run deploys, and all would hold them in memory.
  const [{ ZipFile }, { create }] = await Promise.all([import('yazl'), import('xmlbuilder2')]);
  const xml = (root: string, content: Properties) =>
    Buffer.from(create({ encoding: 'UTF-8' }).ele(NAMESPACE, root).ele(content).end());
  const zip = new ZipFile();
  const manifest = { types: { members: name, name: 'CustomObject' }, version: API_VERSION };
  const members = Object.entries(fields).map(([fullName, field]) => ({ fullName, ...field }));
  zip.addBuffer(xml('Package', manifest), 'package.xml');
  zip.addBuffer(xml('CustomObject', { ...properties, fields: members }), `objects/${name}.object`);
  zip.end();
  return new Uint8Array(await buffer(zip.outputStream));
}
