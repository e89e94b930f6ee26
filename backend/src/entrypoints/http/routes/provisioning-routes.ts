import type { ProvisionedItem } from '../../../domain/index.ts';
import type { Orgs } from '../../../workspace/index.ts';
import { INTEGRATORS, type Access } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  idParams,
  madeItems,
  provisioningPreview,
  provisioningReport,
  provisioningRequest,
  type MadeItemAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';

const ACCESS: Access = { ...INTEGRATORS, key: 'connections:write' };
/** Each asks the org many times. */
const PER_MINUTE = 20;

/** Fields, objects and rights made in an org without the package. */
export function provisioningRoutes({ provisioning }: Orgs): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/provisioning',
      access: ACCESS,
      summary: 'What was made in the org, when and by whom; grows while it is being made',
      params: idParams,
      answers: { 200: madeItems },
      handle: async ({ params }) => ({
        status: 200,
        body: { made: (await provisioning.made(params.id)).map(madeItem) }
      })
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/provisioning/preview',
      access: ACCESS,
      summary: 'What an org without the package needs, and what of it is there; changes nothing',
      perMinute: PER_MINUTE,
      params: idParams,
      body: provisioningRequest,
      answers: { 200: provisioningPreview },
      handle: async ({ params, body }) => {
        const preview = await provisioning.preview(params.id, body.as);
        return { status: 200, body: { ...preview, made: preview.made.map(madeItem) } };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/provisioning',
      access: ACCESS,
      summary: 'Make what is missing and give the rights; what is there is left as it is',
      perMinute: PER_MINUTE,
      params: idParams,
      body: provisioningRequest,
      answers: { 200: provisioningReport },
      handle: async ({ params, body, caller }) => {
        const report = await provisioning.provision(params.id, body.as, actorFrom(caller));
        return { status: 200, body: { ...report, made: report.made.map(madeItem) } };
      }
    })
  ];
}

function madeItem({ kind, name, madeAt, madeBy }: ProvisionedItem): MadeItemAnswer {
  return { kind, name, madeAt, madeBy: madeBy.name };
}
