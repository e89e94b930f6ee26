import { EVERYONE, INTEGRATORS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  checklist,
  checklistParams,
  confirmation,
  idParams,
  supportBundleAnswer,
  type ChecklistAnswer,
  type SupportBundleAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import type { CareServices } from '../services.ts';

export function checklistRoutes(care: CareServices): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/checklist',
      access: EVERYONE,
      summary: 'What is to be seen to when an org is connected, with its state as it is now',
      params: idParams,
      answers: { 200: checklist },
      handle: async ({ params }) => {
        const body: ChecklistAnswer = { points: [...(await care.checklist(params.id))] };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'patch',
      path: '/v1/connections/:id/checklist/:point',
      access: INTEGRATORS,
      summary: 'Confirm a point that only a person can look at, or take that back',
      params: checklistParams,
      body: confirmation,
      answers: { 200: checklist },
      handle: async ({ params: { id, point }, body: { isConfirmed }, caller }) => {
        await care.confirm(id, { point, isConfirmed }, actorFrom(caller));
        const body: ChecklistAnswer = { points: [...(await care.checklist(id))] };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/support-bundle',
      access: INTEGRATORS,
      summary: 'States, counts and codes for who looks for a fault; no data, no secret',
      answers: { 200: supportBundleAnswer },
      handle: async () => {
        const body: SupportBundleAnswer = await care.supportBundle();
        return { status: 200, body };
      }
    })
  ];
}
