import { EVERYONE, WATCHERS } from '../access.ts';
import {
  idParams,
  recordAnswer,
  recordQuery,
  runDetails,
  runList,
  runPage,
  runParams,
  runRowPage,
  runRows,
  type RecordAnswer,
  type RunDetailsAnswer,
  type RunListAnswer,
  type RunRowsAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import type { HistoryServices } from '../services.ts';

export function runRoutes(services: HistoryServices): Endpoint[] {
  return [...runs(services), record(services)];
}

function runs(services: HistoryServices): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/runs',
      access: WATCHERS,
      summary: 'Runs of a connection, the newest first',
      params: idParams,
      query: runPage,
      answers: { 200: runList },
      handle: async ({ params, query }) => {
        const { id, history } = await services.of(params.id);
        const body: RunListAnswer = { runs: await history.runs(id, query) };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/runs/:run',
      access: WATCHERS,
      summary: 'One run, and the open issues that it saw last',
      params: runParams,
      answers: { 200: runDetails },
      handle: async ({ params }) => {
        const { id, history } = await services.of(params.id);
        const body: RunDetailsAnswer = await history.run(id, params.run);
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/runs/:run/rows',
      access: WATCHERS,
      summary: 'The records whose changes a run answered, with what has become of them',
      params: runParams,
      query: runRowPage,
      answers: { 200: runRows },
      handle: async ({ params, query }) => {
        const { id, history } = await services.of(params.id);
        const body: RunRowsAnswer = { rows: await history.rows(id, params.run, query) };
        return { status: 200, body };
      }
    })
  ];
}

function record(services: HistoryServices): Endpoint {
  return endpoint({
    method: 'get',
    path: '/v1/connections/:id/record-history',
    access: EVERYONE,
    summary: 'What changed one record, why, and which run took it to the org',
    params: idParams,
    query: recordQuery,
    answers: { 200: recordAnswer },
    handle: async ({ params, query }) => {
      const { id, history } = await services.of(params.id);
      const body: RecordAnswer = await history.record(id, query.key);
      return { status: 200, body };
    }
  });
}
