import { EVERYONE, INTEGRATORS, WATCHERS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  backfillEstimate,
  backfillProgress,
  backfillRequest,
  backfillStep,
  communityList,
  idParams,
  currentBackfill,
  type BackfillEstimateAnswer,
  type BackfillProgressAnswer,
  type CommunityListAnswer,
  type CurrentBackfillAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import type { BackfillServices } from '../services.ts';

export function backfillRoutes(backfill: BackfillServices): Endpoint[] {
  return [...reading(backfill), ...changing(backfill)];
}

function reading(backfill: BackfillServices): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/communities',
      access: EVERYONE,
      summary: 'Communities that were imported',
      answers: { 200: communityList },
      handle: async () => {
        const body: CommunityListAnswer = { communities: [...(await backfill.communities())] };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/backfill',
      access: WATCHERS,
      summary: 'How far the newest backfill is, how fast, and how long it will take',
      params: idParams,
      answers: { 200: currentBackfill },
      handle: async ({ params }) => {
        const body: CurrentBackfillAnswer = { backfill: await backfill.progress(params.id) };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/backfill/estimate',
      access: INTEGRATORS,
      summary: 'What a backfill will take: rows, API calls, storage, minutes; changes nothing',
      params: idParams,
      body: backfillRequest,
      answers: { 200: backfillEstimate },
      handle: async ({ params, body: request }) => {
        const body: BackfillEstimateAnswer = await backfill.estimate(params.id, request);
        return { status: 200, body };
      }
    })
  ];
}

function changing(backfill: BackfillServices): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/backfill',
      access: INTEGRATORS,
      summary: 'Request a backfill; the service takes it up within seconds',
      params: idParams,
      body: backfillRequest,
      answers: { 201: backfillProgress },
      handle: async ({ params, body: request, caller }) => {
        const actor = actorFrom(caller);
        const body: BackfillProgressAnswer = await backfill.request(params.id, request, actor);
        return { status: 201, body };
      }
    }),
    endpoint({
      method: 'patch',
      path: '/v1/connections/:id/backfill',
      access: INTEGRATORS,
      summary: 'Pause, resume or cancel the backfill',
      params: idParams,
      body: backfillStep,
      answers: { 200: backfillProgress },
      handle: async ({ params, body: { action }, caller }) => {
        const actor = actorFrom(caller);
        const body: BackfillProgressAnswer = await backfill.steer(params.id, action, actor);
        return { status: 200, body };
      }
    })
  ];
}
