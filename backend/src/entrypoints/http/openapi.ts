import { z } from 'zod';
import { errorAnswer } from './contract/index.ts';
import type { Endpoint } from './endpoint.ts';

/** The OpenAPI 3.1 description of these endpoints, made from their schemas. */
export function describeApi(endpoints: readonly Endpoint[]): object {
  return {
    openapi: '3.1.0',
    info: { title: 'Porchlight', version: '1' },
    paths: Object.fromEntries(
      endpoints.map((endpoint) => [endpoint.path, { [endpoint.method]: describe(endpoint) }])
    ),
    components: {
      schemas: { Error: jsonSchema(errorAnswer) },
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } }
    }
  };
}

function describe({ summary, access, answers }: Endpoint): object {
  const answered = Object.entries(answers).map(([status, schema]) => [
    status,
    {
      description: summary,
      content: schema
        ? { 'application/json': { schema: jsonSchema(schema) } }
        : { 'text/plain': { schema: { type: 'string' } } }
    }
  ]);
  return {
    summary,
    security: access === 'token' ? [{ token: [] }] : [],
    responses: { ...(Object.fromEntries(answered) as object), default: ERROR }
  };
}

const ERROR = {
  description: 'Not a success',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } }
};

function jsonSchema(schema: z.ZodType): object {
  const described = z.toJSONSchema(schema);
  // OpenAPI 3.1 speaks that dialect by itself.
  delete described.$schema;
  return described;
}
