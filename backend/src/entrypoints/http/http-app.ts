import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { WorkspaceStatus } from '../../history/index.ts';
import type { Logger } from '../../kernel/index.ts';
import type { Orgs, People } from '../../workspace/index.ts';
import { refusal } from './access.ts';
import { answering } from './answering.ts';
import { callerOf, Callers } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import { errorAnswers } from './error-answers.ts';
import { NoSuchAddressError, TooManyRequestsError } from './errors.ts';
import { LiveView } from './live-view.ts';
import { Metrics } from './metrics.ts';
import { requestLog } from './request-log.ts';
import { apiKeyRoutes } from './routes/api-key-routes.ts';
import { auditRoutes } from './routes/audit-routes.ts';
import { backfillRoutes } from './routes/backfill-routes.ts';
import { checklistRoutes } from './routes/checklist-routes.ts';
import { CALLBACK_PATH, connectingRoutes } from './routes/connecting-routes.ts';
import { connectionRoutes } from './routes/connection-routes.ts';
import { eventRoutes } from './routes/event-routes.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { invitationRoutes } from './routes/invitation-routes.ts';
import { issueRoutes } from './routes/issue-routes.ts';
import { metricsRoutes } from './routes/metrics-routes.ts';
import { openapiRoutes } from './routes/openapi-routes.ts';
import { openIdRoutes } from './routes/openid-routes.ts';
import { passwordRoutes } from './routes/password-routes.ts';
import { planRoutes } from './routes/plan-routes.ts';
import { provisioningRoutes } from './routes/provisioning-routes.ts';
import { runRoutes } from './routes/run-routes.ts';
import { signInRoutes } from './routes/sign-in-routes.ts';
import { statusRoutes } from './routes/status-routes.ts';
import { syncRoutes } from './routes/sync-routes.ts';
import { userRoutes } from './routes/user-routes.ts';
import type { StartServices, SyncView } from './services.ts';
import { serveStudio } from './studio.ts';

const REQUESTS_PER_MINUTE = 600;

/** What the service needs to answer. */
export interface HttpServices {
  status(): Promise<WorkspaceStatus>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
  readonly people: People;
  /** Sync, backfill and history of the connections. */
  readonly start: StartServices;
  readonly orgs: Orgs;
}

export interface HttpOptions {
  readonly services: HttpServices;
  /** Bearer token of scripts on this machine. */
  readonly token: string;
  readonly logger: Logger;
  /** Where people reach the service; no slash at the end. */
  readonly publicUrl: () => string;
  /** Addresses or ranges whose `X-Forwarded-For` is believed. */
  readonly trustedProxies?: readonly string[];
  /** Folder of the built Studio; without it only the API is there. */
  readonly studioDir?: string;
  /** Ends streams. */
  readonly stopped?: AbortSignal;
  /** From one network address, in place of every limit. */
  readonly requestsPerMinute?: number;
}

/** The Express application; it listens nowhere yet. */
export function createHttpApp(options: HttpOptions): Express {
  const { services, token, logger, publicUrl, studioDir } = options;
  const { stopped = new AbortController().signal } = options;
  const metrics = new Metrics(() => services.status());
  const callers = new Callers({ people: services.people, accessToken: token, publicUrl });
  const app = express();
  // Nobody else: whoever may say where they come from has no limits.
  app.set('trust proxy', [...(options.trustedProxies ?? [])]);
  app.use(requestLog(logger), metrics.counting(), helmet(), limit(options.requestsPerMinute));
  for (const endpoint of endpointsOf(options, metrics)) {
    const checks = endpoint.perMinute
      ? [limit(options.requestsPerMinute ?? endpoint.perMinute)]
      : [];
    const answer = answering(endpoint, { callers, publicUrl, stopped });
    app[endpoint.method](endpoint.path, ...checks, answer);
  }
  if (studioDir !== undefined) app.use(serveStudio(studioDir));
  app.use(() => {
    throw new NoSuchAddressError();
  });
  app.use(errorAnswers(logger));
  return app;
}

/** Every endpoint there is: the router, the API description and the tests of access go by this list. */
export function endpointsOf(
  { services, publicUrl, logger }: Pick<HttpOptions, 'services' | 'publicUrl' | 'logger'>,
  metrics = new Metrics(() => services.status())
): Endpoint[] {
  const { people, orgs, start } = services;
  const status = () => services.status();
  const endpoints = [
    ...healthRoutes(() => services.ping()),
    ...statusRoutes(status),
    ...metricsRoutes(metrics),
    ...signInRoutes(people, publicUrl),
    ...openIdRoutes(people, publicUrl),
    ...passwordRoutes(people, publicUrl),
    ...userRoutes(people),
    ...invitationRoutes(people),
    ...apiKeyRoutes(people),
    ...auditRoutes(people),
    ...connectionRoutes(orgs, () => publicUrl() + CALLBACK_PATH),
    ...connectingRoutes({
      ...{ orgs, publicUrl },
      callerOf: (cookies) => callerOf(cookies, { people, publicUrl })
    }),
    ...provisioningRoutes(orgs),
    ...syncRoutes(start.sync),
    ...planRoutes(start.sync),
    ...backfillRoutes(start.backfill),
    ...runRoutes(start.history),
    ...issueRoutes(start.history, start.sync),
    ...checklistRoutes(start.care)
  ];
  const events = eventRoutes({
    live: new LiveView(status, logger),
    liveSync: liveSyncs(start, logger),
    liveConnections: new LiveView(async () => ({ connections: await orgs.care.list() }), logger),
    isStillIn: async (caller) => {
      const known = await people.signIns.find(caller.token);
      const access = events[0]?.access ?? {};
      return known !== undefined && !refusal(access, { ...caller, ...known });
    }
  });
  const described = [...endpoints, ...events];
  return [...described, ...openapiRoutes(described)];
}

/** One view for all who watch the same connection. */
function liveSyncs(
  { sync }: StartServices,
  logger: Logger
): (connection: string) => Promise<LiveView<SyncView>> {
  const views = new Map<string, LiveView<SyncView>>();
  return async (wanted) => {
    const { id } = (await sync.state(wanted)).connection;
    const view = views.get(id) ?? new LiveView(() => sync.state(id), logger);
    views.set(id, view);
    return view;
  };
}

function limit(perMinute = REQUESTS_PER_MINUTE): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    // A header of a proxy nobody trusts is ignored, which is no misconfiguration.
    validate: { xForwardedForHeader: false },
    skip: ({ path }) => path === '/health',
    handler: () => {
      throw new TooManyRequestsError();
    }
  });
}
