import type { Org } from '../org.ts';
import { dataPath, type Call, type Reply } from './call.ts';
import type { QueryLocators } from './query-locators.ts';
import { query } from './queries.ts';
import type { Route } from './router.ts';
import { SalesforceError } from './salesforce-error.ts';

const LARGEST_PAGE = 2000;
const SMALLEST_PAGE = 200;

/** `/query`, `/queryAll` and the pages behind their locators. */
export function queryRoutes(org: Org, locators: QueryLocators): Route[] {
  const many = { kind: 'query', composable: 'many', method: 'GET' } as const;
  const more: Route['handle'] = (call, { locator = '' }) => nextPage(locators, call, locator);
  return [
    { ...many, path: '/query', handle: (call) => firstPage(org, locators, call, false) },
    { ...many, path: '/queryAll', handle: (call) => firstPage(org, locators, call, true) },
    { ...many, path: '/query/:locator', handle: more },
    { ...many, path: '/queryAll/:locator', handle: more }
  ];
}

function firstPage(org: Org, locators: QueryLocators, call: Call, includeDeleted: boolean): Reply {
  const soql = call.query.get('q');
  if (!soql) {
    throw new SalesforceError(400, 'MALFORMED_QUERY', 'A query string has to be specified');
  }
  const result = query(org, call, soql, { includeDeleted });
  const page = locators.page(call.session.userId, result, pageSize(call), urlIn(call));
  return { status: 200, body: page };
}

function nextPage(locators: QueryLocators, call: Call, locator: string): Reply {
  const page = locators.next(call.session.userId, locator, pageSize(call), urlIn(call));
  if (!page) throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
  return { status: 200, body: page };
}

function urlIn(call: Call) {
  return (locator: string) => `${dataPath(call)}/query/${locator}`;
}

/** `Sforce-Query-Options: batchSize=N`, kept between 200 and 2,000. */
function pageSize(call: Call): number {
  const option = /batchSize\s*=\s*(\d+)/i.exec(call.headers['sforce-query-options'] ?? '');
  if (!option) return LARGEST_PAGE;
  return Math.min(LARGEST_PAGE, Math.max(SMALLEST_PAGE, Number(option[1])));
}
