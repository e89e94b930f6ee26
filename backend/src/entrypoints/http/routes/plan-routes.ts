import { EVERYONE, INTEGRATORS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  idParams,
  latestPlan,
  planParams,
  planRowPage,
  planRows,
  startedRun,
  type LatestPlanAnswer,
  type PlanRowsAnswer,
  type StartedRunAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import type { SyncServices } from '../services.ts';

export function planRoutes(sync: SyncServices): Endpoint[] {
  return [...reading(sync), ...starting(sync)];
}

function reading(sync: SyncServices): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/plans/latest',
      access: EVERYONE,
      summary: 'What the last rehearsal found that a sync would do',
      params: idParams,
      answers: { 200: latestPlan },
      handle: async ({ params }) => {
        const body: LatestPlanAnswer = { plan: await sync.latestPlan(params.id) };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/plans/:plan/rows',
      access: EVERYONE,
      summary: 'A plan row by row, with what will differ, or why it will not land',
      params: planParams,
      query: planRowPage,
      answers: { 200: planRows },
      handle: async ({ params: { id, plan }, query }) => {
        const body: PlanRowsAnswer = { rows: await sync.planRows(id, plan, query) };
        return { status: 200, body };
      }
    })
  ];
}

function starting(sync: SyncServices): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/plans',
      access: INTEGRATORS,
      summary: 'Rehearse in the background: the plan of a sync, without a write',
      params: idParams,
      answers: { 202: startedRun },
      handle: async ({ params, caller }) => {
        const body: StartedRunAnswer = { run: await sync.rehearse(params.id, actorFrom(caller)) };
        return { status: 202, body };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/plans/:plan/run',
      access: INTEGRATORS,
      summary: 'Run exactly this plan in the background; stopped when things have changed since',
      params: planParams,
      answers: { 202: startedRun },
      handle: async ({ params: { id, plan }, caller }) => {
        const run = await sync.startPlan(id, plan, actorFrom(caller));
        const body: StartedRunAnswer = { run };
        return { status: 202, body };
      }
    })
  ];
}
