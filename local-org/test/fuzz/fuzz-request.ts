import fc from 'fast-check';

/** A request as it goes over the wire, sense or no sense. */
export interface FuzzRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface Resource {
  readonly method: string;
  readonly path: string;
}

const LONG = 'x'.repeat(100_000);
const names = ['Account', 'contact', 'Member__c', 'Nothing__c', '__proto__', 'constructor', ''];
const ids = [
  '001LO0000000001YAA',
  '750LO0000000001YAA',
  '001000000000000',
  'null',
  "' OR 1=1 --",
  '0r8AAA-2000'
];
const odd = ['%00', '%ff', '%2e%2e', '..', '%F0%9F%98%80', 'a'.repeat(2000), '@{ref.id}', '-1'];

/** Numbers no double holds, names that poison prototypes, keys twice: JSON that parses and is still odd. */
const rawJson = [
  '{"Name":"a","Name":"b"}',
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
  '{"records":[{"__proto__":{"polluted":true},"attributes":{"type":"__proto__"}}]}',
  '{"Name":1e999,"NumberOfEmployees":-1e999}',
  '{"NumberOfEmployees":123456789012345678901234567890}',
  '{"AnnualRevenue":0.1e-400,"Name":-0}',
  '{"Name":"\\ud800","Phone":"\\u0000"}',
  '{"records":{}}',
  '{"records":[null,[],1,"x"]}',
  '{"records":[{"attributes":{"type":{}}}]}',
  '{"graphs":[{"graphId":null,"compositeRequest":[null]}]}',
  '{"batchRequests":[{"method":{},"url":[]}]}',
  '{"compositeRequest":[{"method":"GET","url":"/services/data/v66.0/query?q=%","referenceId":"a"}]}',
  '{"ids":"none","fields":{}}',
  '{"operation":"insert","object":["Account"]}',
  'Name,Phone\nx,1\n',
  'Name,"Phone\nx',
  '--b\r\nContent-Disposition: form-data; name="entity_content"\r\n\r\n{\r\n--b--',
  '[]',
  'null',
  'true',
  '""',
  `{"Name":"${LONG}"}`,
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`
];

const soql = [
  'SELECT Id FROM Account',
  'SELECT',
  `SELECT Id FROM Account WHERE Name = '${'\\'.repeat(51)}`,
  `SELECT ${'('.repeat(500)}`,
  `SELECT Id FROM Account WHERE ${'NOT '.repeat(300)}Name = 'x'`,
  'SELECT Id, (SELECT Id FROM __proto__) FROM Account',
  'SELECT COUNT() FROM Account GROUP BY Name',
  'SELECT Id FROM Account LIMIT 99999999999999999999',
  'SELECT Id FROM Account WHERE CreatedDate = LAST_N_DAYS:99999999999',
  'SELECT Id FROM Account WHERE NumberOfEmployees > 1e999',
  'FIND {x} IN ALL FIELDS RETURNING Account(Id)',
  '\u0000'
];

const contentTypes = [
  'application/json',
  'application/json;charset=utf-16',
  'text/plain',
  'text/csv',
  'application/xml',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=b',
  ''
];

/** Bodies that are valid somewhere: bent, they reach deeper than noise does. */
const sensible: readonly object[] = [
  { Name: 'x', Phone: '1', NumberOfEmployees: 7 },
  { allOrNone: true, records: [{ attributes: { type: 'Account' }, Name: 'x' }] },
  { ids: ['001LO0000000001YAA'], fields: ['Id', 'Name'] },
  {
    allOrNone: false,
    compositeRequest: [
      {
        method: 'POST',
        url: '/services/data/v66.0/sobjects/Account',
        referenceId: 'a',
        body: { Name: 'x' }
      }
    ]
  },
  {
    graphs: [
      {
        graphId: 'g',
        compositeRequest: [
          {
            method: 'POST',
            url: '/services/data/v66.0/sobjects/Account',
            referenceId: 'a',
            body: { Name: 'x' }
          }
        ]
      }
    ]
  },
  { haltOnError: true, batchRequests: [{ method: 'GET', url: 'v66.0/limits' }] },
  { records: [{ attributes: { type: 'Account', referenceId: 'r' }, Name: 'x' }] },
  { object: 'Account', operation: 'insert', contentType: 'CSV', lineEnding: 'LF' },
  { operation: 'query', query: 'SELECT Id FROM Account' },
  { state: 'UploadComplete' },
  { FullName: 'Lead.X__c', Metadata: { type: 'Text', label: 'X', length: 10 } },
  { Title: 'x', PathOnClient: 'x.txt', VersionData: 'eA==' }
];

