import type { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject } from 'zod-openapi';
import type { Access } from './access.ts';
import { errorAnswer } from './contract/index.ts';
import type { Endpoint } from './endpoint.ts';

/** The OpenAPI 3.1 description of the endpoints, made of the schemas that check them. */
export function describeApi(endpoints: readonly Endpoint[]): object {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method] = describe(endpoint);
  }
  return createDocument({
    openapi: '3.1.0',
    info: { title: 'Porchlight', version: '1' },
    paths,
    components: {
      schemas: { Error: errorAnswer },
      securitySchemes: {
        signIn: { type: 'apiKey', in: 'cookie', name: '__Host-porchlight' },
        apiKey: { type: 'http', scheme: 'bearer' },
        token: { type: 'http', scheme: 'bearer' }
      }
    }
  });
}

function describe({ params, query, body, ...endpoint }: Endpoint): ZodOpenApiOperationObject {
  const { summary, access, answers } = endpoint;
  const described = Object.entries(answers).map(([status, schema]) => [
    status,
    { description: summary, ...(schema && { content: { 'application/json': { schema } } }) }
  ]);
  return {
    summary,
    description: whoMayCall(access),
    security: securityOf(access),
    requestParams: {
      ...(params && { path: params as z.ZodObject }),
      ...(query && { query: query as z.ZodObject })
    },
    ...(body && { requestBody: { content: { 'application/json': { schema: body } } } }),
    responses: {
      ...(Object.fromEntries(described) as ZodOpenApiOperationObject['responses']),
      default: {
        description: 'Not a success',
        content: { 'application/json': { schema: errorAnswer } }
      }
    }
  };
}

function whoMayCall({ public: isPublic, roles = [], key, service }: Access): string {
  if (isPublic) return 'For anyone.';
  const callers = [
    ...(roles.length > 0 ? [`users with the role ${roles.join(' or ')}`] : []),
    ...(key ? [key === 'any' ? 'any API key' : `API keys with the scope ${key}`] : []),
    ...(service ? ['the access token of the data folder'] : [])
  ];
  return `For ${callers.join('; ')}.`;
}

function securityOf({ roles, key, service }: Access): Record<string, string[]>[] {
  return [
    ...(roles ? [{ signIn: [] }] : []),
    ...(key ? [{ apiKey: key === 'any' ? [] : [key] }] : []),
    ...(service ? [{ token: [] }] : [])
  ];
}
