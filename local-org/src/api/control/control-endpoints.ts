import { z } from 'zod';
import { AppError } from '../../apps/index.ts';
import { faultSpecs } from '../../faults/index.ts';
import type { Org } from '../../org.ts';
import { SoqlError } from '../../soql/index.ts';
import type { Reply } from '../call.ts';
import { DeleteLog } from '../feeds/index.ts';
import type { Dispatcher } from '../dispatcher.ts';
import { query } from '../queries.ts';
import type { QueryLocators } from '../query-locators.ts';
import { notFound, SalesforceError } from '../salesforce-error.ts';
import { parseJson, type WireRequest } from '../wire-request.ts';
import { ApexEndpoint, controllerCall } from './apex-endpoint.ts';
import { requireLoopback } from './loopback.ts';
import { answerRules } from './rule-endpoints.ts';

const VERSION = '66.0';
const PAGE = 2000;

const clockChange = z.union([
  z.strictObject({ now: z.iso.datetime({ offset: true }).nullable() }),
  z.strictObject({ advanceSeconds: z.number() })
]);

const deleteLogPurge = z.strictObject({ purge: z.string() });

/** `/local-org/…`: what a real org does not have. Loopback only; nothing here counts as an API call. */
export class ControlEndpoints {
  private readonly org: Org;
  private readonly locators: QueryLocators;
  private readonly resources: Pick<Dispatcher, 'list'>;
  private readonly apex: ApexEndpoint;

  constructor(org: Org, locators: QueryLocators, resources: Pick<Dispatcher, 'list'>) {
    this.org = org;
    this.locators = locators;
    this.resources = resources;
    this.apex = new ApexEndpoint(org);
  }

  /** Throws SalesforceError for strangers, unknown paths and unreadable bodies. */
  handle(request: WireRequest): Reply {
    requireLoopback(request);
    const endpoint = `${request.method} ${request.path}`;
    switch (endpoint) {
      case 'GET /local-org/ledger':
        return ok(this.org.ledger.snapshot());
      case 'DELETE /local-org/ledger':
        this.org.ledger.reset();
        return ok(this.org.ledger.snapshot());
      case 'GET /local-org/apex-calls':
        return ok(this.org.apexCalls.list());
      case 'DELETE /local-org/apex-calls':
        this.org.apexCalls.reset();
        return ok([]);
      case 'GET /local-org/clock':
        return this.time();
      case 'POST /local-org/clock':
        return this.setClock(read(clockChange, request));
      case 'GET /local-org/faults':
        return ok(this.org.faults.list());
      case 'POST /local-org/faults':
        this.org.faults.add(read(faultSpecs, request));
        return ok(this.org.faults.list());
      case 'DELETE /local-org/faults':
        this.org.faults.clear();
        return ok([]);
      case 'POST /local-org/delete-log':
        return this.purgeDeleteLog(read(deleteLogPurge, request));
      case 'GET /local-org/apps':
        return ok(this.org.apps.list());
      case 'POST /local-org/apps':
        return this.putApp(request);
      case 'POST /local-org/apex':
        return this.apex.answer(read(controllerCall, request));
      case 'GET /local-org/resources':
        return ok(this.resources.list());
      case 'GET /local-org/query':
        return this.query(request);
      default:
        return this.rules(endpoint, request);
    }
  }

  private rules(endpoint: string, request: WireRequest): Reply {
    const answer = answerRules(this.org, endpoint, (schema) => read(schema, request));
    if (answer === undefined) throw notFound();
    return ok(answer);
  }

  private time(): Reply {
    const { clock } = this.org;
    return ok({ now: clock.now().toISOString(), standsStill: clock.standsStill });
  }

  private setClock(change: z.infer<typeof clockChange>): Reply {
    const { clock } = this.org;
    if ('advanceSeconds' in change) clock.advance(change.advanceSeconds * 1000);
    else if (change.now === null) clock.followMachine();
    else clock.set(new Date(change.now));
    return this.time();
  }

  /** Adds an External Client App, or changes the one with this client id. */
  private putApp(request: WireRequest): Reply {
    try {
      return ok(this.org.apps.put(parseJson(request.text)));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      throw new SalesforceError(400, 'INVALID_INPUT', error.message);
    }
  }

  /** What Salesforce does on its own with a log that has grown large. */
  private purgeDeleteLog({ purge }: z.infer<typeof deleteLogPurge>): Reply {
    const object = this.org.store.findObject(purge);
    if (!object) throw notFound();
    const log = new DeleteLog(this.org);
    log.purge(object);
    return ok({ earliestDateAvailable: log.earliest(object).toISOString() });
  }

  /** SOQL as the admin, page by page. */
  private query(request: WireRequest): Reply {
    const session = this.org.sessionOf(this.org.admin.id);
    const locator = request.query.get('locator');
    const urlOf = (next: string) => `/local-org/query?locator=${next}`;
    if (locator !== null) {
      const page = this.locators.next(session.userId, locator, PAGE, urlOf);
      if (!page) throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
      return ok(page);
    }
    try {
      const soql = request.query.get('q') ?? '';
      const result = query(this.org, { session, version: VERSION }, soql);
      return ok(this.locators.page(session.userId, result, PAGE, urlOf));
    } catch (error) {
      if (!(error instanceof SoqlError)) throw error;
      throw new SalesforceError(400, error.errorCode, error.message);
    }
  }
}

function ok(body: unknown): Reply {
  return { status: 200, body };
}

function read<T>(schema: z.ZodType<T>, request: WireRequest): T {
  const parsed = schema.safeParse(parseJson(request.text));
  if (parsed.success) return parsed.data;
  throw new SalesforceError(400, 'INVALID_INPUT', z.prettifyError(parsed.error));
}
