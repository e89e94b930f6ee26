import express, { type Express, type RequestHandler } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import type { WorkspaceStatus } from '../../history/index.ts';
import type { Logger } from '../../kernel/index.ts';
import { requireToken } from './access.ts';
import type { Endpoint } from './endpoint.ts';
import { errorAnswers } from './error-answers.ts';
import { NoSuchAddressError, TooManyRequestsError } from './errors.ts';
import { Metrics } from './metrics.ts';
import { requestLog } from './request-log.ts';
import { healthRoutes } from './routes/health-routes.ts';
import { metricsRoutes } from './routes/metrics-routes.ts';
import { openapiRoutes } from './routes/openapi-routes.ts';
import { statusRoutes } from './routes/status-routes.ts';

const REQUESTS_PER_MINUTE = 600;

/** What the service needs to answer. */
export interface HttpServices {
  status(): Promise<WorkspaceStatus>;
  /** Throws when the database does not answer. */
  ping(): Promise<void>;
}

export interface HttpOptions {
  readonly services: HttpServices;
  /** Bearer token for everything that is not public. */
  readonly token: string;
  readonly logger: Logger;
  readonly requestsPerMinute?: number;
}

/** The Express application; it listens nowhere yet. */
export function createHttpApp(options: HttpOptions): Express {
  const { services, token, logger } = options;
  const metrics = new Metrics(() => services.status());
  const endpoints = [
    ...healthRoutes(() => services.ping()),
    ...statusRoutes(() => services.status()),
    ...metricsRoutes(metrics)
  ];
  const app = express();
  app.use(requestLog(logger), metrics.counting(), helmet(), limit(options.requestsPerMinute));
  const checkToken = requireToken(token);
  for (const endpoint of [...endpoints, ...openapiRoutes(endpoints)]) {
    const checks = endpoint.access === 'public' ? [] : [checkToken];
    app[endpoint.method](endpoint.path, ...checks, answering(endpoint));
  }
  app.use(() => {
    throw new NoSuchAddressError();
  });
  app.use(errorAnswers(logger));
  return app;
}

function limit(perMinute = REQUESTS_PER_MINUTE): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: ({ path }) => path === '/health',
    handler: () => {
      throw new TooManyRequestsError();
    }
  });
}

function answering({ answers, handle }: Endpoint): RequestHandler {
  return async (_request, response) => {
    const { status, body, contentType } = await handle();
    response.status(status).set('Cache-Control', 'no-store');
    if (contentType) response.set('Content-Type', contentType).send(body);
    // Through the schema: what the contract does not name does not leave.
    else response.json(answers[status]?.parse(body));
  };
}
