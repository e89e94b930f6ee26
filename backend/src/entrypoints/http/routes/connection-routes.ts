import { CAPABILITIES, DIRECTIONS, ENVIRONMENTS, type Choice } from '../../../domain/index.ts';
import type { Orgs } from '../../../workspace/index.ts';
import { EVERYONE, INTEGRATORS, type Access } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  accessFix,
  connectionAnswer,
  connectionCatalogue,
  connectionChange,
  connectionList,
  connectionTest,
  idParams,
  lastVerification,
  verificationReport,
  type ConnectionCatalogue
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';

const READING: Access = { ...EVERYONE, key: 'status:read', service: true };
const CHANGING: Access = { ...INTEGRATORS, key: 'connections:write' };
/** Each asks the org several times. */
const PER_MINUTE = 30;

/** The orgs a workspace is tied to, and what people do with them; making them: `connecting-routes`. */
export function connectionRoutes(orgs: Orgs, callbackUrl: () => string): Endpoint[] {
  return [...reading(orgs, callbackUrl), changing(orgs), ...checking(orgs), ...ending(orgs)];
}

function reading({ care }: Orgs, callbackUrl: () => string): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connection-catalogue',
      access: READING,
      summary: 'What can be connected, and how',
      answers: { 200: connectionCatalogue },
      handle: async () => ({ status: 200, body: catalogue(callbackUrl()) })
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections',
      access: READING,
      summary: 'The connected orgs with state, age of the token and what can be done',
      answers: { 200: connectionList },
      handle: async () => ({ status: 200, body: { connections: await care.list() } })
    }),
    endpoint({
      method: 'get',
      path: '/v1/connections/:id',
      access: READING,
      summary: 'One connected org',
      params: idParams,
      answers: { 200: connectionAnswer },
      handle: async ({ params }) => ({ status: 200, body: await care.find(params.id) })
    })
  ];
}

function changing({ care }: Orgs): Endpoint {
  return endpoint({
    method: 'patch',
    path: '/v1/connections/:id',
    access: CHANGING,
    summary: 'Change name, capability or direction: the next run follows',
    params: idParams,
    body: connectionChange,
    answers: { 200: connectionAnswer },
    handle: async ({ params, body, caller }) => ({
      status: 200,
      body: await care.change(params.id, body, actorFrom(caller))
    })
  });
}

function checking({ care, verification }: Orgs): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/connections/:id/verification',
      access: READING,
      summary: 'What the last verification found, and what runs met since; asks the org nothing',
      params: idParams,
      answers: { 200: lastVerification },
      handle: async ({ params }) => ({
        status: 200,
        body: { report: await verification.last(params.id) }
      })
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/test',
      access: CHANGING,
      summary: 'Sign in and ask whose org it is; says why when it fails',
      perMinute: PER_MINUTE,
      params: idParams,
      answers: { 200: connectionTest },
      handle: async ({ params, caller }) => ({
        status: 200,
        body: await care.test(params.id, actorFrom(caller))
      })
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/verify',
      access: CHANGING,
      summary: 'Compare what the integration user needs with what the org gives',
      perMinute: PER_MINUTE,
      params: idParams,
      answers: { 200: verificationReport },
      handle: async ({ params, caller }) => ({
        status: 200,
        body: await verification.verify(params.id, actorFrom(caller))
      })
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/fix',
      access: CHANGING,
      summary: 'Give the integration user what is missing, where the API allows',
      perMinute: PER_MINUTE,
      params: idParams,
      body: accessFix,
      answers: { 200: verificationReport },
      handle: async ({ params, body, caller }) => ({
        status: 200,
        body: await verification.fix(params.id, body.as, actorFrom(caller))
      })
    })
  ];
}

function ending({ care }: Orgs): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/disconnect',
      access: CHANGING,
      summary: 'Stop the sync; consent, settings and history stay',
      params: idParams,
      answers: { 200: connectionAnswer },
      handle: async ({ params, caller }) => ({
        status: 200,
        body: await care.disconnect(params.id, actorFrom(caller))
      })
    }),
    endpoint({
      method: 'post',
      path: '/v1/connections/:id/disconnect-account',
      access: CHANGING,
      summary: 'End the consent at the org and forget every token',
      params: idParams,
      answers: { 200: connectionAnswer },
      handle: async ({ params, caller }) => ({
        status: 200,
        body: await care.disconnectAccount(params.id, actorFrom(caller))
      })
    })
  ];
}

function catalogue(callbackUrl: string): ConnectionCatalogue {
  return {
    callbackUrl,
    platforms: [{ name: 'salesforce', label: 'Salesforce', capabilities: choicesOf(CAPABILITIES) }],
    directions: choicesOf(DIRECTIONS),
    environments: choicesOf(ENVIRONMENTS)
  };
}

function choicesOf<C extends Choice>(all: Readonly<Record<string, C>>) {
  return Object.entries(all).map(([name, choice]) => ({ name, ...choice }));
}
