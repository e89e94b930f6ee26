import type { RequestHandler } from 'express';
import { performance } from 'node:perf_hooks';
import type { Logger } from '../../kernel/index.ts';

/** One line per request: no query, header or body, which may hold what must not be logged. */
export function requestLog(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const start = performance.now();
    response.on('finish', () => {
      const fields = {
        method: request.method,
        path: request.path,
        status: response.statusCode,
        ms: Math.round(performance.now() - start)
      };
      // Load balancers ask every few seconds.
      if (request.path === '/health') logger.debug(fields, 'request');
      else logger.info(fields, 'request');
    });
    next();
  };
}
