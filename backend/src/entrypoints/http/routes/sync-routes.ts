import type { ConnectionSettings } from '../../../domain/index.ts';
import { EVERYONE, INTEGRATORS, WATCHERS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  apiUseAnswer,
  idParams,
  settingsChange,
  startedRun,
  syncSettings,
  syncStart,
  syncView,
  type ApiUseAnswer,
  type StartedRunAnswer,
  type SyncSettingsAnswer,
  type SyncViewAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import type { SyncServices } from '../services.ts';

export function syncRoutes(sync: SyncServices): Endpoint[] {
  return [...running(sync), ...settings(sync)];
}

function running(sync: SyncServices): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/sync',
      access: WATCHERS,
      summary: 'How the sync of a connection stands: the run going on, the next one, the backfill',
      params: idParams,
      answers: { 200: syncView },
      handle: async ({ params }) => {
        const body: SyncViewAnswer = await sync.state(params.id);
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/api-use',
      access: WATCHERS,
      summary: "API calls of the connection's org by day, our share of them, and a forecast",
      params: idParams,
      answers: { 200: apiUseAnswer },
      handle: async ({ params }) => {
        const body: ApiUseAnswer = await sync.apiUse(params.id);
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/sync',
      access: INTEGRATORS,
      summary:
        'Start a sync, which goes on in the background; refused without a passed verification',
      params: idParams,
      body: syncStart,
      answers: { 202: startedRun },
      handle: async ({ params, body: { unverified }, caller }) => {
        const run = await sync.start(params.id, { unverified }, actorFrom(caller));
        const body: StartedRunAnswer = { run };
        return { status: 202, body };
      }
    })
  ];
}

function settings(sync: SyncServices): Endpoint[] {
  const answer = (values: ConnectionSettings): SyncSettingsAnswer => ({
    settings: sync.settingForms().map((form) => ({ ...form, value: values[form.name] }))
  });
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/settings',
      access: EVERYONE,
      summary: 'How a connection syncs, and what each setting may be',
      params: idParams,
      answers: { 200: syncSettings },
      handle: async ({ params }) => ({
        status: 200,
        body: answer(await sync.settings(params.id))
      })
    }),
    endpoint({
      method: 'patch',
      path: '/v1/connections/:id/settings',
      access: INTEGRATORS,
      summary: 'Change settings, all that are named or none',
      params: idParams,
      body: settingsChange,
      answers: { 200: syncSettings },
      handle: async ({ params, body, caller }) => ({
        status: 200,
        body: answer(await sync.changeSettings(params.id, body, actorFrom(caller)))
      })
    })
  ];
}