const weird = fc.oneof(
  fc.constantFrom<unknown>(null, true, '', LONG, [], {}, -1, 1e308, [[]], { a: { b: [] } }),
  fc.string({ maxLength: 20 }),
  fc.integer()
);

/** A sensible body with one value anywhere in it replaced. */
const bent = fc
  .tuple(fc.constantFrom(...sensible), fc.nat(11), weird)
  .map(([body, place, value]) => JSON.stringify(replaceValue(body, place, value)));

const text = fc.oneof(
  { weight: 4, arbitrary: bent },
  { weight: 2, arbitrary: fc.constantFrom(...sensible).map((body) => JSON.stringify(body)) },
  { weight: 2, arbitrary: fc.constantFrom(...rawJson) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 4 }) },
  // Cut off somewhere.
  {
    weight: 1,
    arbitrary: fc
      .tuple(bent, fc.double({ min: 0, max: 1, noNaN: true }))
      .map(([json, share]) => json.slice(0, Math.floor(json.length * share)))
  }
);

const body = fc.oneof(
  { weight: 6, arbitrary: text.map((json) => Buffer.from(json)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes)) },
  // Invalid UTF-8 inside a string.
  { weight: 1, arbitrary: fc.constant(Buffer.from('{"Name":"\xff\xfe\xc0"}', 'latin1')) },
  { weight: 1, arbitrary: fc.constant(Buffer.alloc(0)) }
);

const query = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        fc.constantFrom('q', 'ids', 'fields', 'start', 'end', 'locator', 'explain'),
        fc.oneof(fc.constantFrom(...soql, ...ids), fc.string())
      )
      .map(([name, value]) => `?${name}=${encodeURIComponent(value.toWellFormed())}`)
  },
  { weight: 1, arbitrary: fc.constantFrom('?', '?q=%', '?q=%ff&q=2', '?&&==', '?ids=,,,') }
);

const headers = fc.record({
  'Content-Type': fc.oneof(
    { weight: 3, arbitrary: fc.constant('application/json') },
    { weight: 2, arbitrary: fc.constantFrom(...contentTypes) }
  ),
  extra: fc.constantFrom<Record<string, string>>(
    {},
    {},
    {},
    { 'Content-Encoding': 'gzip' },
    { 'Accept-Encoding': 'gzip' },
    { 'Sforce-Query-Options': 'batchSize=-5' },
    { 'Sforce-Duplicate-Rule-Header': 'allowSave=maybe' },
    { 'If-Modified-Since': 'never', 'If-None-Match': '"', 'If-Match': '*' },
    { 'Sforce-Call-Options': 'defaultNamespace=__proto__' }
  )
});

/** Requests to these resources and to paths near them. */
export function fuzzRequests(resources: readonly Resource[]): fc.Arbitrary<FuzzRequest> {
  const method = fc.constantFrom('GET', 'POST', 'PATCH', 'PUT', 'DELETE', 'HEAD', 'OPTIONS');
  return fc
    .record({
      resource: fc.constantFrom(...resources),
      method: fc.option(method, { freq: 4, nil: undefined }),
      segments: fc.array(fc.constantFrom(...names, ...ids, ...odd), { minLength: 4, maxLength: 4 }),
      query,
      headers,
      body
    })
    .map(({ resource, segments, ...request }) => ({
      method: request.method ?? resource.method,
      path: fillPath(resource.path, segments) + request.query,
      headers: withoutEmpty({
        'Content-Type': request.headers['Content-Type'],
        ...request.headers.extra
      }),
      body: request.body
    }));
}

function fillPath(path: string, segments: readonly string[]): string {
  let next = 0;
  return path.replace(/:\w+/g, () => encoded(segments[next++ % segments.length] ?? ''));
}

// What a URL cannot hold is encoded; what is encoded already stays as it is.
function encoded(segment: string): string {
  return /^[\w.%-]*$/.test(segment) ? segment : encodeURIComponent(segment);
}

function withoutEmpty(all: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

/** Replaces the n-th value met on the way through; the first is the whole. */
function replaceValue(whole: unknown, place: number, value: unknown): unknown {
  let left = place;
  const visit = (part: unknown): unknown => {
    if (left-- === 0) return value;
    if (Array.isArray(part)) return part.map(visit);
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(Object.entries(part).map(([name, item]) => [name, visit(item)]));
  };
  return visit(whole);
}
