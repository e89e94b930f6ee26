import { z } from 'zod';
import { DeployFault, type DeployJob, type Deployments } from '../../deploy/index.ts';
import type { Org } from '../../org.ts';
import { dataPath, type Call, type Reply } from '../call.ts';
import type { Params, Route } from '../router.ts';
import { malformed, SalesforceError } from '../salesforce-error.ts';
import { deployOptions } from './deploy-options.ts';
import { deployResult } from './deploy-result.ts';
import { requireMetadataAccess } from './metadata-access.ts';

const quickDeploy = z.strictObject({ validatedDeployRequestId: z.string() });
const upload = z.object({ deployOptions: z.unknown().optional() });
const cancel = z.strictObject({ deployResult: z.strictObject({ status: z.literal('Canceling') }) });

/** `/metadata/deployRequest` (documented: Deploying and Retrieving Metadata with REST). */
export function metadataRoutes(org: Org, deployments: Deployments): Route[] {
  const path = '/metadata/deployRequest';
  const guarded = (work: (call: Call, params: Params) => Reply): Route['handle'] => {
    return (call, params) => asSalesforceError(() => work(call, params), call);
  };
  return [
    {
      method: 'POST',
      kind: 'other',
      path,
      handle: guarded((call) => reply(org, call, 201, start(deployments, call)))
    },
    {
      method: 'GET',
      kind: 'other',
      path: `${path}/:id`,
      handle: guarded((call, { id = '' }) => reply(org, call, 200, deployments.get(id)))
    },
    {
      method: 'PATCH',
      kind: 'other',
      path: `${path}/:id`,
      handle: guarded((call, { id = '' }) => {
        if (!cancel.safeParse(call.body).success) {
          throw malformed('Only {"deployResult": {"status": "Canceling"}} can be asked for');
        }
        return reply(org, call, 202, deployments.cancel(id, call.session.userId));
      })
    }
  ];
}

function start(deployments: Deployments, call: Call): DeployJob {
  const { userId } = call.session;
  const quick = quickDeploy.safeParse(call.body);
  if (quick.success) return deployments.startValidated(userId, quick.data.validatedDeployRequestId);
  const parsed = upload.safeParse(call.body);
  const zip = Object.values(Object(call.body) as Record<string, unknown>).find((one) =>
    Buffer.isBuffer(one)
  );
  if (!parsed.success || !zip) {
    throw malformed('The body must be a form of deployOptions (JSON) and a file (zip)');
  }
  return deployments.start(userId, zip, deployOptions(parsed.data.deployOptions ?? {}));
}

function reply(org: Org, call: Call, status: number, job: DeployJob): Reply {
  const includeDetails = call.query.get('includeDetails') === 'true';
  return {
    status,
    body: {
      id: job.id,
      url: `${call.origin}${dataPath(call)}/metadata/deployRequest/${job.id}`,
      deployOptions: job.options,
      deployResult: deployResult(org, job, includeDetails)
    }
  };
}

function asSalesforceError(work: () => Reply, call: Call): Reply {
  try {
    requireMetadataAccess(call.session);
    return work();
  } catch (error) {
    if (!(error instanceof DeployFault)) throw error;
    throw new SalesforceError(statusOf(error.code), error.code, error.message);
  }
}

function statusOf(code: string): number {
  if (code === 'INSUFFICIENT_ACCESS') return 403;
  if (code === 'INVALID_CROSS_REFERENCE_KEY') return 404;
  return code === 'NOT_IMPLEMENTED' ? 501 : 400;
}
