import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BulkJobs } from '../bulk/index.ts';
import { Deployments } from '../deploy/index.ts';
import type { Org } from '../org.ts';
import { batchRoutes } from './batch/index.ts';
import { bulkJobs, bulkRoutes } from './bulk/index.ts';
import { collectionRoutes } from './collections.ts';
import { compositeRoutes } from './composite/index.ts';
import { ControlEndpoints } from './control/index.ts';
import { DataApi } from './data-api.ts';
import { describeRoutes } from './describe/index.ts';
import { Dispatcher } from './dispatcher.ts';
import { feedRoutes } from './feeds/index.ts';
import { fileRoutes } from './files/index.ts';
import { graphRoutes } from './graph/index.ts';
import { limitRoutes } from './limits.ts';
import { metadataRoutes } from './metadata/index.ts';
import { OAuthEndpoints, Sessions } from './oauth/index.ts';
import { OAuthApi } from './oauth-api.ts';
import type { Outcome } from './planned-faults.ts';
import { queryRoutes } from './query.ts';
import { QueryLocators } from './query-locators.ts';
import { resourceRoutes } from './resources.ts';
import { recentRoutes } from './recent.ts';
import { Router } from './router.ts';
import { rowRoutes } from './rows.ts';
import { errorReply, SalesforceError } from './salesforce-error.ts';
import { searchRoutes } from './search/index.ts';
import { sendReply } from './send-reply.ts';
import { SoapApi } from './soap/index.ts';
import { StreamingApi } from './streaming/index.ts';
import { testRunsOf, toolingRoutes } from './tooling/index.ts';
import { treeRoutes } from './tree/index.ts';
import { readRequest, type WireRequest } from './wire-request.ts';

// General knowledge: about 16 kB of URL. Node’s own limit must lie above it to answer in our shape.
const MAX_URL = 16_384;

export interface RunningServer {
  /** Like `http://127.0.0.1:8180`. */
  readonly url: string;
  /** An access token of the admin that does not run out. */
  readonly accessToken: string;
  /** Ends open connections and stops listening; the org stays open. */
  close(): Promise<void>;
}

/** Answers what people's browsers ask, on the port of the API. */
export interface PageServer {
  /** Whether the path, without its query, is one of its pages. */
  owns(path: string): boolean;
  /** Writes the whole response; rejects only when the client has gone. */
  answer(message: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Told of the server before it listens. */
  attach?(server: Server): void;
}

/** Serves the org; port 0 takes a free one. Rejects with EADDRINUSE when the port is taken. */
export async function startServer(
  org: Org,
  { host = '127.0.0.1', port = 0, pages }: { host?: string; port?: number; pages?: PageServer } = {}
): Promise<RunningServer> {
  const api = new OrgApi(org);
  const server = createServer({ maxHeaderSize: 4 * MAX_URL }, (message, response) => {
    const path = (message.url ?? '/').split('?')[0] ?? '/';
    const serving = pages?.owns(path)
      ? pages.answer(message, response)
      : api.serve(message, response);
    serving.catch((error: unknown) => {
      // The client went away while it was being answered.
      org.log(`a reply was not sent: ${String(error)}`);
      message.socket.destroy();
    });
  });
  pages?.attach?.(server);
  // Longer than clients keep idle connections: else they reuse one that is just being closed.
  server.keepAliveTimeout = 65_000;
  try {
    server.listen(port, host);
    await once(server, 'listening');
  } catch (error) {
    await api.end();
    throw error;
  }
  const { port: taken } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${taken}`,
    accessToken: api.adminToken(),
    async close() {
      await close(server);
      await api.end();
    }
  };
}

class OrgApi {
  private readonly org: Org;
  private readonly sessions: Sessions;
  private readonly oauth: OAuthApi;
  private readonly control: ControlEndpoints;
  private readonly data: DataApi;
  private readonly jobs: BulkJobs;
  private readonly deployments: Deployments;
  private readonly soap: SoapApi;
  private readonly streaming: StreamingApi;

  constructor(org: Org) {
    const locators = new QueryLocators(org.clock);
    this.org = org;
    this.jobs = bulkJobs(org);
    this.deployments = new Deployments(org);
    this.sessions = new Sessions(org.store, org.clock);
    this.oauth = new OAuthApi(org, this.sessions, new OAuthEndpoints(org, this.sessions));
    const dispatcher: Dispatcher = new Dispatcher(
      new Router([
        ...resourceRoutes(org),
        ...describeRoutes(org),
        ...rowRoutes(org, locators),
        ...collectionRoutes(org),
        ...compositeRoutes(org, () => dispatcher),
        ...graphRoutes(org, () => dispatcher),
        ...batchRoutes(org, () => dispatcher),
        ...treeRoutes(org),
        ...queryRoutes(org, locators),
        ...feedRoutes(org),
        ...recentRoutes(org),
        ...fileRoutes(org),
        ...bulkRoutes(org, this.jobs),
        ...searchRoutes(org),
        ...toolingRoutes(org, locators),
        ...metadataRoutes(org, this.deployments),
        ...limitRoutes(org)
      ])
    );
    this.control = new ControlEndpoints(org, locators, dispatcher);
    this.data = new DataApi(org, this.sessions, dispatcher);
    this.soap = new SoapApi(org, this.sessions, this.deployments);
    this.streaming = new StreamingApi(org, this.sessions);
  }

  /** Stops the work that goes on by itself. */
  async end(): Promise<void> {
    this.streaming.end();
    await Promise.all([this.jobs.end(), this.deployments.end(), testRunsOf(this.org).end()]);
    await this.org.validator.close();
  }

  adminToken(): string {
    const { settings, admin } = this.org;
    const kept = settings.find('adminToken');
    if (kept && this.sessions.findUser(kept)) return kept;
    const token = this.sessions.openForever(admin.id);
    settings.set('adminToken', token);
    return token;
  }

  async serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    let request: WireRequest | undefined;
    let outcome: Outcome;
    try {
      request = await readRequest(message);
      outcome = await this.answer(request);
    } catch (error) {
      outcome = message.socket.destroyed ? 'reset' : this.failure(error);
    }
    if (outcome === 'reset') {
      message.socket.destroy();
      return;
    }
    response.setHeader('Date', this.org.clock.now().toUTCString());
    await sendReply(request, response, outcome);
  }

  private async answer(request: WireRequest): Promise<Outcome> {
    const { path } = request;
    if (request.url.length > MAX_URL) throw this.urlTooLong();
    if (path.startsWith('/local-org/')) return this.control.handle(request);
    if (path.startsWith('/services/data')) return this.data.answer(request);
    if (/^\/services\/soap\//i.test(path)) return this.soap.answer(request);
    if (path.startsWith('/cometd/')) return this.streaming.answer(request);
    return this.oauth.answer(request);
  }

  private urlTooLong(): SalesforceError {
    this.org.unconfirmed('414 for a URL of more than 16 kB');
    return new SalesforceError(414, 'URI_TOO_LONG', 'The URL of the request is too long.');
  }

  private failure(error: unknown): Outcome {
    if (error instanceof SalesforceError) return errorReply(error);
    const id = randomUUID();
    this.org.log(`unexpected error ${id}: ${(error as Error)?.stack ?? String(error)}`);
    const message = `An unexpected error occurred. Please include this ErrorId if you contact support: ${id}`;
    return errorReply(new SalesforceError(500, 'UNKNOWN_EXCEPTION', message));
  }
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
