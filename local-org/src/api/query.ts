import type { Org } from '../org.ts';
import type { QueryResult } from '../soql/index.ts';
import { dataPath, type Call, type Reply } from './call.ts';
import { explain } from './explain.ts';
import { queryColumns } from './query-columns.ts';
import type { QueryLocators } from './query-locators.ts';
import { query, type QueryOptions } from './queries.ts';
import type { Route } from './router.ts';
import { SalesforceError } from './salesforce-error.ts';

const LARGEST_PAGE = 2000;
const SMALLEST_PAGE = 200;

/** `/query`, `/queryAll` and the pages behind their locators. */
export function queryRoutes(org: Org, locators: QueryLocators): Route[] {
  const many = { kind: 'query', composable: 'many', method: 'GET' } as const;
  const more: Route['handle'] = (call, { locator = '' }) => answerPage(locators, call, locator);
  return [
    { ...many, path: '/query', handle: (call) => answerQuery(org, locators, call) },
    {
      ...many,
      path: '/queryAll',
      handle: (call) => answerQuery(org, locators, call, { includeDeleted: true })
    },
    { ...many, path: '/query/:locator', handle: more },
    { ...many, path: '/queryAll/:locator', handle: more }
  ];
}

/** Answers `q`, or what `columns=true` or `explain` ask for instead of its records. */
export function answerQuery(
  org: Org,
  locators: QueryLocators,
  call: Call,
  options: QueryOptions = {}
): Reply {
  const explained = call.query.get('explain');
  if (explained) return { status: 200, body: explain(org, call, explained) };
  const soql = call.query.get('q');
  if (!soql) {
    throw new SalesforceError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  }
  const result = query(org, call, soql, options);
  if (call.query.get('columns') === 'true') {
    return { status: 200, body: queryColumns(result, org.store.findObject(result.entity)) };
  }
  return answerResult(locators, call, result);
}

/** The first page of a result; further ones are behind its locator. */
export function answerResult(locators: QueryLocators, call: Call, result: QueryResult): Reply {
  const page = locators.page(call.session.userId, result, pageSize(call), urlIn(call));
  return { status: 200, body: page };
}

/** The page behind a locator. */
export function answerPage(locators: QueryLocators, call: Call, locator: string): Reply {
  const page = locators.next(call.session.userId, locator, pageSize(call), urlIn(call));
  if (!page) throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return { status: 200, body: page };
}

function urlIn(call: Call) {
  const base = `${dataPath(call)}${call.path.startsWith('/tooling/') ? '/tooling' : ''}`;
  return (locator: string) => `${base}/query/${locator}`;
}

/** `Sforce-Query-Options: batchSize=N`, kept between 200 and 2,000. */
function pageSize(call: Call): number {
  const option = /batchSize\s*=\s*(\d+)/i.exec(call.headers['sforce-query-options'] ?? '');
  if (!option) return LARGEST_PAGE;
  return Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, Number(option[1])));
}
