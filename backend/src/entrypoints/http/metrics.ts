import { collectDefaultMetrics, Counter, Gauge, Registry } from 'prom-client';
import type { RequestHandler } from 'express';
import type { WorkspaceStatus } from '../../history/index.ts';

/** What Prometheus scrapes: the process, the requests, and the state of the workspace. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Counter<'path' | 'status'>;

  constructor(status: () => Promise<WorkspaceStatus>) {
    collectDefaultMetrics({ register: this.registry });
    this.requests = new Counter({
      name: 'porchlight_http_requests_total',
      help: 'Requests answered, by path and status.',
      labelNames: ['path', 'status'],
      registers: [this.registry]
    });
    this.registry.registerMetric(workspaceGauge(status));
  }

  /** Counts requests. Only addresses that exist become labels, or callers could make any number. */
  counting(): RequestHandler {
    return (request, response, next) => {
      response.on('finish', () => {
        const { path = 'none' } = (request.route ?? {}) as { path?: string };
        this.requests.inc({ path, status: response.statusCode });
      });
      next();
    };
  }

  async text(): Promise<{ body: string; contentType: string }> {
    return { body: await this.registry.metrics(), contentType: this.registry.contentType };
  }
}

function workspaceGauge(status: () => Promise<WorkspaceStatus>): Gauge<'of'> {
  return new Gauge({
    name: 'porchlight_records',
    help: 'Records held, by kind, and rows of the outbox, by state.',
    labelNames: ['of'],
    registers: [],
    async collect() {
      const { counts, outbox } = await status();
      this.set({ of: 'communities' }, counts.communities);
      this.set({ of: 'members' }, counts.members);
      this.set({ of: 'activities' }, counts.activities);
      this.set({ of: 'sessions' }, counts.sessions);
      this.set({ of: 'outbox_pending' }, outbox.pending);
      this.set({ of: 'outbox_waiting' }, outbox.waiting);
      this.set({ of: 'outbox_parked' }, outbox.parked);
    }
  });
}
