import { documented, recorded, unconfirmed, type Statement } from './statement.ts';

/** Request limits, status codes and headers. */
export const limits: readonly Statement[] = [
  recorded('limits/daily', 'a Developer Edition has 15,000 calls in a rolling day'),
  unconfirmed('limits/daily-by-licence', 'other editions get calls by licence'),
  documented('limits/concurrent', '5 requests of 20 s and more at once, 25 in production'),
  documented(
    'limits/timeout',
    'a call ends after ten minutes',
    'no call of the org runs that long; a planned slow call shows the client’s own limit'
  ),
  documented('limits/over', 'a call over the allocation is a 403 REQUEST_LIMIT_EXCEEDED'),
  unconfirmed('limits/over-text', 'TotalRequests Limit exceeded., ConcurrentRequests …'),
  unconfirmed('limits/no-retry-hint', 'there is no Retry-After and no RateLimit-*'),
  recorded('limits/usage-header', 'REST answers say api-usage, on 204, too'),
  recorded('limits/no-usage-header', 'versions, OAuth, 401 and bad versions do not say it'),
  unconfirmed('limits/per-app-usage', 'per-app-api-usage may follow'),
  recorded('limits/resource', '/limits maps names to Max and Remaining, with a DE’s values'),
  recorded('limits/no-ingest-key', '/limits has no key for ingested records'),
  recorded(
    'limits/lagging',
    'Remaining lags behind',
    'the org counts exactly: a lag would only make tests of clients unrepeatable'
  ),
  documented('status/200', '200: done'),
  documented('status/201', '201: created'),
  documented('status/204', '204: done, nothing to say'),
  documented('status/300', '300: the external id is not unique'),
  documented('status/304', '304: not modified'),
  documented('status/400', '400: not understood'),
  documented('status/401', '401: the session is over'),
  documented('status/403', '403: refused'),
  documented('status/404', '404: not found'),
  documented('status/405', '405: another method'),
  documented('status/409', '409: conflict', 'the sheet names no request that answers it'),
  documented(
    'status/410',
    '410: the resource is retired',
    'retired versions are recorded with 404, and the sheet names no other retired resource'
  ),
  documented('status/412', '412: a precondition is not met'),
  documented('status/414', '414: the URL is too long'),
  documented('status/415', '415: a content type that is not supported'),
  documented('status/420', '420: a deleted or expired scratch org, by a planned fault'),
  documented('status/428', '428: a precondition is missing', 'the sheet names no request for it'),
  documented('status/431', '431: the headers are too long'),
  documented('status/500', '500: an error of the server, by a planned fault'),
  documented('status/502', '502: a bad gateway, by a planned fault'),
  documented('status/503', '503: SERVER_UNAVAILABLE, by a planned fault'),
  documented('header/authorization', 'Authorization: Bearer signs a call in'),
  documented('header/default-namespace', 'defaultNamespace lets plain names mean packaged ones'),
  documented('header/batch-size', 'batchSize is a hint for the size of a page'),
  unconfirmed('header/batch-size-range', 'batchSize is between 200 and 2,000'),
  documented(
    'header/auto-assign',
    'Sforce-Auto-Assign: false skips assignment rules',
    'not served: the org has no assignment rules, so the header changes nothing'
  ),
  documented('header/duplicate-rule', 'allowSave saves what an alerting rule found'),
  documented('header/duplicate-rule-block', 'allowSave does not get past a blocking rule'),
  documented('header/if-modified-since', 'If-Modified-Since answers 304 on describe'),
  documented('header/if-none-match', 'If-None-Match answers 304 on an unchanged row'),
  documented('header/if-match', 'If-Match refuses a row that has changed'),
  recorded('header/etag', 'a row and describe carry ETag and Last-Modified'),
  recorded('header/describe-tag', 'all describe answers share one tag'),
  recorded('header/composite-tag', 'a GET inside a Composite carries both in httpHeaders'),
  recorded('header/standing', 'request id, cache control, vary and server are on every answer'),
  recorded('header/content-type', 'JSON is application/json;charset=UTF-8 to the letter'),
  recorded('header/gzip', 'answers are zipped for those who accept it, the tag says so')
];
