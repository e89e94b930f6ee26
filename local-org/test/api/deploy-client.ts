import { setTimeout as sleep } from 'node:timers/promises';
import { zipOf } from '../support/package-zip.ts';
import type { OrgUnderTest } from './org-under-test.ts';

export interface DeployMessage {
  readonly componentType: string;
  readonly fullName: string;
  readonly fileName: string;
  readonly lineNumber: number;
  readonly columnNumber: number;
  readonly problem: string;
  readonly problemType: string;
}

export interface DeployResult {
  readonly id: string;
  readonly done: boolean;
  readonly status: string;
  readonly errorStatusCode?: string;
  readonly errorMessage?: string;
  readonly numberComponentsTotal: number;
  readonly numberComponentErrors: number;
  readonly numberComponentsDeployed: number;
  readonly numberTestErrors: number;
  readonly details: {
    readonly componentFailures: readonly DeployMessage[];
    readonly componentSuccesses: readonly DeployMessage[];
    readonly runTestResult: {
      readonly failures: readonly { readonly [name: string]: unknown }[];
      readonly codeCoverage: readonly { readonly [name: string]: unknown }[];
      readonly codeCoverageWarnings: readonly { readonly message: string }[];
    };
  };
}

const RESOURCE = '/services/data/v66.0/metadata/deployRequest';

/** Sends a zip as the CLI does by REST; the answer is not waited for further. */
export async function upload(
  org: OrgUnderTest,
  zip: Buffer,
  deployOptions: object = {},
  token = org.adminToken
): Promise<Response> {
  const form = new FormData();
  const options = JSON.stringify({ deployOptions: { rollbackOnError: true, ...deployOptions } });
  form.append('entity_content', new Blob([options], { type: 'application/json' }));
  form.append('file', new Blob([new Uint8Array(zip)], { type: 'application/zip' }), 'package.zip');
  const headers = { Authorization: `Bearer ${token}` };
  return fetch(org.url + RESOURCE, { method: 'POST', headers, body: form });
}

/** Deploys files in metadata format and waits for the end. */
export async function deploy(
  org: OrgUnderTest,
  files: ReadonlyMap<string, string>,
  options: object = {}
): Promise<DeployResult> {
  return deployZip(org, await zipOf(files), options);
}

export async function deployZip(
  org: OrgUnderTest,
  zip: Buffer,
  options: object = {}
): Promise<DeployResult> {
  const { id } = (await (await upload(org, zip, options)).json()) as { id: string };
  return deployed(org, id);
}

/** The result of a deployment once it is over. */
export async function deployed(org: OrgUnderTest, id: string): Promise<DeployResult> {
  for (;;) {
    const { body } = await org.send('GET', `${RESOURCE}/${id}?includeDetails=true`);
    const { deployResult } = body as unknown as { deployResult: DeployResult };
    if (deployResult.done) return deployResult;
    await sleep(50);
  }
}
