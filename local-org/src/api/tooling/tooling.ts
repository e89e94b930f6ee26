import type { Org } from '../../org.ts';
import { runAnonymous } from '../anonymous-apex.ts';
import { dataPath, type Call, type Reply } from '../call.ts';
import { describeObject, objectAttributes } from '../describe/index.ts';
import { answerPage, answerQuery } from '../query.ts';
import type { QueryLocators } from '../query-locators.ts';
import { query, quoted } from '../queries.ts';
import type { AnyRoute } from '../router.ts';
import { notFound, SalesforceError } from '../salesforce-error.ts';
import { testRoutes } from './apex-tests/index.ts';
import { catalogueOf, catalogueSession } from './catalogue.ts';
import { createCustomField } from './create-custom-field.ts';

/** `/tooling/…`: queries that see the org's metadata too, and fields made in the running org. */
export function toolingRoutes(org: Org, locators: QueryLocators): AnyRoute[] {
  const get = { method: 'GET', kind: 'other' } as const;
  const byName = '/tooling/sobjects/:object';
  return [
    ...testRoutes(org),
    { ...get, path: '/tooling', handle: (call) => resources(call) },
    {
      ...get,
      kind: 'query',
      path: '/tooling/query',
      handle: (call) => answerQuery(org, locators, call, { api: 'tooling' })
    },
    {
      ...get,
      kind: 'query',
      path: '/tooling/query/:locator',
      handle: (call, { locator = '' }) => answerPage(locators, call, locator)
    },
    { ...get, path: '/tooling/sobjects', handle: (call) => describeGlobal(org, call) },
    {
      ...get,
      kind: 'describe',
      path: `${byName}/describe`,
      handle: (call, { object = '' }) => describe(org, call, object)
    },
    {
      ...get,
      path: `${byName}/:id`,
      handle: (call, { object = '', id = '' }) => getRow(org, call, object, id)
    },
    {
      ...get,
      path: '/tooling/executeAnonymous',
      handle: (call) => executeAnonymous(org, call)
    },
    {
      method: 'POST',
      kind: 'other',
      path: '/tooling/sobjects/CustomField',
      handle: (call) => createCustomField(org, call)
    }
  ];
}

/** Documented: the code comes in the query; its debug log is only had by SOAP. */
function executeAnonymous(org: Org, call: Call): Reply {
  const code = call.query.get('anonymousBody');
  if (code === null) {
    throw new SalesforceError(400, 'MISSING_ARGUMENT', 'The parameter anonymousBody is missing');
  }
  return { status: 200, body: { ...runAnonymous(org, call.session, code), debugLog: undefined } };
}

function resources(call: Call): Reply {
  const base = `${dataPath(call)}/tooling`;
  return { status: 200, body: { query: `${base}/query`, sobjects: `${base}/sobjects` } };
}

/** The call as the catalogue sees it: its own objects and rights. */
function inCatalogue(org: Org, call: Call) {
  const { objects } = catalogueOf(org).source().schema;
  const inner: Call = { ...call, session: catalogueSession(call.session) };
  const readable = [...objects.values()].filter(({ name }) => inner.session.rights.canRead(name));
  return { inner, readable };
}

function describeGlobal(org: Org, call: Call): Reply {
  const { inner, readable } = inCatalogue(org, call);
  const sobjects = readable.map((object) => objectAttributes(inner, object, 'tooling/sobjects'));
  return { status: 200, body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects } };
}

function describe(org: Org, call: Call, name: string): Reply {
  const { inner, readable } = inCatalogue(org, call);
  const object = readable.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!object) throw notFound();
  return { status: 200, body: describeObject(org, inner, object, 'tooling/sobjects') };
}

function getRow(org: Org, call: Call, name: string, id: string): Reply {
  const { inner, readable } = inCatalogue(org, call);
  const object = readable.find((one) => one.name.toLowerCase() === name.toLowerCase());
  if (!object) throw notFound();
  const fields = [...object.fields.values()].map((field) => field.name).join(', ');
  const soql = `SELECT ${fields} FROM ${object.name} WHERE Id = ${quoted(id)}`;
  const [row] = query(org, { ...inner, session: call.session }, soql, { api: 'tooling' }).rows(
    0,
    1
  );
  if (!row) throw notFound();
  return { status: 200, body: row };
}
