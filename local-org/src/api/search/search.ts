import { z } from 'zod';
import type { Org } from '../../org.ts';
import type { Call, Reply } from '../call.ts';
import type { Route } from '../router.ts';
import { malformed } from '../salesforce-error.ts';
import { malformedSearch } from './malformed-search.ts';
import { parseSosl } from './parse-sosl.ts';
import { runSearch } from './run-search.ts';
import { fieldGroup, MAX_RESULTS, type SearchRequest } from './search-request.ts';

/** `/search?q=FIND…` and `/parameterizedSearch` (documented: Search, Parameterized Search). */
export function searchRoutes(org: Org): Route[] {
  const path = '/parameterizedSearch';
  return [
    { method: 'GET', kind: 'other', path: '/search', handle: (call) => search(org, call) },
    {
      method: 'GET',
      kind: 'other',
      path,
      handle: (call) => found(org, call, requestOf(fromQuery(call)))
    },
    {
      method: 'POST',
      kind: 'other',
      path,
      handle: (call) => found(org, call, requestOf(fromBody(call)))
    }
  ];
}

function search(org: Org, call: Call): Reply {
  const sosl = call.query.get('q');
  if (!sosl) throw malformedSearch('A search string has to be specified');
  return found(org, call, parseSosl(sosl));
}

function found(org: Org, call: Call, request: SearchRequest): Reply {
  return { status: 200, body: { searchRecords: runSearch(org, call, request) } };
}

const count = z.coerce.number().int().min(1).max(MAX_RESULTS);
const names = z.array(z.string()).optional();
const parameters = z.object({
  q: z.string().min(1),
  in: z.string().optional(),
  fields: names,
  sobjects: z
    .array(
      z.object({
        name: z.string(),
        fields: names,
        where: z.string().optional(),
        orderBy: z.string().optional(),
        limit: count.optional()
      })
    )
    .optional(),
  defaultLimit: count.optional(),
  overallLimit: count.optional()
});

type Parameters = z.infer<typeof parameters>;

function fromBody(call: Call): Parameters {
  const parsed = parameters.safeParse(call.body);
  if (!parsed.success) throw malformed(z.prettifyError(parsed.error));
  return parsed.data;
}

function fromQuery({ query }: Call): Parameters {
  const listed = (name: string) => query.get(name)?.split(',');
  const parsed = parameters.safeParse({
    q: query.get('q') ?? '',
    in: query.get('in') ?? undefined,
    fields: listed('fields'),
    sobjects: query.has('sobject')
      ? query.getAll('sobject').map((name) => ({
          name,
          fields: listed(`${name}.fields`),
          where: query.get(`${name}.where`) ?? undefined,
          limit: query.get(`${name}.limit`) ?? undefined
        }))
      : undefined,
    defaultLimit: query.get('defaultLimit') ?? undefined,
    overallLimit: query.get('overallLimit') ?? undefined
  });
  if (!parsed.success) throw malformedSearch(z.prettifyError(parsed.error));
  return parsed.data;
}

function requestOf(given: Parameters): SearchRequest {
  const group = fieldGroup(given.in ?? 'ALL');
  if (!group) throw malformedSearch(`unexpected token: ${given.in}`);
  return {
    // The words are meant as they stand: no operator has a meaning here.
    term: given.q.replace(/["\\*?]/g, (character) => `\\${character}`),
    group,
    ...(given.sobjects && {
      returning: given.sobjects.map(({ name, fields, where, orderBy, limit }) => ({
        name,
        fields: fields ?? given.fields ?? ['Id'],
        ...(where !== undefined && { where }),
        tail: orderBy === undefined ? '' : `ORDER BY ${orderBy}`,
        limit: limit ?? given.defaultLimit ?? MAX_RESULTS
      }))
    }),
    limit: given.overallLimit ?? MAX_RESULTS
  };
}
