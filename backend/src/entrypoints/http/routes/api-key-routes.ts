import { SCOPES, type ApiKey, type KeyScope } from '../../../domain/index.ts';
import type { People } from '../../../workspace/index.ts';
import { INTEGRATORS } from '../access.ts';
import { actorFrom } from '../caller.ts';
import {
  addedApiKey,
  apiKey,
  apiKeyList,
  idParams,
  newApiKey,
  scopeList,
  type AddedApiKeyAnswer,
  type ApiKeyAnswer,
  type ScopeListAnswer
} from '../contract/index.ts';
import { endpoint, type Endpoint } from '../endpoint.ts';
import { UnauthenticatedError } from '../errors.ts';

export function apiKeyRoutes(people: People): Endpoint[] {
  return [...reading(people), ...changing(people)];
}

function reading({ apiKeys }: People): Endpoint[] {
  return [
    endpoint({
      method: 'get',
      path: '/v1/api-key/me',
      access: { key: 'any' },
      summary: 'The API key of this request, with its scopes',
      answers: { 200: apiKey },
      handle: async ({ caller }) => {
        if (caller.kind !== 'api-key') throw new UnauthenticatedError();
        return { status: 200, body: keyAnswer(caller.key) };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/api-key-scopes',
      access: INTEGRATORS,
      summary: 'What an API key may be allowed, and what for',
      answers: { 200: scopeList },
      handle: async () => {
        const names = Object.keys(SCOPES) as KeyScope[];
        const body: ScopeListAnswer = {
          scopes: names.map((name) => ({ name, purpose: SCOPES[name] }))
        };
        return { status: 200, body };
      }
    }),
    endpoint({
      method: 'get',
      path: '/v1/api-keys',
      access: INTEGRATORS,
      summary: 'API keys, without their secrets',
      answers: { 200: apiKeyList },
      handle: async () => ({
        status: 200,
        body: { apiKeys: (await apiKeys.list()).map(keyAnswer) }
      })
    })
  ];
}

function changing({ apiKeys }: People): Endpoint[] {
  return [
    endpoint({
      method: 'post',
      path: '/v1/api-keys',
      access: INTEGRATORS,
      summary: 'Add an API key; its secret is in this answer only',
      body: newApiKey,
      answers: { 201: addedApiKey },
      handle: async ({ body: { name, scopes }, caller }) => {
        const { key, secret } = await apiKeys.add(name, scopes, actorFrom(caller));
        const body: AddedApiKeyAnswer = { apiKey: keyAnswer(key), secret };
        return { status: 201, body };
      }
    }),
    endpoint({
      method: 'delete',
      path: '/v1/api-keys/:id',
      access: INTEGRATORS,
      summary: 'Revoke an API key at once',
      params: idParams,
      answers: { 204: undefined },
      handle: async ({ params, caller }) => {
        await apiKeys.revoke(params.id, actorFrom(caller));
        return { status: 204 };
      }
    })
  ];
}

function keyAnswer(key: ApiKey): ApiKeyAnswer {
  const { id, name, prefix, scopes, createdBy, createdAt, lastUsedAt } = key;
  return { id, name, prefix, scopes, createdBy, createdAt, lastUsedAt };
}
